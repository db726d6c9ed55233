import { erasureReasons, subjectRequestKinds } from '@nastavnik/contract'
import { z } from 'zod'
import { listBy, Source, Text } from './text.ts'

const termCodes = ['REGISTRY', 'CONSENTS', 'AUDIT', 'ACTS', 'REQUESTS'] as const

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

/** What a person asks of his data and how long there is to answer, in working days. */
const SubjectRequestTerm = z.strictObject({
  code: z.enum(subjectRequestKinds),
  title: Text,
  workingDays: z.int().min(1).max(60),
  /** By how many the law lets the term grow when the person is told of it. */
  mayAdd: z.int().min(0).max(60),
  source: Source,
})
export type SubjectRequestTerm = z.infer<typeof SubjectRequestTerm>

/** retention.yaml: how long data is kept, why it is erased and how soon a person is answered. */
export const Retention = z.strictObject({
  /** For the receiving organisation to take or decline who is offered to it. */
  transfer: z.strictObject({ waitingDays: z.int().min(1).max(365), source: Source }),
  /** For the curator to set two joined cards apart again. */
  merger: z.strictObject({ undoDays: z.int().min(1).max(365), source: Source }),
  /** Whom one would choose is deleted so many days after the campaign; its paper is entered so many days longer before it closes by itself. */
  surveys: z.strictObject({ ballotDays: z.int().min(1).max(365), closeAfterDays: z.int().min(0).max(365), source: Source }),
  /** How long an application that is not accepted is kept: after it was declined, or after it came. */
  application: z.strictObject({ declinedDays: z.int().min(1).max(365), undecidedDays: z.int().min(1).max(730), source: Source }),
  terms: listBy('code', RetentionTerm).refine(
    (terms) => termCodes.every((code) => terms.some((term) => term.code === code)),
    `нужны все сроки: ${termCodes.join(', ')}`,
  ),
  reasons: listBy('code', z.strictObject({ code: z.enum(erasureReasons), title: Text, source: Source })).refine(
    (reasons) => erasureReasons.every((code) => reasons.some((reason) => reason.code === code)),
    `нужны все причины: ${erasureReasons.join(', ')}`,
  ),
  requests: listBy('code', SubjectRequestTerm).refine(
    (requests) => subjectRequestKinds.every((code) => requests.some((request) => request.code === code)),
    `нужны все виды обращений: ${subjectRequestKinds.join(', ')}`,
  ),
})
export type Retention = z.infer<typeof Retention>
