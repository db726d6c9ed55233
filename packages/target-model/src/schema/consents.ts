import { consentKinds } from '@nastavnik/contract'
import { z } from 'zod'
import { IsoDate, listBy, Source, Text } from './text.ts'

/** A wording of a sheet. Since `from` it is the one that is printed. */
const ConsentVersion = z.strictObject({
  version: z.string().regex(/^[0-9A-Za-z-]{1,20}$/),
  from: IsoDate,
  /** Consents to earlier wordings are to be asked again. */
  renews: z.boolean(),
  /** `{operator}` is replaced by the organisation and its address. */
  paragraphs: z.array(Text).min(1),
  source: Source,
})
export type ConsentVersion = z.infer<typeof ConsentVersion>

const ConsentKindDefinition = z.strictObject({
  code: z.enum(consentKinds),
  title: Text,
  /** Lines of the sheet that are filled in by hand. */
  blanks: z.array(Text).default([]),
  /** A heading of a column. */
  short: Text,
  /** What a withdrawal does, in the words of the page. */
  stops: Text,
  /** How long a consent holds from the day of signing. */
  years: z.int().min(1).max(10),
  /** By day, the earliest first. */
  versions: z
    .array(ConsentVersion)
    .min(1)
    .refine(
      (versions) => versions.every(({ from }, index) => index === 0 || (versions[index - 1]?.from ?? '') < from),
      'редакции идут по дате начала, без повторов',
    )
    .refine((versions) => new Set(versions.map(({ version }) => version)).size === versions.length, 'номер редакции повторяется'),
})
export type ConsentKindDefinition = z.infer<typeof ConsentKindDefinition>

/** consents.yaml: who signs, for how long and under which text. */
export const Consents = z.strictObject({
  signing: z.strictObject({
    /** Ages in whole years. */
    representativeBelow: z.int().min(1).max(21),
    countersignFrom: z.int().min(1).max(21),
    /** The class from which a pupil without a known birth countersigns. */
    countersignFromClass: z.int().min(1).max(12),
    /** Days after coming of age for which the representative's consent still holds. */
    ownWithinDays: z.int().min(0).max(365),
    /** Days from a withdrawal to the erasure of the data. */
    eraseWithinDays: z.int().min(1).max(365),
    source: Source,
  }),
  kinds: listBy('code', ConsentKindDefinition).refine(
    (kinds) => consentKinds.every((code) => kinds.some((kind) => kind.code === code)),
    `нужны все виды: ${consentKinds.join(', ')}`,
  ),
})
export type Consents = z.infer<typeof Consents>
