import * as z from 'zod/mini'
import { Code, Day, Id, PageNumber, pageOf, RequiredText, Text, UnitRef, Version } from './basics.ts'
import { QuestionnaireDefinition, SentAnswers } from './definitions.ts'
import { InterviewState, InterviewVerdict } from './readiness.ts'
import { route } from './route.ts'

export const interviewTexts = { heldBy: 200, reason: 500 } as const

export const Interview = z.object({
  id: Id,
  heldOn: Day,
  heldBy: z.string(),
  answers: SentAnswers,
  verdict: InterviewVerdict,
  state: InterviewState,
  recordedBy: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedOn: z.nullable(Day),
  returnedWhy: z.nullable(z.string()),
  version: z.number(),
})
export type Interview = z.infer<typeof Interview>

/** An interview with its questions as they were when they were answered. */
export const InterviewRecord = z.extend(Interview, { definition: QuestionnaireDefinition })
export type InterviewRecord = z.infer<typeof InterviewRecord>

/** A mentor with what is asked of him now and what was recorded. */
export const InterviewForm = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  organisation: UnitRef,
  /** The version of the questions. */
  questionnaireId: Id,
  definition: QuestionnaireDefinition,
  interview: z.nullable(InterviewRecord),
})
export type InterviewForm = z.infer<typeof InterviewForm>

/** What the second approver reads: the protocol and whose it is, no card. */
export const InterviewProtocol = z.object({
  name: z.string(),
  organisation: UnitRef,
  interview: InterviewRecord,
  /** Who recorded it does not approve it. */
  isOwn: z.boolean(),
})
export type InterviewProtocol = z.infer<typeof InterviewProtocol>

export const WaitingInterview = z.object({
  id: Id,
  name: z.string(),
  heldOn: Day,
  verdict: InterviewVerdict,
  recordedBy: z.nullable(z.string()),
  isOwn: z.boolean(),
})
export type WaitingInterview = z.infer<typeof WaitingInterview>

const ById = z.strictObject({ id: Id })

export const interviewRoutes = {
  ofPerson: route('GET', '/api/people/:id/interview', { permission: 'readiness.read' }, 'Собеседование с наставником', {
    params: ById,
    reply: InterviewForm,
  }),
  record: route('PUT', '/api/people/:id/interview', { permission: 'readiness.record' }, 'Записать протокол собеседования', {
    params: ById,
    body: z.strictObject({
      /** Of the protocol that the writer saw; null: there was none. */
      version: z.nullable(Version),
      /** The version of the questions that the writer saw. */
      questionnaireId: Id,
      heldOn: Day,
      heldBy: RequiredText(interviewTexts.heldBy),
      answers: SentAnswers,
    }),
    reply: InterviewForm,
  }),
  waiting: route('GET', '/api/interviews', { permission: 'interview.approve' }, 'Собеседования, которые ждут второго решения', {
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: pageOf(WaitingInterview),
  }),
  protocol: route('GET', '/api/interviews/:id', { permission: 'interview.approve' }, 'Протокол собеседования для второго решения', {
    params: ById,
    reply: InterviewProtocol,
  }),
  decide: route(
    'POST',
    '/api/interviews/:id/decision',
    { permission: 'interview.approve' },
    'Утвердить протокол собеседования или вернуть',
    {
      params: ById,
      body: z.strictObject({
        version: Version,
        decision: z.enum(['APPROVED', 'RETURNED']),
        /** Why it is returned. */
        reason: Text(interviewTexts.reason),
      }),
      reply: InterviewProtocol,
    },
  ),
}
