import * as z from 'zod/mini'
import { Code, Count, Day, ModelCode, PageNumber, RequiredText, Structure, UnitRef, Year } from './basics.ts'
import { behindNumber, PersonBrief } from './people.ts'
import { route } from './route.ts'

export const Denominator = z.object({
  measure: z.string(),
  title: z.string(),
  value: z.number(),
  source: z.string(),
  countedOn: z.nullable(Day),
})
export type Denominator = z.infer<typeof Denominator>

export const IndicatorValue = z.object({
  code: z.string(),
  title: z.string(),
  project: z.nullable(z.string()),
  formula: z.string(),
  source: z.string(),
  note: z.nullable(z.string()),
  /** Null: no data (zero is a number, not an absence). */
  numerator: z.nullable(z.number()),
  denominator: z.nullable(Denominator),
  denominatorMeasure: z.object({ code: z.string(), title: z.string() }),
  /** Per cent, one decimal, half up; null where a part is missing or the denominator is zero. */
  value: z.nullable(z.number()),
  /** Null: the target is not set. */
  target: z.nullable(z.object({ percent: z.number(), source: z.string() })),
  /** Percentage points above (+) or below (−) the target. */
  deviation: z.nullable(z.number()),
  /** Of an indicator that a survey gives: who was asked and answered, and from which mark of ten on one is satisfied; null of the others. */
  survey: z.nullable(
    z.object({
      participants: z.number(),
      answered: z.number(),
      /** Per cent, one decimal. */
      rate: z.nullable(z.number()),
      threshold: z.number(),
      source: z.string(),
    }),
  ),
  remarks: z.array(
    z.enum([
      'numeratorAboveDenominator',
      'birthYearOnly',
      'birthUnknown',
      'experienceUnknown',
      'employerUnknown',
      'headcountMissing',
      'answersFew',
    ]),
  ),
})
export type IndicatorValue = z.infer<typeof IndicatorValue>

export const Indicators = z.object({
  unit: UnitRef,
  year: z.number(),
  structure: Structure,
  items: z.array(IndicatorValue),
  peopleVisible: z.boolean(),
})
export type Indicators = z.infer<typeof Indicators>

const At = { unit: Code, year: Year, structure: z.optional(Structure) }

export const denominatorTexts = { source: 300 } as const

export const indicatorRoutes = {
  get: route('GET', '/api/indicators', { permission: 'indicator.read' }, 'Показатели территории за год', {
    query: z.strictObject(At),
    reply: Indicators,
  }),
  byMunicipality: route('GET', '/api/indicators/municipalities', { permission: 'indicator.read' }, 'Один показатель по муниципалитетам', {
    query: z.strictObject({ ...At, indicator: ModelCode }),
    reply: z.object({
      items: z.array(
        z.object({ unit: UnitRef, numerator: z.nullable(z.number()), denominator: z.nullable(z.number()), value: z.nullable(z.number()) }),
      ),
    }),
  }),
  people: route('GET', '/api/indicators/people', { permission: 'person.read' }, 'Люди за числителем показателя', {
    query: z.strictObject({ ...At, indicator: ModelCode, page: PageNumber }),
    reply: behindNumber(PersonBrief),
  }),
  setDenominator: route('PUT', '/api/denominators', { permission: 'denominator.set' }, 'Записать знаменатель территории', {
    body: z.strictObject({
      unit: Code,
      year: Year,
      measure: ModelCode,
      value: Count,
      source: RequiredText(denominatorTexts.source),
      countedOn: Day,
    }),
    reply: z.object({}),
  }),
}
