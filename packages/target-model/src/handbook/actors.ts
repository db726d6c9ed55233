import { RoleCode } from '@nastavnik/contract'
import { z } from 'zod'
import { DueRule } from '../due-rules.ts'
import { Code, listBy, Source, Text } from '../schema/text.ts'

/** Who takes part in the model by the territory's documents. */
export const Actor = z.strictObject({
  code: Code,
  title: Text,
  shortTitle: Text.nullable().default(null),
  /** Under which role the actor works in the system. */
  role: z.nullable(RoleCode).default(null),
  /** What the documents give the actor to do, grouped by the place that says so; `recommended` is not an order. */
  functions: z.array(z.strictObject({ source: Source, recommended: z.boolean().default(false), list: z.array(Text).min(1) })).default([]),
  source: Source,
})
export type Actor = z.infer<typeof Actor>

/** Who gives whom what. No `to`: the document does not name the recipient. `answer` goes back. */
export const Flow = z.strictObject({
  from: Code,
  to: Code.nullable(),
  what: Text,
  answer: Text.nullable().default(null),
  due: DueRule.nullable().default(null),
  source: Source,
})
export type Flow = z.infer<typeof Flow>

/** A group or body named by the documents: positions only, never names of people. */
export const WorkingGroup = z.strictObject({
  code: Code,
  title: Text,
  task: Text.nullable().default(null),
  members: z
    .array(z.strictObject({ position: Text, seat: z.enum(['CO_CHAIR', 'SECRETARY', 'MEMBER']), byAgreement: z.boolean().default(false) }))
    .default([]),
  source: Source,
})
export type WorkingGroup = z.infer<typeof WorkingGroup>

/** actors.yaml of a territory. */
export const ActorsFile = z
  .strictObject({
    actors: listBy('code', Actor).default([]),
    flows: z.array(Flow).default([]),
    workingGroups: listBy('code', WorkingGroup).default([]),
  })
  .prefault({})
