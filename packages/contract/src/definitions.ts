import * as z from 'zod/mini'
import { RequiredText, withoutNul } from './basics.ts'

/** The name of a question or a page: English in lowerCamelCase. Under it answers are kept. */
export const QuestionName = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,59}$/))
/** The same, or the code of an entry of a dictionary. */
const ChoiceValue = z.string().check(z.regex(/^(?:[a-z][A-Za-z0-9]*|[A-Z][A-Z0-9_]*)$/), z.maxLength(60))

const Words = RequiredText(500)
/** Words for children of 10–13 are short. */
const ChildWords = RequiredText(120)

const common = {
  name: QuestionName,
  title: Words,
  childTitle: z.optional(ChildWords),
  description: z.optional(Words),
  isRequired: z.optional(z.boolean()),
  visibleIf: z.optional(Words),
  core: z.optional(z.enum(['SATISFACTION', 'VERDICT', 'WISHES'])),
  parameter: z.optional(z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/), z.maxLength(60))),
  restricted: z.optional(z.literal(true)),
  fills: z.optional(QuestionName),
}
const Choices = z
  .array(z.strictObject({ value: ChoiceValue, text: Words, childText: z.optional(Words) }))
  .check(z.minLength(2), z.maxLength(50))
const whole = (from: number, to: number) => z.number().check(z.int(), z.minimum(from), z.maximum(to))
const Most = whole(1, 50)
export const mostLetters = 2000

const Question = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('rating'),
    ...common,
    rateMin: whole(0, 10),
    rateMax: whole(1, 10),
    minRateDescription: z.optional(Words),
    maxRateDescription: z.optional(Words),
  }),
  z.strictObject({ type: z.literal('boolean'), ...common }),
  z.strictObject({ type: z.literal('radiogroup'), ...common, choices: Choices }),
  z.strictObject({ type: z.literal('checkbox'), ...common, choices: Choices, maxSelectedChoices: z.optional(Most) }),
  z.strictObject({ type: z.literal('ranking'), ...common, choicesFrom: z.enum(['MENTORS', 'MENTEES']), maxSelectedChoices: Most }),
  z.strictObject({
    type: z.literal('text'),
    ...common,
    inputType: z.optional(z.enum(['text', 'number'])),
    maxLength: z.optional(whole(1, mostLetters)),
    min: z.optional(whole(-1000, 100_000)),
    max: z.optional(whole(-1000, 100_000)),
  }),
  z.strictObject({ type: z.literal('comment'), ...common, maxLength: whole(1, mostLetters) }),
])

const intros = { intro: z.optional(RequiredText(mostLetters)), childIntro: z.optional(RequiredText(mostLetters)) }
export const QuestionPages = z
  .array(
    z.strictObject({
      name: QuestionName,
      title: Words,
      childTitle: z.optional(ChildWords),
      elements: z.array(Question).check(z.minLength(1), z.maxLength(50)),
    }),
  )
  .check(z.minLength(1), z.maxLength(20))

/** What is asked, page by page: the shape that `packages/questionnaires` reads. A subset of the JSON of SurveyJS. */
export const QuestionnaireDefinition = z.strictObject({ ...intros, pages: QuestionPages })
export type QuestionnaireDefinition = z.infer<typeof QuestionnaireDefinition>

/** Answers by the name of the question, as they are sent: whether they fit the questions is decided by the questionnaire. */
export const SentAnswers = z.record(
  QuestionName,
  z.union([
    z.boolean(),
    z.number(),
    z.string().check(z.maxLength(mostLetters), withoutNul),
    z.array(z.string().check(z.maxLength(60), withoutNul)).check(z.maxLength(50)),
  ]),
)
export type SentAnswers = z.infer<typeof SentAnswers>

export const QuestionnairePurpose = z.enum([
  'APPLICATION',
  'THIRD_PARTY',
  'BASELINE',
  'FINAL',
  'PARAMETERS',
  'INTERVIEW',
  'PREFERENCE',
  'CHECKIN',
  'ASSESSMENT',
  'SWOT',
  'PARTNER',
])
export type QuestionnairePurpose = z.infer<typeof QuestionnairePurpose>

/** Who answers. */
export const RespondentRole = z.enum(['MENTEE', 'MENTOR', 'CURATOR', 'INFORMANT', 'PARTNER'])
export type RespondentRole = z.infer<typeof RespondentRole>
