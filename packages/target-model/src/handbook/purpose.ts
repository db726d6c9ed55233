import { z } from 'zod'
import { DueRule } from '../due-rules.ts'
import { Code, listBy, Source, Text } from '../schema/text.ts'

const Statement = z.strictObject({ text: Text, source: Source })

export const Principle = z.strictObject({ code: Code, title: Text, description: Text, source: Source })
export type Principle = z.infer<typeof Principle>

const Statements = z.array(Statement).min(1)

/** purpose.yaml of the federal part: what mentoring is introduced for. */
export const FederalPurpose = z.strictObject({ goal: Statement, tasks: Statements })

/** purpose.yaml of a territory: what its own documents say about it. What they do not say is absent. */
export const TerritoryPurpose = z
  .strictObject({
    goal: Statement.optional(),
    tasks: Statements.optional(),
    principles: listBy('code', Principle).default([]),
    /** Directions of work. */
    directions: Statements.default([]),
    /** How long the model and its monitoring last. */
    terms: z.array(z.strictObject({ title: Text, due: DueRule, source: Source })).default([]),
  })
  .prefault({})

export type Purpose = z.infer<typeof FederalPurpose> & Omit<z.infer<typeof TerritoryPurpose>, 'goal' | 'tasks'>
