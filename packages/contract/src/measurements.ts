import * as z from 'zod/mini'
import { Code, FormRef, Id, ParticipantRole, UnitRef } from './basics.ts'
import { GradeTerm } from './grades.ts'
import { route } from './route.ts'
import { ResultsBy } from './states.ts'
import { CampaignPurpose, Wave } from './surveys.ts'

/** In the words of the page: it became better, worse, nobody changed, the change is not proven. */
export const ChangeVerdict = z.enum(['BETTER', 'WORSE', 'SAME', 'UNPROVEN'])
export type ChangeVerdict = z.infer<typeof ChangeVerdict>

/** Complete pairs under which no number of a change is told. */
export const fewestPairs = 10
/** Answers under which nothing is broken down. */
export const fewestAnswers = 5

/** Before and after in those measured twice; `tooFew`: fewer than ten pairs, and no number is told. */
export const Change = z.discriminatedUnion('state', [
  z.object({ state: z.literal('tooFew') }),
  z.object({
    state: z.literal('measured'),
    pairs: z.number(),
    meanBefore: z.number(),
    meanAfter: z.number(),
    meanChange: z.number(),
    /** The 95 % confidence interval of the mean change. */
    from: z.number(),
    to: z.number(),
    /** Hedges' g_av; null where nobody differs from anybody. */
    effect: z.nullable(z.number()),
    verdict: ChangeVerdict,
    /** Measured once only: their number is shown, they are not counted. */
    onlyBefore: z.number(),
    onlyAfter: z.number(),
  }),
])
export type Change = z.infer<typeof Change>

const ChangeGroup = z.object({
  code: z.string(),
  title: z.string(),
  /** Null: hidden, so that a small group beside it is not counted from the total. */
  change: z.nullable(Change),
})
export type ChangeGroup = z.infer<typeof ChangeGroup>

/** One thing that was asked before and after. */
export const MeasuredItem = z.object({
  key: z.string(),
  title: z.string(),
  /** Of the parameters of monitoring; null: a question of the questionnaires. */
  parameter: z.nullable(z.string()),
  /** Whom it was asked of; null: of participants whatever their role. */
  role: z.nullable(ParticipantRole),
  /** Asked of those with a consent to diagnostics alone. */
  diagnostic: z.boolean(),
  better: z.enum(['HIGHER', 'LOWER']),
  scale: z.object({ from: z.number(), to: z.number() }),
  change: Change,
  forms: z.array(ChangeGroup),
  /** Of an organisation only. */
  programmes: z.array(ChangeGroup),
})
export type MeasuredItem = z.infer<typeof MeasuredItem>

export const Changes = z.object({
  unit: UnitRef,
  year: z.number(),
  items: z.array(MeasuredItem),
  peopleVisible: z.boolean(),
})
export type Changes = z.infer<typeof Changes>

/** `tooFew`: fewer than five answers. */
export const Distribution = z.discriminatedUnion('state', [
  z.object({ state: z.literal('tooFew') }),
  z.object({
    state: z.literal('counted'),
    answers: z.number(),
    /** Of those asked, per cent with one decimal. */
    rate: z.number(),
    values: z.array(z.object({ value: z.string(), count: z.number() })),
    mean: z.nullable(z.number()),
  }),
])
export type Distribution = z.infer<typeof Distribution>

export const QuestionResults = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['rating', 'boolean', 'radiogroup', 'checkbox', 'number']),
  /** What the values of choices are called; of a scale, its ends. */
  words: z.record(z.string(), z.string()),
  total: Distribution,
  /** Null: the breakdown is hidden as a whole; of a group: hidden. */
  groups: z.nullable(z.array(z.object({ code: z.string(), title: z.string(), distribution: z.nullable(Distribution) }))),
})
export type QuestionResults = z.infer<typeof QuestionResults>

export const CampaignResults = z.object({
  id: Id,
  title: z.string(),
  purpose: CampaignPurpose,
  wave: z.nullable(Wave),
  anonymous: z.boolean(),
  organisation: UnitRef,
  asked: z.number(),
  answered: z.number(),
  /** `waiting`: an anonymous campaign is read when it has ended. */
  state: z.enum(['shown', 'waiting']),
  by: z.nullable(ResultsBy),
  questionnaires: z.array(
    z.object({
      id: Id,
      title: z.string(),
      diagnostic: z.boolean(),
      asked: z.number(),
      answered: z.number(),
      questions: z.array(QuestionResults),
    }),
  ),
  /** Who may read the list of those asked and the words they wrote. */
  peopleVisible: z.boolean(),
})
export type CampaignResults = z.infer<typeof CampaignResults>

/** Words of one question, in the order of the alphabet; null: fewer than five wrote. */
const WrittenWords = z.object({
  questionnaire: z.string(),
  name: z.string(),
  title: z.string(),
  texts: z.nullable(z.array(z.string())),
  /** How many wrote; 0 where it is not told. */
  total: z.number(),
})
export type WrittenWords = z.infer<typeof WrittenWords>

/** A person's own measurements, question by question. */
export const PersonMeasurements = z.object({
  items: z.array(
    z.object({
      title: z.string(),
      programme: z.nullable(z.object({ title: z.string(), form: FormRef, role: ParticipantRole })),
      year: z.number(),
      scale: z.object({ from: z.number(), to: z.number() }),
      better: z.enum(['HIGHER', 'LOWER']),
      before: z.nullable(z.number()),
      after: z.nullable(z.number()),
    }),
  ),
  grades: z.array(z.object({ year: z.number(), term: GradeTerm, wave: Wave, mean: z.number(), subjects: z.number() })),
})
export type PersonMeasurements = z.infer<typeof PersonMeasurements>

const ById = z.strictObject({ id: Id })
/** The year in which a school year begins. */
export const SchoolYear = z.coerce.number().check(z.int(), z.minimum(2019), z.maximum(2100))

export const measurementRoutes = {
  changes: route('GET', '/api/measurements/changes', { permission: 'measurement.read' }, '«До» и «после» за учебный год', {
    query: z.strictObject({ unit: Code, year: SchoolYear }),
    reply: Changes,
  }),
  results: route('GET', '/api/campaigns/:id/results', { permission: 'measurement.read' }, 'Результаты опроса', {
    params: ById,
    query: z.strictObject({ by: z.optional(ResultsBy) }),
    reply: CampaignResults,
  }),
  words: route('GET', '/api/campaigns/:id/words', { permission: 'survey.read' }, 'Что участники опроса написали своими словами', {
    params: ById,
    reply: z.object({ items: z.array(WrittenWords) }),
  }),
  ofPerson: route('GET', '/api/people/:id/measurements', { permission: 'person.read' }, '«До» и «после» участника', {
    params: ById,
    reply: PersonMeasurements,
  }),
  diagnosticOfPerson: route('GET', '/api/people/:id/diagnostics', { permission: 'conclusion.read' }, 'Параметры участника: для психолога', {
    params: ById,
    reply: PersonMeasurements,
  }),
}
