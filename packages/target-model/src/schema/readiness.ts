import { gateCodes, gateEffects, safetyCheckKinds } from '@nastavnik/contract'
import { z } from 'zod'
import { ParticipantKind } from './forms.ts'
import { listBy, Source, Text } from './text.ts'

const Kinds = z.array(ParticipantKind).min(1).nullable()

/** What a mentor passes before he is matched. */
export const MatchingGate = z.strictObject({
  code: z.enum(gateCodes),
  title: Text,
  effect: z.enum(gateEffects),
  /** Whom it is asked of; null: of everybody. `mentees` are those the forms of the mentor speak of. */
  whom: z.strictObject({ mentors: Kinds, mentees: Kinds, adultsOnly: z.boolean() }),
  /** How long what was passed holds; null: without an end. */
  validMonths: z.int().min(1).max(240).nullable(),
  source: Source,
})
export type MatchingGate = z.infer<typeof MatchingGate>

/** readiness.yaml: gates to matching, when a training is completed, and which checks of adults there are. */
export const ReadinessRules = z.strictObject({
  gates: listBy('code', MatchingGate).refine(
    (gates) => gateCodes.every((code) => gates.some((gate) => gate.code === code)),
    `нужны все ворота: ${gateCodes.join(', ')}`,
  ),
  completion: z.strictObject({ attendancePercent: z.int().min(1).max(100), source: Source }),
  /** How many days before the end it is told that the end comes. */
  expiring: z.strictObject({ days: z.int().min(1).max(365), source: Source }),
  safetyChecks: listBy('code', z.strictObject({ code: z.enum(safetyCheckKinds), title: Text, source: Source })).refine(
    (kinds) => safetyCheckKinds.every((code) => kinds.some((kind) => kind.code === code)),
    `нужны все виды проверок: ${safetyCheckKinds.join(', ')}`,
  ),
})
export type ReadinessRules = z.infer<typeof ReadinessRules>
