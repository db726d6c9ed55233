import * as z from 'zod/mini'
import { Code, Count, Day, Id, PageNumber, pageOf, RequiredText, Search, Text, Version } from './basics.ts'
import {
  Consequence,
  DraftPairs,
  ExcludedMentors,
  MatchingDecision,
  MatchingNumbers,
  MatchingRound,
  MatchingWeights,
  MenteeCandidates,
  matchingTexts,
  PairProposal,
  ProgrammeMatching,
  RoundMentor,
  RunComparison,
} from './matching-rounds.ts'
import { docx, pdf, route } from './route.ts'
import { MatchingMode, PairAnswer, PairsFilter, PairsOrder } from './states.ts'

const RowFrom = z._default(z.coerce.number().check(z.int(), z.nonnegative(), z.maximum(1_000_000)), 0)
const read = { permission: 'matching.read' } as const
const run = { permission: 'matching.run' } as const
const ById = z.strictObject({ id: Id })
const Sending = z.optional(Id)
const Places = z.number().check(z.int(), z.minimum(0), z.maximum(100))
/** A pair that is to be, a pair that must not be, or how many mentees a mentor takes in all. */
const Decided = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('LOCK'), mentee: Id, mentor: Id }),
  z.strictObject({ kind: z.literal('PROHIBITION'), mentee: Id, mentor: Id }),
  z.strictObject({ kind: z.literal('PLACES'), mentor: Id, places: Places }),
])
export type Decided = z.infer<typeof Decided>
const mostAnswers = 5000

export const matchingRoutes = {
  ofProgramme: route('GET', '/api/programmes/:id/matching', read, 'Подборы пар программы', { params: ById, reply: ProgrammeMatching }),
  start: route('POST', '/api/programmes/:id/matching', run, 'Начать подбор пар', {
    params: ById,
    body: z.strictObject({ /** Made by the page: a second press starts nothing. */ round: Id, orderOn: Day }),
    reply: MatchingRound,
  }),
  get: route('GET', '/api/matching/:id', read, 'Подбор: черновик, варианты, числа', { params: ById, reply: MatchingRound }),
  run: route('POST', '/api/matching/:id/runs', run, 'Посчитать вариант', {
    params: ById,
    body: z.strictObject({
      run: Id,
      sending: Sending,
      title: Text(matchingTexts.title),
      mode: MatchingMode,
      /** Null: those of the round. */
      weights: z.nullable(MatchingWeights),
      /** It becomes the draft at once; the first one of a round always does. */
      asDraft: z.boolean(),
    }),
    reply: MatchingRound,
  }),
  progress: route('GET', '/api/matching-progress/:id', run, 'Сколько наставляемых уже сравнили с наставниками', {
    params: ById,
    reply: z.object({ mentees: z.nullable(Count) }),
  }),
  take: route('PUT', '/api/matching/:id/draft', run, 'Взять вариант в черновик', {
    params: ById,
    body: z.strictObject({ version: Version, run: Id }),
    reply: MatchingRound,
  }),
  pairs: route('GET', '/api/matching/:id/pairs', read, 'Черновик: наставляемые с наставниками', {
    params: ById,
    query: z.strictObject({
      filter: z.optional(PairsFilter),
      search: Search,
      order: z._default(PairsOrder, 'name'),
      from: RowFrom,
    }),
    reply: DraftPairs,
  }),
  candidates: route('GET', '/api/matching/:id/mentees/:mentee', read, 'Кто может стать наставником и чего это стоит остальным', {
    params: z.strictObject({ id: Id, mentee: Id }),
    reply: MenteeCandidates,
  }),
  excluded: route('GET', '/api/matching/:id/mentees/:mentee/excluded', read, 'Кто не может стать наставником и почему', {
    params: z.strictObject({ id: Id, mentee: Id }),
    reply: ExcludedMentors,
  }),
  mentors: route('GET', '/api/matching/:id/mentors', read, 'Наставники подбора: места и наставляемые', {
    params: ById,
    query: z.strictObject({ search: Search, page: PageNumber }),
    reply: pageOf(RoundMentor),
  }),
  decisions: route('GET', '/api/matching/:id/decisions', read, 'Решения куратора: закреплено, запрещено, места', {
    params: ById,
    query: z.strictObject({ page: PageNumber }),
    reply: pageOf(MatchingDecision),
  }),
  weigh: route('POST', '/api/matching/:id/consequence', run, 'Что изменит решение', {
    params: ById,
    body: z.strictObject({ decided: Decided }),
    reply: Consequence,
  }),
  decide: route('POST', '/api/matching/:id/decisions', run, 'Закрепить, запретить, изменить места', {
    params: ById,
    body: z.strictObject({ decision: Id, version: Version, decided: Decided, reason: RequiredText(matchingTexts.reason) }),
    reply: MatchingRound,
  }),
  undo: route('DELETE', '/api/matching/:id/decisions/:decision', run, 'Отменить решение', {
    params: z.strictObject({ id: Id, decision: Id }),
    query: z.strictObject({ version: z.coerce.number().check(z.int(), z.positive()) }),
    reply: MatchingRound,
  }),
  compare: route('GET', '/api/matching/:id/comparison', read, 'Два варианта рядом: кому лучше, кому хуже', {
    params: ById,
    query: z.strictObject({ left: Id, right: Id, page: PageNumber }),
    reply: RunComparison,
  }),
  answer: route('PUT', '/api/matching/:id/answers', run, 'Что ответили на пару', {
    params: ById,
    body: z.strictObject({
      version: Version,
      answers: z
        .array(z.strictObject({ mentee: Id, side: z.enum(['MENTEE', 'MENTOR', 'BOTH']), answer: z.nullable(PairAnswer) }))
        .check(z.minLength(1), z.maxLength(mostAnswers)),
    }),
    reply: MatchingRound,
  }),
  publish: route('POST', '/api/matching/:id/proposals', run, 'Опубликовать согласованные пары', {
    params: ById,
    body: z.strictObject({
      version: Version,
      /** Null: all agreed ones. */ mentees: z.nullable(z.array(Id).check(z.minLength(1), z.maxLength(mostAnswers))),
    }),
    reply: MatchingRound,
  }),
  proposals: route('GET', '/api/matching/:id/proposals', read, 'Предложенные пары', {
    params: ById,
    query: z.strictObject({ page: PageNumber }),
    reply: pageOf(PairProposal),
  }),
  withdraw: route('DELETE', '/api/matching/:id/proposals/:proposal', run, 'Отозвать предложенную пару', {
    params: z.strictObject({ id: Id, proposal: Id }),
    reply: MatchingRound,
  }),
  order: route('POST', '/api/matching/:id/order', run, 'Закрепить предложенные пары приказом', {
    params: ById,
    body: z.strictObject({ version: Version, number: RequiredText(matchingTexts.orderNumber), on: Day }),
    reply: MatchingRound,
  }),
  finish: route('POST', '/api/matching/:id/finish', run, 'Завершить подбор', {
    params: ById,
    body: z.strictObject({ version: Version }),
    reply: MatchingRound,
  }),
  protocol: route('GET', '/api/matching/:id/runs/:run/protocol', run, 'Протокол подбора пар, PDF', {
    params: z.strictObject({ id: Id, run: Id }),
    reply: pdf,
  }),
  protocolDocx: route('GET', '/api/matching/:id/runs/:run/protocol.docx', run, 'Протокол подбора пар, DOCX', {
    params: z.strictObject({ id: Id, run: Id }),
    reply: docx,
  }),
  numbers: route('GET', '/api/matching-numbers', { permission: 'matching.count' }, 'Подбор по организациям в числах', {
    query: z.strictObject({ unit: Code, page: PageNumber }),
    reply: MatchingNumbers,
  }),
}
