import { z } from 'zod'
import { Code, IsoDate, listBy, Source, Text } from '../schema/text.ts'

/** An act the documents lean on. Unknown dates and numbers are absent. */
export const LegalAct = z
  .strictObject({
    code: Code,
    date: IsoDate.nullable(),
    number: Text.nullable(),
    title: Text,
    /** REFERENCE: explains and advises; UNCHECKED: whether it is in force has not been checked. */
    status: z.enum(['IN_FORCE', 'ENDED', 'REFERENCE', 'UNCHECKED']),
    validFrom: IsoDate.nullable().default(null),
    validTo: IsoDate.nullable().default(null),
    note: Text.nullable().default(null),
    source: Source,
  })
  .refine(({ status, validTo }) => status !== 'ENDED' || validTo !== null, {
    path: ['validTo'],
    error: 'у оконченного акта нужна дата окончания',
  })
export type LegalAct = z.infer<typeof LegalAct>

/** legal-acts.yaml */
export const LegalActsFile = listBy('code', LegalAct)

/** Where the documents contradict each other or themselves, and what the system does about it. */
export const Inconsistency = z.strictObject({
  number: z.int().positive(),
  title: Text,
  documents: Text,
  system: Text,
  /** Where the reader of the system meets it. */
  seenAt: Text,
  source: Source,
})
export type Inconsistency = z.infer<typeof Inconsistency>

/** inconsistencies.yaml */
export const InconsistenciesFile = listBy('number', Inconsistency)
