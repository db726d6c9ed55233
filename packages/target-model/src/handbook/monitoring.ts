import { z } from 'zod'
import { ParticipantKind } from '../schema/forms.ts'
import { Aliases, listBy, Source, Term, Text } from '../schema/text.ts'

const MonitoringStage = z.enum(['PROCESS_QUALITY', 'PARTICIPANT_IMPACT'])
const Wave = z.enum(['BASELINE', 'FINAL'])

export const ParamCode = z.enum([
  'ENGAGEMENT',
  'CORE_GRADES',
  'SOFT_SKILLS',
  'WISH_TO_ATTEND',
  'ANXIETY',
  'FUTURE_CLARITY',
  'EMOTIONAL_STATE',
  'WISH_TO_SUCCEED',
  'BURNOUT',
  'JOB_SATISFACTION',
  'TEAM_CLIMATE',
])
export type ParamCode = z.infer<typeof ParamCode>

/** What monitoring measures in a participant. */
export const MonitoringParameter = z.strictObject({
  code: ParamCode,
  title: Text,
  kinds: z.array(ParticipantKind).min(1),
  stage: MonitoringStage,
  waves: z.array(Wave).min(1),
  /** Which change is a good one. */
  better: z.enum(['HIGHER', 'LOWER']),
  measuredBy: z.enum(['SELF_RATING', 'GRADES']),
  method: Text,
  source: Source,
})
export type MonitoringParameter = z.infer<typeof MonitoringParameter>

/** Who is satisfied: at least the threshold, of ten, for the joint work, and liked to take part (domain 5.12). */
export const Satisfaction = z.strictObject({ threshold: z.int().min(1).max(10), source: Source })

/** A subject whose marks make the mean of a participant, under the names that journals give it. */
const CoreSubject = Term.extend({ aliases: Aliases })
export type CoreSubject = z.infer<typeof CoreSubject>

/** monitoring.yaml */
export const MonitoringFile = z.strictObject({
  stages: listBy('code', z.strictObject({ code: MonitoringStage, title: Text, source: Source })),
  waves: listBy('code', z.strictObject({ code: Wave, title: Text, source: Source })),
  parameters: listBy('code', MonitoringParameter),
  satisfaction: Satisfaction,
  coreSubjects: listBy('code', CoreSubject),
})
export type Monitoring = z.infer<typeof MonitoringFile>
