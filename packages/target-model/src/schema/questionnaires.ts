import { participationTexts, personTextNames } from '@nastavnik/contract'
import { coreItems } from '@nastavnik/questionnaires'
import { z } from 'zod'
import { Code, Source, Text } from './text.ts'

/** English in lowerCamelCase: a name of a question or a page. */
const Name = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
/** The same, or the code of an entry of a dictionary. */
const Value = z.union([Name, Code])

/** Texts of a card, or of the participation that an application leads to. */
const filledTexts: readonly string[] = [...personTextNames, ...Object.keys(participationTexts)]

const common = {
  name: Name,
  title: Text,
  childTitle: Text.max(120).optional(),
  description: Text.optional(),
  isRequired: z.boolean().optional(),
  visibleIf: Text.optional(),
  core: z.enum(coreItems).optional(),
  parameter: Code.optional(),
  restricted: z.literal(true).optional(),
  fills: z.enum(filledTexts).optional(),
}
const Choices = z.array(z.strictObject({ value: Value, text: Text, childText: Text.optional() })).min(2)
const Most = z.int().min(1).max(50)
const Letters = z.int().min(1).max(2000)
const Whole = z.int().min(-1000).max(100_000)

const Question = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('rating'),
    ...common,
    rateMin: z.int().min(0).max(10),
    rateMax: z.int().min(1).max(10),
    minRateDescription: Text.optional(),
    maxRateDescription: Text.optional(),
  }),
  z.strictObject({ type: z.literal('boolean'), ...common }),
  z.strictObject({ type: z.literal('radiogroup'), ...common, choices: Choices }),
  z.strictObject({ type: z.literal('checkbox'), ...common, choices: Choices, maxSelectedChoices: Most.optional() }),
  z.strictObject({ type: z.literal('ranking'), ...common, choicesFrom: z.enum(['MENTORS', 'MENTEES']), maxSelectedChoices: Most }),
  z.strictObject({
    type: z.literal('text'),
    ...common,
    inputType: z.enum(['text', 'number']).optional(),
    maxLength: Letters.optional(),
    min: Whole.optional(),
    max: Whole.optional(),
  }),
  z.strictObject({ type: z.literal('comment'), ...common, maxLength: Letters }),
])

const purposes = [
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
] as const
const respondentRoles = ['MENTEE', 'MENTOR', 'CURATOR', 'INFORMANT', 'PARTNER'] as const

/** A file of questionnaires/: what is asked, of whom and when. A subset of the JSON of SurveyJS (`packages/questionnaires`). */
export const Questionnaire = z.strictObject({
  code: Code,
  title: Text,
  purpose: z.enum(purposes),
  /** Of mentoring; null: whichever. */
  form: Code.nullable(),
  /** Null: both who take part. */
  role: z.enum(respondentRoles).nullable(),
  /** Measures what is psychological: asked only with the consent to diagnostics. */
  diagnostic: z.boolean(),
  intro: Text.optional(),
  childIntro: Text.optional(),
  source: Source,
  pages: z.array(z.strictObject({ name: Name, title: Text, childTitle: Text.optional(), elements: z.array(Question).min(1) })).min(1),
})
export type Questionnaire = z.infer<typeof Questionnaire>
