import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf, RequiredText, Text, UnitRef, Version } from './basics.ts'
import { Certificate } from './readiness.ts'
import { pdf, route } from './route.ts'

export const trainingTexts = {
  title: 200,
  place: 200,
  taughtBy: 300,
  material: 300,
  link: 500,
  topic: 200,
  question: 500,
  choice: 300,
} as const
export const mostSessions = 60
export const mostMembers = 200

export const trainingModes = ['ONSITE', 'ONLINE', 'MIXED'] as const
export const TrainingMode = z.enum(trainingModes)
export type TrainingMode = z.infer<typeof TrainingMode>

const wholeFrom = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most))

/** A text, a link, or both. */
const Material = z.strictObject({
  title: RequiredText(trainingTexts.material),
  link: z.string().check(z.maxLength(trainingTexts.link), z.regex(/^(?:https?:\/\/[^\s"<>]+)?$/)),
})
export const TrainingSession = z.strictObject({ id: Id, on: Day, topic: Text(trainingTexts.topic) })
export type TrainingSession = z.infer<typeof TrainingSession>

/** A question with one right choice, told by its place. */
const TestQuestion = z
  .strictObject({
    text: RequiredText(trainingTexts.question),
    choices: z.array(RequiredText(trainingTexts.choice)).check(z.minLength(2), z.maxLength(8)),
    right: wholeFrom(0, 7),
  })
  .check(z.refine(({ choices, right }) => right < choices.length))
export type TestQuestion = z.infer<typeof TestQuestion>

/** A point for each right answer; with `passMark` of them it is passed. */
export const TrainingTest = z
  .strictObject({ questions: z.array(TestQuestion).check(z.minLength(1), z.maxLength(40)), passMark: wholeFrom(1, 40) })
  .check(z.refine(({ questions, passMark }) => passMark <= questions.length))
export type TrainingTest = z.infer<typeof TrainingTest>

const plan = {
  title: RequiredText(trainingTexts.title),
  hours: wholeFrom(1, 500),
  startsOn: Day,
  endsOn: Day,
  mode: TrainingMode,
  place: Text(trainingTexts.place),
  taughtBy: Text(trainingTexts.taughtBy),
  materials: z.array(Material).check(z.maxLength(30)),
  /** In the order of their days; ids are the page's own. */
  sessions: z.array(TrainingSession).check(z.maxLength(mostSessions)),
  test: z.nullable(TrainingTest),
}
export const TrainingPlan = z.strictObject(plan)
export type TrainingPlan = z.infer<typeof TrainingPlan>

export const TrainingMember = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  /** Ids of the sessions attended. */
  attended: z.array(Id),
  points: z.nullable(z.number()),
  /** Enough sessions and the test, by the model's rule. */
  completed: z.boolean(),
  certificate: z.nullable(Certificate),
})
export type TrainingMember = z.infer<typeof TrainingMember>

export const TrainingListItem = z.object({
  id: Id,
  title: z.string(),
  hours: z.number(),
  startsOn: Day,
  endsOn: Day,
  members: z.number(),
  certificates: z.number(),
})
export type TrainingListItem = z.infer<typeof TrainingListItem>

export const Training = z.object({
  id: Id,
  organisation: UnitRef,
  plan: z.object(plan),
  version: z.number(),
  attendancePercent: z.number(),
  members: z.array(TrainingMember),
})
export type Training = z.infer<typeof Training>

const ById = z.strictObject({ id: Id })

export const trainingRoutes = {
  list: route('GET', '/api/trainings', { permission: 'readiness.read' }, 'Обучение наставников', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(TrainingListItem),
  }),
  create: route('POST', '/api/trainings', { permission: 'readiness.record' }, 'Составить план обучения', {
    body: z.strictObject({ organisation: Code, plan: TrainingPlan }),
    reply: Training,
  }),
  get: route('GET', '/api/trainings/:id', { permission: 'readiness.read' }, 'Обучение: план, группа, посещаемость', {
    params: ById,
    reply: Training,
  }),
  update: route('PUT', '/api/trainings/:id', { permission: 'readiness.record' }, 'Исправить план обучения', {
    params: ById,
    body: z.strictObject({ version: Version, plan: TrainingPlan }),
    reply: Training,
  }),
  enrol: route('POST', '/api/trainings/:id/members', { permission: 'readiness.record' }, 'Записать наставников в группу', {
    params: ById,
    body: z.strictObject({ people: z.array(Id).check(z.minLength(1), z.maxLength(mostMembers)) }),
    reply: Training,
  }),
  dismiss: route('DELETE', '/api/trainings/:id/members/:personId', { permission: 'readiness.record' }, 'Убрать наставника из группы', {
    params: z.strictObject({ id: Id, personId: Id }),
    reply: Training,
  }),
  mark: route('PUT', '/api/trainings/:id/marks', { permission: 'readiness.record' }, 'Записать посещаемость и баллы', {
    params: ById,
    body: z.strictObject({
      version: Version,
      members: z
        .array(
          z.strictObject({
            personId: Id,
            attended: z.array(Id).check(z.maxLength(mostSessions)),
            points: z.nullable(wholeFrom(0, 40)),
          }),
        )
        .check(z.minLength(1), z.maxLength(mostMembers)),
    }),
    reply: Training,
  }),
  testSheets: route('GET', '/api/trainings/:id/test-sheets', { permission: 'readiness.record' }, 'Листы теста с ключами для печати', {
    params: ById,
    reply: pdf,
  }),
  issue: route('POST', '/api/trainings/:id/certificates', { permission: 'readiness.record' }, 'Выдать сертификаты прошедшим обучение', {
    params: ById,
    body: z.strictObject({}),
    reply: z.object({ issued: z.number(), training: Training }),
  }),
  certificates: route('GET', '/api/trainings/:id/certificates', { permission: 'readiness.record' }, 'Сертификаты группы для печати', {
    params: ById,
    query: z.strictObject({ person: z.optional(Id) }),
    reply: pdf,
  }),
  annul: route('POST', '/api/certificates/:id/annulment', { permission: 'readiness.record' }, 'Аннулировать сертификат', {
    params: ById,
    body: z.strictObject({}),
    reply: Training,
  }),
}
