import { z } from 'zod'
import { Code, listBy, Source, Term, Text } from '../schema/text.ts'

export const StageCode = z.enum(['PREPARATION', 'MENTEE_BASE', 'MENTOR_BASE', 'SELECTION_TRAINING', 'MATCHING', 'EXECUTION', 'COMPLETION'])
export type StageCode = z.infer<typeof StageCode>

/** A stage of a programme. `exit` says when it is over. */
export const Stage = z.strictObject({ code: StageCode, title: Text, content: Text, exit: Text, source: Source })
export type Stage = z.infer<typeof Stage>

export const Technique = z.strictObject({ code: Code, title: Text, description: Text, suits: Text, source: Source })
export type Technique = z.infer<typeof Technique>

/** What makes an event a mentoring practice. */
export const Criterion = z.strictObject({ code: Code, title: Text, explanation: Text.nullable().default(null), source: Source })
export type Criterion = z.infer<typeof Criterion>

export const DeficitKind = z.enum(['EDUCATIONAL', 'SOCIAL', 'PROFESSIONAL'])
export type DeficitKind = z.infer<typeof DeficitKind>

export const Deficit = z.strictObject({ code: DeficitKind, title: Text, of: Text, description: Text, reference: Text, source: Source })
export type Deficit = z.infer<typeof Deficit>

/** stages.yaml, in the order of the programme. */
export const StagesFile = listBy('code', Stage)

/** techniques.yaml: techniques of mentoring and a mentor's approaches. */
export const TechniquesFile = z.strictObject({ techniques: listBy('code', Technique), approaches: listBy('code', Term) })

/** criteria.yaml: when an event is a mentoring practice, what it removes and what it builds. */
export const CriteriaFile = z.strictObject({
  criteria: listBy('code', Criterion),
  deficits: listBy('code', Deficit),
  metaCompetences: listBy('code', Term),
})
