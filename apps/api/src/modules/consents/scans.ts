import { type ConsentKind, pageSize, type Scan, type ScanPageState } from '@nastavnik/contract'
import { countPages, ScanError } from '@nastavnik/scans'
import { userIdOf } from '../../access/actor.ts'
import { opensWithdrawn, processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { lockSignatories } from './consents.repo.ts'
import { kindOf, kindRefs, wordingOn } from './kinds.rules.ts'
import { recordingOf } from './person-consents.ts'
import {
  addScanFile,
  deletePage,
  deleteScan,
  findScan,
  findScanPage,
  listScanPages,
  lockFoundPages,
  type PageInReach,
  putInTray,
  readPageImage,
  getScan as readScan,
  listScans as readScans,
} from './scans.repo.ts'
import { signersOf } from './signing.rules.ts'
import { type SignedConsent, writeConsents } from './write-consents.repo.ts'

const returning = opensWithdrawn('a signed sheet starts a stopped processing again')

interface UploadScan {
  readonly organisation: string
  readonly scan: string
  readonly part: string
  readonly number: number
  readonly file: Uint8Array
}

/** Keeps a file of a scan to be read in the background. 422 `scan.*` says what is wrong with the file. */
export const uploadScan = defineUseCase({
  name: 'consents.uploadScan',
  permission: 'consent.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: UploadScan) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, actor, clock }, { id: organisationId, regionId }, { scan, part, number, file }: UploadScan): Promise<Scan> => {
    const pages = await countPages(file).catch((error: unknown) => {
      throw error instanceof ScanError ? invalid(error.code) : error
    })
    const place = { regionId, organisationId }
    const sent = { id: part, scanId: scan, number, userId: userIdOf(actor), uploadedAt: clock.now(), content: file, pages }
    await addScanFile(tx, place, sent)
    return readScan(tx, place, scan)
  },
  audit: ({ target, input }) => ({ organisationId: target.id, subjectId: input.scan }),
})

export const listScans = defineUseCase({
  name: 'consents.listScans',
  permission: 'consent.record',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; page: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { id: organisationId, regionId }, { page }: { organisation: string; page: number }) => ({
    ...(await readScans(tx, { regionId, organisationId }, page)),
    page,
    pageSize,
  }),
  audit: noPeople,
})

async function scanInReach({ tx, reach }: Context, { id }: { id: string }) {
  const scan = await findScan(tx, reach, id)
  if (scan === undefined) throw notFound('scan.notFound')
  return { ...scan, place: { regionId: reach.regionId, organisationId: scan.organisationId } }
}

interface OfScan {
  readonly id: string
}
type GetScan = OfScan & { readonly state?: ScanPageState | undefined; readonly page: number }

/** What has been read of a scan and its pages. */
export const getScan = defineUseCase({
  name: 'consents.getScan',
  permission: 'consent.record',
  sees: 'people',
  gate: returning,
  authorize: (context, input: GetScan) => scanInReach(context, input),
  run: async ({ tx, model }, { id, place, code, title }, { state, page }: GetScan) => ({
    ...(await listScanPages(tx, place, id, state, page)),
    page,
    pageSize,
    scan: await readScan(tx, place, id),
    organisation: { level: 'organisation' as const, code, title },
    kinds: kindRefs(model),
  }),
  audit: ({ target, output }) => ({ organisationId: target.organisationId, subjectId: target.id, people: output.items.length }),
})

/** Gives a scan up: whatever has not been taken goes. */
export const cancelScan = defineUseCase({
  name: 'consents.cancelScan',
  permission: 'consent.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: OfScan) => scanInReach(context, input),
  run: async ({ tx }, { id, place }) => {
    await deleteScan(tx, place, id)
    return {}
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.id }),
})

interface AcceptScan extends OfScan {
  readonly givenOn: string
  readonly unsigned: readonly string[]
}

/** A consent on paper as the age of the person asks for it: whoever looked at the sheet saw the signatures. */
function onPaper(
  { model, today }: Context,
  person: SignedConsent['person'],
  kind: ConsentKind,
  givenOn: string,
): Pick<SignedConsent, 'person' | 'kind' | 'textVersion' | 'signer' | 'countersigned' | 'representativeName' | 'givenOn' | 'channel'> {
  const signers = signersOf(person.birth, person.classCode, givenOn, model.consents.signing)
  return {
    person,
    kind,
    textVersion: wordingOn(kindOf(model, kind), today).version,
    signer: signers.representative ? 'REPRESENTATIVE' : 'PERSON',
    countersigned: signers.representative && signers.person,
    representativeName: signers.representative ? person.representativeName : '',
    givenOn,
    channel: 'PAPER',
  }
}

/** Takes all recognised sheets of a scan as signed, but those named; they go to the tray. 422 `consent.inFuture`. */
export const acceptScan = defineUseCase({
  name: 'consents.acceptScan',
  permission: 'consent.record',
  sees: 'people',
  gate: returning,
  changes: true,
  authorize: (context, input: AcceptScan) => scanInReach(context, input),
  run: async (context, { id, place }, { givenOn, unsigned }: AcceptScan): Promise<Scan> => {
    const { tx, today } = context
    if (givenOn > today) throw invalid('consent.inFuture', [{ path: 'givenOn', code: 'consent.inFuture' }])
    const pages = await lockFoundPages(tx, place, id)
    const refused = new Set(unsigned)
    await putInTray(
      tx,
      place.regionId,
      pages.flatMap((page) => (refused.has(page.id) ? [page.id] : [])),
      'notSigned',
    )
    const looked = pages.filter((page) => !refused.has(page.id))
    // A sheet of an earlier wording beside a new one: the later printed says all.
    const latest = new Map(looked.map((page) => [`${page.personId} ${page.kind}`, page]))
    const signed = [...latest.values()]
    await putInTray(
      tx,
      place.regionId,
      looked.flatMap((page) => (signed.includes(page) ? [] : [page.id])),
      'alreadyTaken',
    )
    const people = await lockSignatories(
      tx,
      place.regionId,
      signed.map(({ personId }) => personId),
    )
    await writeConsents(
      recordingOf(context),
      signed.flatMap(({ id: pageId, sheetId, personId, kind, textVersion }) => {
        const person = people.get(personId)
        return person === undefined ? [] : [{ ...onPaper(context, person, kind, givenOn), textVersion, sheetId, pageId }]
      }),
    )
    return readScan(tx, place, id)
  },
  audit: ({ target, output }) => ({ organisationId: target.organisationId, subjectId: target.id, people: output.filed }),
})

async function pageInReach({ tx, reach }: Context, { id }: OfScan, lock = false): Promise<PageInReach> {
  const page = await findScanPage(tx, reach, id, lock)
  if (page === undefined) throw notFound('scan.notFound')
  return page
}

/** The picture of a page. */
export const getPageImage = defineUseCase({
  name: 'consents.getPageImage',
  permission: 'consent.read',
  sees: 'people',
  gate: returning,
  authorize: (context, input: OfScan) => pageInReach(context, input),
  run: async ({ tx, reach }, { id }) => {
    const content = await readPageImage(tx, reach.regionId, id)
    if (content === null) throw notFound('scan.notFound')
    return { name: 'page.jpeg', content }
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.personId ?? target.id, people: 1 }),
})

interface FilePage extends OfScan {
  readonly person: string
  readonly kind: ConsentKind
  readonly givenOn: string
}

/** Files a page by hand. 409 `scan.pageFiled` when it is a proof already, 404 `person.notFound`, 422 `consent.inFuture`. */
export const filePage = defineUseCase({
  name: 'consents.filePage',
  permission: 'consent.record',
  sees: 'people',
  gate: returning,
  changes: true,
  authorize: (context, input: FilePage) => pageInReach(context, input, true),
  run: async (context, page, { person: personId, kind, givenOn }: FilePage) => {
    const { tx, reach, today } = context
    if (page.state === 'filed') throw conflict('scan.pageFiled')
    if (givenOn > today) throw invalid('consent.inFuture', [{ path: 'givenOn', code: 'consent.inFuture' }])
    const person = (await lockSignatories(tx, reach.regionId, [personId])).get(personId)
    if (person === undefined || person.organisation.id !== page.organisationId) throw notFound('person.notFound')
    const isOwnSheet = page.personId === personId && page.kind === kind
    const sheetId = isOwnSheet ? page.sheetId : null
    const signed = onPaper(context, person, kind, givenOn)
    await writeConsents(recordingOf(context), [{ ...signed, sheetId, pageId: page.id }])
    return {}
  },
  audit: ({ target, input }) => ({ organisationId: target.organisationId, subjectId: input.person, people: 1, fields: [input.kind] }),
})

/** Throws a page of the tray away. 409 `scan.pageFiled`: a proof stays. */
export const discardPage = defineUseCase({
  name: 'consents.discardPage',
  permission: 'consent.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: OfScan) => pageInReach(context, input, true),
  run: async ({ tx, reach }, { id, state }) => {
    if (state === 'filed') throw conflict('scan.pageFiled')
    await deletePage(tx, reach.regionId, id)
    return {}
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.id }),
})
