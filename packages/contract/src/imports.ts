import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, ParticipantRole, pageOf, RequiredText } from './basics.ts'
import { type PersonText, participationTexts, personTextNames } from './people.ts'
import { route, xlsx } from './route.ts'
import { IgnoreCode, ParkCode, RowCode, WarningCode } from './row-codes.ts'

type ImportedText = Exclude<PersonText, 'representativeName'>
/** The representative has no column of his own: he is found among the contacts. */
const importedTexts = personTextNames.filter((text): text is ImportedText => text !== 'representativeName')

/** What a column of a base can mean. */
export const baseFields = [
  'number',
  'name',
  'givenName',
  'patronymic',
  'counterpart',
  'birth',
  'request',
  'startsOn',
  'endsOn',
  'programme',
  'form',
  'counterpartPlace',
  'result',
  'link',
  'completed',
  ...importedTexts,
] as const
export const BaseField = z.enum(baseFields)
export type BaseField = z.infer<typeof BaseField>

/** Columns without which no row of a base can be taken. */
export const requiredFields = ['name', 'form', 'programme', 'startsOn'] as const satisfies readonly BaseField[]

/** How a sheet was understood: of mentees, of mentors, or no base; `header` is the number of its row of headings, null when it has none. */
export const SheetLayout = z.object({
  sheet: z.string(),
  kind: z.nullable(ParticipantRole),
  header: z.nullable(z.number()),
  columns: z.array(z.object({ column: z.number(), heading: z.string(), field: z.nullable(BaseField) })),
})
export type SheetLayout = z.infer<typeof SheetLayout>

const RowRef = { sheet: z.string(), row: z.number(), name: z.string() }
export const ParkedRow = z.object({ ...RowRef, code: ParkCode })
export const IgnoredRow = z.object({ sheet: z.string(), row: z.number(), code: IgnoreCode })
export const WarnedRow = z.object({ ...RowRef, codes: z.array(WarningCode) })

export const ImportCounters = z.object({
  /** Rows taken; `warnings` is a part of them. */
  ready: z.number(),
  warnings: z.number(),
  /** Rows parked. */
  errors: z.number(),
  ignored: z.number(),
  /** Distinct people and participations in the file, and how many of them the registry did not hold yet. */
  persons: z.number(),
  participations: z.number(),
  newPersons: z.number(),
  newProgrammes: z.number(),
  newParticipations: z.number(),
  newMentorships: z.number(),
  /** People whose empty fields the file fills. */
  completedPersons: z.number(),
})
export type ImportCounters = z.infer<typeof ImportCounters>

/** Fields of a card and of a participation of which a workbook can say something else than the registry. */
export const differingFields = [
  'name',
  'kind',
  'birth',
  'experienceYears',
  'experienceHereYears',
  ...personTextNames,
  'endsOn',
  ...(Object.keys(participationTexts) as (keyof typeof participationTexts)[]),
  'completed',
] as const
export const DifferingField = z.enum(differingFields)
export type DifferingField = z.infer<typeof DifferingField>

/** A card, or a participation, of which a row of the workbook says something else than stands in the registry. */
export const Difference = z.object({
  /** Of the card or the participation. */
  id: Id,
  personId: Id,
  /** The name that stands in the registry. */
  name: z.string(),
  /** The title of the programme; null: the card itself is meant. */
  programme: z.nullable(z.string()),
  sheet: z.string(),
  row: z.number(),
  /** Versions of a card that was corrected after the workbook had been exported; `workbook` is null when the workbook does not say. */
  outdated: z.nullable(z.object({ card: z.number(), workbook: z.nullable(z.number()) })),
  /** '' is an empty field; days are 2026-11-22, a birth may be a year, `completed` is `yes` or `no`. */
  fields: z.array(z.object({ field: DifferingField, was: z.string(), said: z.string() })),
})
export type Difference = z.infer<typeof Difference>

/** How many differences there are, and what is to become of them. */
export const DifferenceCounters = z.object({
  total: z.number(),
  /** Of them, of cards that were corrected after the workbook had been exported: each waits for a choice of its own. */
  outdated: z.number(),
  /** Of all, those that are to be written (and of a taken import: that were). */
  taken: z.number(),
})
export type DifferenceCounters = z.infer<typeof DifferenceCounters>

/** What is written: everything that is not outdated, or nothing — but for those chosen otherwise. */
export const DifferenceChoice = z.strictObject({ update: z.boolean(), except: z.array(Id).check(z.maxLength(10_000)) })
export type DifferenceChoice = z.infer<typeof DifferenceChoice>

/** Whether the choice takes a difference. */
export const isTaken = ({ update, except }: DifferenceChoice, { id, outdated }: Pick<Difference, 'id' | 'outdated'>): boolean =>
  (update && outdated === null) !== except.includes(id)

/** Under review, taken, or taken and then taken back. */
export const ImportState = z.enum(['preview', 'done', 'undone'])
export type ImportState = z.infer<typeof ImportState>

/** How long a taken import can be taken back. */
export const undoHours = 24
/** Rows of each kind that a list shows at once. */
export const rowsShown = 200

export const Import = z.object({
  id: Id,
  state: ImportState,
  organisation: z.object({ code: Code, title: z.string() }),
  headcount: z.nullable(z.object({ countedOn: Day, children10to19: z.number(), teachers: z.number(), youngTeachers: z.number() })),
  counters: ImportCounters,
  /** Under each reason, how many rows of the workbook; a row with two remarks stands under both. */
  reasons: z.array(z.object({ code: RowCode, count: z.number() })),
  /** The first 200 of each kind and of each reason; the workbook of parked rows holds all. */
  parked: z.array(ParkedRow),
  warned: z.array(WarnedRow),
  ignored: z.array(IgnoredRow),
  sheets: z.array(SheetLayout),
  /** Of a workbook that was exported from the list of people: its rows, and those that say nothing new. Null: a school's own workbook. */
  cards: z.nullable(z.object({ rows: z.number(), unchanged: z.number() })),
  differences: DifferenceCounters,
  /** The choice of the reviewer so far; empty once the import is taken. */
  choice: DifferenceChoice,
  /** Parked rows that no later attempt has taken over. */
  waiting: z.number(),
  /** Attempts at the same rows, this one among them, the first one first; empty when there was no other. */
  attempts: z.array(
    z.object({
      id: Id,
      state: ImportState,
      createdAt: z.string(),
      ready: z.number(),
      errors: z.number(),
      waiting: z.number(),
    }),
  ),
  createdAt: z.string(),
  confirmedAt: z.nullable(z.string()),
  /** Until when it can be taken back; null when it cannot. */
  undoUntil: z.nullable(z.string()),
  /** When and by whom it was taken back; `by` is null for the command line. */
  undone: z.nullable(z.object({ at: z.string(), by: z.nullable(z.string()) })),
})
export type Import = z.infer<typeof Import>

/** What has happened to the rows of an import since it was taken. `person` to `pair` name people, `programme` a programme. */
export const obstacleKinds = ['person', 'participation', 'programme', 'added', 'pair', 'card', 'headcount', 'parked', 'other'] as const
export const ObstacleKind = z.enum(obstacleKinds)
export type ObstacleKind = z.infer<typeof ObstacleKind>

/** Why an import cannot be taken back: what comes with 409 `import.changedSince`. */
export const UndoObstacles = z.object({
  /** Later imports that rest on its rows: they are taken back first. */
  imports: z.array(z.object({ id: Id, confirmedAt: z.string() })),
  /** `rows`: the first ten. */
  changes: z.array(z.object({ kind: ObstacleKind, count: z.number(), rows: z.array(z.object({ id: Id, title: z.string() })) })),
})
export type UndoObstacles = z.infer<typeof UndoObstacles>

const ById = z.strictObject({ id: Id })
const ColumnNumber = z.number().check(z.int(), z.nonnegative(), z.maximum(16_383))

/** What a person says of the sheets: which base each one is, and what its columns mean. Columns left out are not used. */
export const NamedSheets = z.strictObject({
  sheets: z
    .array(
      z.strictObject({
        sheet: z.string().check(z.maxLength(100)),
        kind: z.nullable(ParticipantRole),
        fields: z.array(z.strictObject({ column: ColumnNumber, field: BaseField })).check(z.maxLength(baseFields.length)),
      }),
    )
    .check(z.maxLength(100)),
})
export type NamedSheets = z.infer<typeof NamedSheets>

/** A heading is a phrase; a paragraph above a table is none. */
export const longestHeading = 300
const LearntHeading = { base: ParticipantRole, heading: z.string() }

/** Bytes of the file as it is sent. */
export const largestWorkbook = 50 * 1024 * 1024
/** Workbooks sent together: as many as one page shows. */
export const largestBatch = 100

export const importRoutes = {
  upload: route('POST', '/api/imports', { permission: 'import.run' }, 'Загрузить книгу школы и увидеть, что из неё выйдет', {
    query: z.strictObject({
      /** Left out: the organisation that the workbook names, among those the person may import for. */
      organisation: z.optional(Code),
      /** The first import of the workbooks sent together. */
      batch: z.optional(Id),
      /** A number of the sender’s own, by which he asks how far the check is. */
      sending: z.optional(Id),
    }),
    body: xlsx,
    reply: Import,
  }),
  progress: route('GET', '/api/import-progress/:id', { permission: 'import.run' }, 'Сколько строк загружаемой книги уже прочитано', {
    params: ById,
    /** Null: nothing is being read under this number. */
    reply: z.object({ rows: z.nullable(z.number()) }),
  }),
  batch: route('GET', '/api/import-batches/:id', { permission: 'import.run' }, 'Книги, загруженные вместе', {
    params: ById,
    reply: z.object({
      /** In the order of sending. */
      items: z.array(
        z.pick(Import, { id: true, state: true, organisation: true, counters: true, waiting: true, sheets: true, createdAt: true }),
      ),
    }),
  }),
  columns: route('POST', '/api/imports/:id/columns', { permission: 'import.run' }, 'Назвать листы и столбцы и проверить книгу заново', {
    params: ById,
    body: NamedSheets,
    reply: Import,
  }),
  headings: route('GET', '/api/import-headings', { permission: 'import.run' }, 'Заголовки, которые организация назвала сама', {
    query: z.strictObject({ organisation: Code }),
    reply: z.object({ items: z.array(z.object({ ...LearntHeading, field: z.nullable(BaseField) })) }),
  }),
  forget: route('POST', '/api/import-headings/forget', { permission: 'import.run' }, 'Забыть названный заголовок', {
    body: z.strictObject({ organisation: Code, base: ParticipantRole, heading: RequiredText(longestHeading) }),
    reply: z.object({}),
  }),
  list: route('GET', '/api/imports', { permission: 'import.run' }, 'Загрузки организации', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(
      z.object({
        id: Id,
        state: ImportState,
        createdAt: z.string(),
        confirmedAt: z.nullable(z.string()),
        counters: ImportCounters,
        waiting: z.number(),
        undone: Import.shape.undone,
      }),
    ),
  }),
  get: route('GET', '/api/imports/:id', { permission: 'import.run' }, 'Загрузка', { params: ById, reply: Import }),
  differences: route('GET', '/api/imports/:id/differences', { permission: 'import.run' }, 'Что в книге иначе, чем в системе', {
    params: ById,
    query: z.strictObject({ page: PageNumber }),
    /** Outdated ones first, then as the workbook goes. */
    reply: pageOf(Difference),
  }),
  choose: route('POST', '/api/imports/:id/choice', { permission: 'import.run' }, 'Выбрать, что обновить по книге', {
    params: ById,
    body: DifferenceChoice,
    reply: Import,
  }),
  confirm: route('POST', '/api/imports/:id/confirm', { permission: 'import.run' }, 'Принять готовые строки', {
    params: ById,
    reply: Import,
  }),
  undo: route('POST', '/api/imports/:id/undo', { permission: 'import.run' }, 'Отменить принятую загрузку: всё, что она записала, уходит', {
    params: ById,
    reply: Import,
  }),
  discard: route('DELETE', '/api/imports/:id', { permission: 'import.run' }, 'Отказаться от загрузки', {
    params: ById,
    reply: z.object({}),
  }),
  blank: route('GET', '/api/import-blank', { permission: 'import.run' }, 'Заготовка книги организации', {
    query: z.strictObject({ organisation: Code }),
    reply: xlsx,
  }),
  parked: route('GET', '/api/imports/:id/parked', { permission: 'import.run' }, 'Книга отложенных строк с причинами', {
    params: ById,
    reply: xlsx,
  }),
}
