import { erasureReasons } from '@nastavnik/contract'
import { z } from 'zod'
import { listBy, Source, Text } from './text.ts'

const termCodes = ['REGISTRY', 'CONSENTS', 'AUDIT', 'ACTS'] as const

const RetentionTerm = z.strictObject({
  code: z.enum(termCodes),
  title: Text,
  years: z.int().min(1).max(100),
  /** The system does it by itself once a day. */
  auto: z.boolean(),
  /** What the system does when the term is over. */
  does: Text,
  source: Source,
})
export type RetentionTerm = z.infer<typeof RetentionTerm>

/** retention.yaml: how long data is kept and why it is erased. */
export const Retention = z.strictObject({
  /** For answering what is kept of a person. */
  answer: z.strictObject({ workingDays: z.int().min(1).max(60), source: Source }),
  /** For the receiving organisation to take or decline who is offered to it. */
  transfer: z.strictObject({ waitingDays: z.int().min(1).max(365), source: Source }),
  terms: listBy('code', RetentionTerm).refine(
    (terms) => termCodes.every((code) => terms.some((term) => term.code === code)),
    `нужны все сроки: ${termCodes.join(', ')}`,
  ),
  reasons: listBy('code', z.strictObject({ code: z.enum(erasureReasons), title: Text, source: Source })).refine(
    (reasons) => erasureReasons.every((code) => reasons.some((reason) => reason.code === code)),
    `нужны все причины: ${erasureReasons.join(', ')}`,
  ),
})
export type Retention = z.infer<typeof Retention>
