import { z } from 'zod'
import { ParticipantKind } from '../schema/forms.ts'
import { listBy, Term } from '../schema/text.ts'

/** dictionaries.yaml: what people come with, which problems mentoring may solve and what is expected of it. */
export const DictionariesFile = z.strictObject({
  requests: listBy('code', Term.extend({ kinds: z.array(ParticipantKind).min(1) })),
  learnerProblems: listBy('code', Term),
  regionProblems: listBy('code', Term),
  results: listBy('code', Term),
})
export type Dictionaries = z.infer<typeof DictionariesFile>
