import * as z from 'zod/mini'
import { Code, Count, Day, FormRef, Id, ModelCode, PageNumber, pageOf, RequiredText, UnitRef, Version } from './basics.ts'
import { matchingTexts } from './matching-rounds.ts'
import { route } from './route.ts'
import { PairAnswer, PersonKind } from './states.ts'

/** A round of several organisations in one form, in counts: whoever opens it sees no people. */
export const JointRound = z.object({
  id: Id,
  unit: UnitRef,
  form: FormRef,
  orderOn: Day,
  finishedAt: z.nullable(z.iso.datetime()),
  countedAt: z.nullable(z.iso.datetime()),
  version: z.number(),
  organisations: Count,
  mentees: Count,
  mentors: Count,
  placed: Count,
  /** What was found has been proved to be the best there is; null: nothing is counted yet. */
  certified: z.nullable(z.boolean()),
})
export type JointRound = z.infer<typeof JointRound>

export const JointMember = z.object({ organisation: UnitRef, joinedAt: z.iso.datetime(), mentees: Count, mentors: Count, placed: Count })
export type JointMember = z.infer<typeof JointMember>

/** A round that an organisation may take part in, and with which programme it does. */
export const JointInvitation = z.object({
  round: JointRound,
  /** Programmes of the organisation in the form of the round. */
  programmes: z.array(z.object({ id: Id, title: z.string() })),
  joined: z.nullable(z.object({ programme: Id })),
})
export type JointInvitation = z.infer<typeof JointInvitation>

const Own = z.object({ personId: Id, name: z.string(), occupation: z.string() })

/** The one of another organisation, without a name: a number to call him by, and what the pair was made of. */
const Other = z.object({
  number: Count,
  organisation: z.string(),
  /** Of a mentee. */
  age: z.nullable(Count),
  /** Of a mentor. */
  kind: z.nullable(PersonKind),
})

/** A pair of a joint round as one of its two organisations sees it. */
export const JointPair = z.object({
  menteeId: Id,
  mentorId: Id,
  /** Whose people the reader's organisation has in it. */
  side: z.enum(['MENTEE', 'MENTOR']),
  own: Own,
  other: Other,
  points: Count,
  matched: z.array(z.string()),
  ownAnswer: z.nullable(PairAnswer),
  /** Whether the other side agrees, is not told before one's own answer. */
  otherAnswer: z.nullable(PairAnswer),
  order: z.nullable(z.object({ number: z.string(), on: Day })),
})
export type JointPair = z.infer<typeof JointPair>

export const JointPairs = z.object({
  ...pageOf(JointPair).shape,
  round: JointRound,
  criteria: z.array(z.object({ code: z.string(), title: z.string() })),
  numbers: z.object({
    pairs: Count,
    agreed: Count,
    refused: Count,
    ordered: Count,
    /** Agreed pairs of own mentees: the organisation's order fixes them. */ toOrder: Count,
    /** Own mentees without a pair. */ unplaced: Count,
  }),
})
export type JointPairs = z.infer<typeof JointPairs>

export const JointRounds = z.object({
  ...pageOf(JointRound).shape,
  /** In which the reader may open a round there now. */
  forms: z.array(FormRef),
})
export type JointRounds = z.infer<typeof JointRounds>

const host = { permission: 'matching.host' } as const
const read = { permission: 'matching.read' } as const
const run = { permission: 'matching.run' } as const
const ById = z.strictObject({ id: Id })
const mostAnswers = 5000

export const jointRoutes = {
  list: route('GET', '/api/joint-rounds', host, 'Общие подборы территории', {
    query: z.strictObject({ unit: Code, page: PageNumber }),
    reply: JointRounds,
  }),
  open: route('POST', '/api/joint-rounds', host, 'Открыть общий подбор', {
    body: z.strictObject({ round: Id, unit: Code, form: ModelCode, orderOn: Day }),
    reply: JointRound,
  }),
  members: route('GET', '/api/joint-rounds/:id/members', host, 'Организации общего подбора в числах', {
    params: ById,
    query: z.strictObject({ page: PageNumber }),
    reply: z.object({ round: JointRound, ...pageOf(JointMember).shape }),
  }),
  count: route('POST', '/api/joint-rounds/:id/count', host, 'Посчитать общий подбор', {
    params: ById,
    body: z.strictObject({ version: Version, sending: z.optional(Id) }),
    reply: JointRound,
  }),
  progress: route('GET', '/api/joint-progress/:id', host, 'Сколько наставляемых общего подбора уже сравнили', {
    params: ById,
    reply: z.object({ mentees: z.nullable(Count) }),
  }),
  finish: route('POST', '/api/joint-rounds/:id/finish', host, 'Завершить общий подбор', {
    params: ById,
    body: z.strictObject({ version: Version }),
    reply: JointRound,
  }),
  invitations: route('GET', '/api/joint-invitations', read, 'Общие подборы, в которых может участвовать организация', {
    query: z.strictObject({ organisation: Code }),
    reply: z.object({ items: z.array(JointInvitation) }),
  }),
  join: route('PUT', '/api/joint-rounds/:id/members/:organisation', run, 'Участвовать в общем подборе', {
    params: z.strictObject({ id: Id, organisation: Code }),
    body: z.strictObject({ programme: Id }),
    reply: JointInvitation,
  }),
  leave: route('DELETE', '/api/joint-rounds/:id/members/:organisation', run, 'Не участвовать в общем подборе', {
    params: z.strictObject({ id: Id, organisation: Code }),
    reply: JointInvitation,
  }),
  pairs: route('GET', '/api/joint-rounds/:id/pairs', read, 'Пары организации в общем подборе', {
    params: ById,
    query: z.strictObject({ organisation: Code, page: PageNumber }),
    reply: JointPairs,
  }),
  answer: route('PUT', '/api/joint-rounds/:id/answers', run, 'Что ответили на пару общего подбора', {
    params: ById,
    body: z.strictObject({
      organisation: Code,
      answers: z
        .array(z.strictObject({ mentee: Id, mentor: Id, answer: z.nullable(PairAnswer) }))
        .check(z.minLength(1), z.maxLength(mostAnswers)),
    }),
    reply: JointPairs,
  }),
  order: route('POST', '/api/joint-rounds/:id/order', run, 'Закрепить приказом согласованные пары общего подбора', {
    params: ById,
    body: z.strictObject({ organisation: Code, number: RequiredText(matchingTexts.orderNumber), on: Day }),
    reply: JointPairs,
  }),
}
