import type { ConsentChannel, ConsentKind, ConsentSigner, PersonConsents } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { opensWithdrawn } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { findSignatory, listHistory, type Signatory, statesOf } from './consents.repo.ts'
import { kindOf, kindRefs, wordingOn } from './kinds.rules.ts'
import { signatureFault, signersOf } from './signing.rules.ts'
import { endConsent, findConsent, type Recording, writeConsents } from './write-consents.repo.ts'

const openHere = opensWithdrawn('a stopped person must be found to ask for a consent anew or to erase the data')

async function signatoryInReach({ tx, reach }: Context, id: string, lock = false): Promise<Signatory> {
  const signatory = await findSignatory(tx, reach, id, lock)
  if (signatory === undefined) throw notFound('person.notFound')
  return signatory
}

export const recordingOf = ({ tx, actor, reach, model, today, clock }: Context): Recording => ({
  tx,
  terms: { model, today },
  regionId: reach.regionId,
  userId: userIdOf(actor),
  now: clock.now(),
})

async function consentsOf(context: Context, { id, name, organisation, birth, classCode, withdrawnOn }: Signatory): Promise<PersonConsents> {
  const { tx, reach, model, today } = context
  const { signing } = model.consents
  const history = await listHistory(tx, reach.regionId, id)
  const states = await statesOf(tx, { model, today }, reach.regionId, id)
  return {
    personId: id,
    name,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    stopped: withdrawnOn === null ? null : { on: withdrawnOn, eraseBy: daysAfter(withdrawnOn, signing.eraseWithinDays) },
    ages: { representativeBelow: signing.representativeBelow, countersignFrom: signing.countersignFrom },
    signers: signersOf(birth, classCode, today, signing),
    kinds: kindRefs(model).map((ref) => {
      const standing = history.find(({ kind, ended }) => kind === ref.code && ended === null)
      return {
        ...ref,
        state: states[ref.code],
        holdsUntil: standing?.validUntil ?? null,
        text: wordingOn(kindOf(model, ref.code), today).paragraphs,
      }
    }),
    history,
  }
}

/** All consents of a person, stopped or not. 404 `person.notFound` outside the reader's organisation. */
export const getPersonConsents = defineUseCase({
  name: 'consents.getPersonConsents',
  permission: 'consent.read',
  sees: 'people',
  gate: openHere,
  authorize: (context, { id }: { id: string }) => signatoryInReach(context, id),
  run: consentsOf,
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.id, people: 1 }),
})

interface RecordConsent {
  readonly id: string
  readonly kind: ConsentKind
  readonly givenOn: string
  readonly channel: ConsentChannel
  readonly signer: ConsentSigner
  readonly countersigned: boolean
  readonly representativeName: string
}

/**
 * Records a consent signed on paper or electronically. 422 `consent.inFuture`, `consent.signerWrong` by the field: who signs depends on the age.
 */
export const recordConsent = defineUseCase({
  name: 'consents.recordConsent',
  permission: 'consent.record',
  sees: 'people',
  gate: openHere,
  changes: true,
  authorize: (context, { id }: RecordConsent) => signatoryInReach(context, id, true),
  run: async (context, person, { id: _id, ...signed }: RecordConsent) => {
    const { model, today } = context
    if (signed.givenOn > today) throw invalid('consent.inFuture', [{ path: 'givenOn', code: 'consent.inFuture' }])
    const signers = signersOf(person.birth, person.classCode, signed.givenOn, model.consents.signing)
    const fault = signatureFault(signed, signers, person.birth)
    if (fault !== undefined) throw invalid('consent.signerWrong', [{ path: fault, code: 'consent.signerWrong' }])
    const textVersion = wordingOn(kindOf(model, signed.kind), today).version
    const representativeName = signed.signer === 'PERSON' ? '' : signed.representativeName || person.representativeName
    await writeConsents(recordingOf(context), [{ ...signed, person, textVersion, representativeName, sheetId: null, pageId: null }])
    return consentsOf(context, await signatoryInReach(context, person.id))
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: target.id, people: 1, fields: [input.kind] }),
})

/** Withdraws a consent: what it allowed stops at once. 409 `consent.ended` when it has ended already. */
export const withdrawConsent = defineUseCase({
  name: 'consents.withdrawConsent',
  permission: 'consent.record',
  sees: 'people',
  gate: openHere,
  changes: true,
  authorize: async ({ tx, reach }, { id }: { id: string }) => {
    const consent = await findConsent(tx, reach, id)
    if (consent === undefined) throw notFound('consent.notFound')
    return consent
  },
  run: async (context, consent) => {
    if (consent.endedOn !== null) throw conflict('consent.ended')
    await endConsent(recordingOf(context), consent)
    return consentsOf(context, await signatoryInReach(context, consent.personId))
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.personId, people: 1, fields: [target.kind] }),
})
