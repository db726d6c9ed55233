import * as z from 'zod/mini'
import { ClassCode, Code, Count, Day, Id, PageNumber, pageOf, Search, Text, UnitRef } from './basics.ts'
import { longestName } from './people.ts'
import { jpeg, pdf, route, scan } from './route.ts'
import { ConsentKind } from './states.ts'

/**
 * How things stand with a consent today. `ownNeeded`: the person has come of age and the representative's consent is about to lose its force
 * or has lost it; `outdated`: the text has changed since; `expired`: its term is over.
 */
export const ConsentState = z.enum(['given', 'missing', 'withdrawn', 'outdated', 'expired', 'ownNeeded'])
export type ConsentState = z.infer<typeof ConsentState>

export const ConsentSigner = z.enum(['PERSON', 'REPRESENTATIVE'])
export type ConsentSigner = z.infer<typeof ConsentSigner>
export const ConsentChannel = z.enum(['PAPER', 'ELECTRONIC'])
export type ConsentChannel = z.infer<typeof ConsentChannel>

/** How things stand with each kind. */
const States = z.record(ConsentKind, ConsentState)

/** Whose consents: everybody of the organisation, of a class, of a programme or only those who take part in one now. */
const Whom = {
  organisation: Code,
  class: z.optional(ClassCode),
  programme: z.optional(Id),
  /** Only those who take part in a programme today. */
  taking: z.optional(z.literal('now')),
  search: Search,
}

export const ConsentListItem = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  /** Under age or not, as far as the card tells: what the sheet is made for. */
  signers: z.object({ representative: z.boolean(), person: z.boolean() }),
  states: States,
})
export type ConsentListItem = z.infer<typeof ConsentListItem>

export const ConsentKindRef = z.object({ code: ConsentKind, title: z.string(), short: z.string(), stops: z.string() })
export type ConsentKindRef = z.infer<typeof ConsentKindRef>

export const ConsentClass = z.object({ class: ClassCode, people: Count, given: Count })
export type ConsentClass = z.infer<typeof ConsentClass>

export const Consent = z.object({
  id: Id,
  kind: ConsentKind,
  textVersion: z.string(),
  signer: ConsentSigner,
  countersigned: z.boolean(),
  representativeName: z.string(),
  givenOn: Day,
  validUntil: Day,
  channel: ConsentChannel,
  recordedBy: z.nullable(z.string()),
  ended: z.nullable(z.object({ on: Day, why: z.enum(['WITHDRAWN', 'REPLACED']), by: z.nullable(z.string()) })),
  /** The scanned page that proves it. */
  pageId: z.nullable(Id),
})
export type Consent = z.infer<typeof Consent>

export const PersonConsents = z.object({
  personId: Id,
  /** Still said when the processing is stopped: the page must call the person somehow. */
  name: z.string(),
  organisation: UnitRef,
  /** Processing stopped on, and the day by which the data is to be erased. */
  stopped: z.nullable(z.object({ on: Day, eraseBy: Day })),
  /** Ages at which the signer changes, in whole years. */
  ages: z.object({ representativeBelow: z.number(), countersignFrom: z.number() }),
  signers: z.object({ representative: z.boolean(), person: z.boolean() }),
  kinds: z.array(z.extend(ConsentKindRef, { state: ConsentState, holdsUntil: z.nullable(Day), text: z.array(z.string()) })),
  /** The latest first. */
  history: z.array(Consent),
})
export type PersonConsents = z.infer<typeof PersonConsents>

export const StoppedPerson = z.object({ personId: Id, name: z.string(), occupation: z.string(), on: Day, eraseBy: Day })
export type StoppedPerson = z.infer<typeof StoppedPerson>

/** Three hundred sheets of an office scanner weigh half of it. */
export const largestScan = 100 * 1024 * 1024
export const mostSheets = 600

export const ScanTrouble = z.enum(['scan.unknownKind', 'scan.damaged', 'scan.encrypted', 'scan.tooLarge', 'scan.tooManyPages'])
export type ScanTrouble = z.infer<typeof ScanTrouble>
export const ScanPageState = z.enum(['found', 'tray', 'filed'])
export type ScanPageState = z.infer<typeof ScanPageState>

/** Why a page waits for a hand: no code, somebody else's code, several sheets in one picture, a sheet taken already, a picture that cannot be read. */
export const TrayReason = z.enum(['noCode', 'unknownCode', 'severalCodes', 'alreadyTaken', 'unreadable', 'notSigned'])
export type TrayReason = z.infer<typeof TrayReason>

export const Scan = z.object({
  id: Id,
  uploadedAt: z.string(),
  by: z.nullable(z.string()),
  files: Count,
  pages: Count,
  pagesRead: Count,
  found: Count,
  tray: Count,
  filed: Count,
  troubles: z.array(z.object({ file: z.number(), code: ScanTrouble })),
})
export type Scan = z.infer<typeof Scan>

export const ScanPage = z.object({
  id: Id,
  file: z.number(),
  number: z.number(),
  state: ScanPageState,
  reason: z.nullable(TrayReason),
  /** Whose sheet it is and of which kind, when the code told. */
  sheet: z.nullable(z.object({ personId: Id, name: z.string(), occupation: z.string(), kind: ConsentKind })),
  hasImage: z.boolean(),
})
export type ScanPage = z.infer<typeof ScanPage>

const OfScan = z.strictObject({ id: Id })

export const consentRoutes = {
  list: route('GET', '/api/consents', { permission: 'consent.read' }, 'Кто подписал согласия и кто нет', {
    query: z.strictObject({ ...Whom, kind: z.optional(ConsentKind), state: z.optional(z.enum(['given', 'lacking'])), page: PageNumber }),
    reply: z.extend(pageOf(ConsentListItem), { kinds: z.array(ConsentKindRef) }),
  }),
  classes: route('GET', '/api/consents/classes', { permission: 'consent.read' }, 'Сколько подписали по классам', {
    query: z.strictObject({ organisation: Code, kind: ConsentKind, programme: z.optional(Id), taking: z.optional(z.literal('now')) }),
    reply: z.object({ items: z.array(ConsentClass) }),
  }),
  stopped: route(
    'GET',
    '/api/consents/stopped',
    { permission: 'consent.read' },
    'Чья обработка остановлена и до какого дня уничтожить данные',
    {
      query: z.strictObject({ organisation: Code, page: PageNumber }),
      reply: pageOf(StoppedPerson),
    },
  ),
  ofPerson: route('GET', '/api/people/:id/consents', { permission: 'consent.read' }, 'Согласия человека', {
    params: z.strictObject({ id: Id }),
    reply: PersonConsents,
  }),
  record: route('POST', '/api/people/:id/consents', { permission: 'consent.record' }, 'Записать подписанное согласие', {
    params: z.strictObject({ id: Id }),
    body: z.strictObject({
      kind: ConsentKind,
      givenOn: Day,
      channel: ConsentChannel,
      signer: ConsentSigner,
      countersigned: z.boolean(),
      representativeName: Text(longestName),
    }),
    reply: PersonConsents,
  }),
  withdraw: route('POST', '/api/consents/:id/withdrawal', { permission: 'consent.record' }, 'Отозвать согласие', {
    params: z.strictObject({ id: Id }),
    body: z.strictObject({}),
    reply: PersonConsents,
  }),
  sheets: route('POST', '/api/consent-sheets', { permission: 'consent.record' }, 'Листы согласия для печати', {
    body: z.strictObject({
      organisation: Code,
      kinds: z.array(ConsentKind).check(z.minLength(1)),
      class: z.optional(ClassCode),
      programme: z.optional(Id),
      taking: z.optional(z.literal('now')),
      people: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(mostSheets))),
    }),
    reply: pdf,
  }),
  listScans: route('GET', '/api/scans', { permission: 'consent.record' }, 'Сканы подписанных листов', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(Scan),
  }),
  uploadScan: route('POST', '/api/scans', { permission: 'consent.record' }, 'Отправить скан: PDF, JPEG, PNG, WebP или TIFF', {
    /** `scan` joins files that are sent together; `part` makes a repeated sending the same file. */
    query: z.strictObject({
      organisation: Code,
      scan: Id,
      part: Id,
      number: z.coerce.number().check(z.int(), z.positive(), z.maximum(mostSheets)),
    }),
    body: scan,
    reply: Scan,
  }),
  getScan: route('GET', '/api/scans/:id', { permission: 'consent.record' }, 'Что прочитано в скане', {
    params: OfScan,
    query: z.strictObject({ state: z.optional(ScanPageState), page: PageNumber }),
    reply: z.extend(pageOf(ScanPage), { scan: Scan, organisation: UnitRef, kinds: z.array(ConsentKindRef) }),
  }),
  cancelScan: route('DELETE', '/api/scans/:id', { permission: 'consent.record' }, 'Отказаться от скана: принятые листы остаются', {
    params: OfScan,
    reply: z.object({}),
  }),
  acceptScan: route('POST', '/api/scans/:id/acceptance', { permission: 'consent.record' }, 'Принять узнанные листы как подписанные', {
    params: OfScan,
    body: z.strictObject({
      givenOn: Day,
      /** Pages without a signature: they go to the tray. */
      unsigned: z.array(Id).check(z.maxLength(mostSheets)),
    }),
    reply: Scan,
  }),
  pageImage: route('GET', '/api/scan-pages/:id/image', { permission: 'consent.read' }, 'Снимок страницы', {
    params: OfScan,
    reply: jpeg,
  }),
  filePage: route('POST', '/api/scan-pages/:id/filing', { permission: 'consent.record' }, 'Отнести страницу к человеку', {
    params: OfScan,
    body: z.strictObject({ person: Id, kind: ConsentKind, givenOn: Day }),
    reply: z.object({}),
  }),
  discardPage: route('DELETE', '/api/scan-pages/:id', { permission: 'consent.record' }, 'Выбросить страницу из лотка', {
    params: OfScan,
    reply: z.object({}),
  }),
}
