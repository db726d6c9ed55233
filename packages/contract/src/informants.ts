import * as z from 'zod/mini'
import { AnswerCode } from './answering.ts'
import { ClassCode, Code, Count, Day, Id, PageNumber, pageOf, UnitRef } from './basics.ts'
import { QuestionnaireDefinition, SentAnswers } from './definitions.ts'
import { route } from './route.ts'
import { InquiryState, PupilState } from './states.ts'

/** Who tells of a pupil: by a role of the organisation, or a parent by a code. */
export const InformantKind = z.enum(['STAFF', 'PARENT'])
export type InformantKind = z.infer<typeof InformantKind>

/** Of a pupil an informant sees no more than is needed to find him. */
export const KnownPupil = z.object({
  personId: Id,
  name: z.string(),
  class: ClassCode,
  /** The curator asks about him. */
  asked: z.boolean(),
  /** The day of the reader's own statement. */
  givenOn: z.nullable(Day),
})
export type KnownPupil = z.infer<typeof KnownPupil>

export const OwnStatement = z.object({
  personId: Id,
  name: z.string(),
  class: ClassCode,
  organisation: UnitRef,
  asked: z.boolean(),
  title: z.string(),
  questionnaireId: Id,
  definition: QuestionnaireDefinition,
  /** What the reader has told; null: nothing yet. */
  own: z.nullable(z.object({ answers: SentAnswers, givenAt: z.string(), version: z.number() })),
})
export type OwnStatement = z.infer<typeof OwnStatement>

export const Statement = z.object({
  id: Id,
  kind: InformantKind,
  /** Of the staff. */
  by: z.nullable(z.string()),
  givenAt: z.string(),
  definition: QuestionnaireDefinition,
  answers: SentAnswers,
})
export type Statement = z.infer<typeof Statement>

export const PersonStatements = z.object({
  personId: Id,
  name: z.string(),
  class: ClassCode,
  organisation: UnitRef,
  /** The day since which the curator asks. */
  askedOn: z.nullable(Day),
  /** Until when the parent's code opens the questions. */
  parentCodeUntil: z.nullable(Day),
  statements: z.array(Statement),
})
export type PersonStatements = z.infer<typeof PersonStatements>

export const InquiryClass = z.object({
  class: ClassCode,
  people: Count,
  asked: Count,
  /** Of those asked about: somebody has told. */
  answered: Count,
  /** Informants who may tell of the class. */
  informants: z.array(z.string()),
})
export type InquiryClass = z.infer<typeof InquiryClass>

export const InquiredPerson = z.object({
  personId: Id,
  name: z.string(),
  class: ClassCode,
  state: InquiryState,
  statements: Count,
})
export type InquiredPerson = z.infer<typeof InquiredPerson>

export const OpenedInforming = z.object({
  organisation: z.string(),
  /** The given name: whoever holds the code knows the rest. */
  child: z.string(),
  title: z.string(),
  questionnaireId: Id,
  definition: QuestionnaireDefinition,
  /** Something has been told by this code already; it is written over. */
  answered: z.boolean(),
})
export type OpenedInforming = z.infer<typeof OpenedInforming>

const ById = z.strictObject({ id: Id })
const give = { permission: 'statement.give' } as const
const ask = { permission: 'statement.ask' } as const
const open = { open: 'родитель отвечает по личному коду, без входа' }

export const informantRoutes = {
  pupils: route('GET', '/api/pupils', give, 'Мои ученики: о ком рассказать', {
    query: z.strictObject({ organisation: Code, class: z.optional(ClassCode), state: z.optional(PupilState), page: PageNumber }),
    reply: z.object({ ...pageOf(KnownPupil).shape, classes: z.array(ClassCode) }),
  }),
  own: route('GET', '/api/pupils/:id/statement', give, 'Мои сведения об ученике', { params: ById, reply: OwnStatement }),
  give: route('PUT', '/api/pupils/:id/statement', give, 'Рассказать об ученике', {
    params: ById,
    body: z.strictObject({
      /** Of the statement that the writer saw; null: there was none. */
      version: z.nullable(z.number().check(z.int(), z.positive())),
      questionnaireId: Id,
      answers: SentAnswers,
    }),
    reply: OwnStatement,
  }),
  statements: route('GET', '/api/people/:id/statements', { permission: 'statement.read' }, 'Что рассказали об участнике', {
    params: ById,
    reply: PersonStatements,
  }),
  progress: route('GET', '/api/inquiries', ask, 'Запрос сведений: по классам', {
    query: z.strictObject({ organisation: Code }),
    reply: z.object({ organisation: UnitRef, classes: z.array(InquiryClass) }),
  }),
  people: route('GET', '/api/inquiries/people', ask, 'О ком спросили и о ком рассказали', {
    query: z.strictObject({ organisation: Code, class: z.optional(ClassCode), state: z.optional(InquiryState), page: PageNumber }),
    reply: pageOf(InquiredPerson),
  }),
  ask: route('POST', '/api/inquiries', ask, 'Запросить сведения обо всём классе', {
    body: z.strictObject({ organisation: Code, class: ClassCode }),
    reply: z.object({ asked: Count }),
  }),
  askAbout: route('POST', '/api/people/:id/inquiry', ask, 'Запросить сведения об участнике', {
    params: ById,
    body: z.strictObject({}),
    reply: z.object({}),
  }),
  unask: route('DELETE', '/api/people/:id/inquiry', ask, 'Отменить запрос сведений', { params: ById, reply: z.object({}) }),
  parentCode: route('POST', '/api/people/:id/parent-code', ask, 'Личный код для родителя', {
    params: ById,
    body: z.strictObject({}),
    reply: z.object({ code: z.string(), until: Day }),
  }),
}

/** The code goes in the body: an address is written down on the way. */
export const informingRoutes = {
  open: route('POST', '/api/informing/open', open, 'Открыть вопросы родителю по личному коду', {
    body: z.strictObject({ code: AnswerCode }),
    reply: OpenedInforming,
  }),
  send: route('POST', '/api/informing/statements', open, 'Отправить сведения по личному коду', {
    body: z.strictObject({ code: AnswerCode, questionnaireId: Id, answers: SentAnswers }),
    reply: z.object({}),
  }),
}
