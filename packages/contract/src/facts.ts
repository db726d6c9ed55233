import * as z from 'zod/mini'
import { Code, Count, Day, FormRef, Id, ModelCode, ParticipantRole, PeriodCode, RequiredText, Text, UnitRef, Version } from './basics.ts'
import { route } from './route.ts'

/** What one of the number is. Numbers of different units are never added. */
export const UnitOfCount = z.enum(['PERSON', 'ORGANISATION', 'TEAM', 'PRACTICE'])
export type UnitOfCount = z.infer<typeof UnitOfCount>

/** What an aggregate fact is of: a year, a school year or a day. */
export const Dated = z.union([z.string().check(z.regex(/^20\d{2}$|^20\d{2}\/20\d{2}$/)), Day])

/** A fact of a document by its code in the territory's model, an entered one by its id. */
const FactKey = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,79}$|^[0-9a-f-]{36}$/))

/** A figure that came without a list of persons: it stands beside the counts and never joins them. */
export const AggregateFact = z.object({
  key: z.string(),
  title: z.string(),
  form: z.nullable(FormRef),
  role: z.nullable(ParticipantRole),
  unitOfCount: UnitOfCount,
  value: z.number(),
  dated: z.string(),
  /** Key of the total into which the source adds this figure. */
  partOf: z.nullable(z.string()),
  /** Key of the figure that already holds the same people. */
  within: z.nullable(z.string()),
  overlap: z.string(),
  beforeCriteria: z.boolean(),
  source: z.string(),
  /** Null: a figure of a document, which nobody corrects. */
  version: z.nullable(z.number()),
})
export type AggregateFact = z.infer<typeof AggregateFact>

/** How many characters the texts of a fact take. */
export const factTexts = { title: 300, source: 300, overlap: 500 } as const

export const NewFact = z.strictObject({
  title: RequiredText(factTexts.title),
  form: z.nullable(ModelCode),
  role: z.nullable(ParticipantRole),
  unitOfCount: UnitOfCount,
  value: Count,
  dated: Dated,
  partOf: z.nullable(FactKey),
  within: z.nullable(FactKey),
  overlap: Text(factTexts.overlap),
  beforeCriteria: z.boolean(),
  source: RequiredText(factTexts.source),
})
export type NewFact = z.infer<typeof NewFact>

/**
 * What is wrong among the facts of a place. The first fact of `sumDiffers`, `mixedUnits` and `countedTwice` is the total;
 * `sum` is what its parts make: all of them, those of its own unit, all without the repeated one.
 */
export const FactFinding = z.object({
  kind: z.enum(['sameNumber', 'twoNumbers', 'samePractice', 'mixedUnits', 'sumDiffers', 'countedTwice']),
  facts: z.array(z.string()),
  sum: z.nullable(z.number()),
})
export type FactFinding = z.infer<typeof FactFinding>

export const PlaceFacts = z.object({
  unit: UnitRef,
  items: z.array(AggregateFact),
  findings: z.array(FactFinding),
  /** Places inside the unit with facts of their own, which are not repeated here. */
  below: z.array(z.object({ unit: UnitRef, facts: z.number() })),
  mayEnter: z.boolean(),
})
export type PlaceFacts = z.infer<typeof PlaceFacts>

export const factRoutes = {
  list: route('GET', '/api/facts', { permission: 'fact.read' }, 'Сведения без списков и противоречия в них', {
    query: z.strictObject({ unit: Code }),
    reply: PlaceFacts,
  }),
  brief: route('GET', '/api/facts/brief', { permission: 'fact.read' }, 'Есть ли за период сведения без списков: число и главные из них', {
    query: z.strictObject({ unit: Code, period: PeriodCode }),
    reply: z.object({
      total: z.number(),
      figures: z.array(z.object({ title: z.string(), unitOfCount: UnitOfCount, value: z.number(), dated: z.string() })),
    }),
  }),
  enter: route('POST', '/api/facts', { permission: 'fact.enter' }, 'Внести сведения без списка', {
    body: z.extend(NewFact, { unit: Code }),
    reply: AggregateFact,
  }),
  correct: route('PATCH', '/api/facts/:id', { permission: 'fact.enter' }, 'Исправить внесённые сведения', {
    params: z.strictObject({ id: Id }),
    body: z.extend(NewFact, { version: Version }),
    reply: AggregateFact,
  }),
  remove: route('DELETE', '/api/facts/:id', { permission: 'fact.enter' }, 'Удалить внесённые сведения', {
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ version: z.coerce.number().check(z.int(), z.positive(), z.maximum(2_147_483_647)) }),
    reply: z.object({}),
  }),
}
