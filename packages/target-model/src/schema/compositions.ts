import { z } from 'zod'
import { Source, Text } from './text.ts'

/** Told apart by a number known of a person: the model says the steps. */
export const BandedCode = z.enum(['AGE', 'EXPERIENCE'])
export type BandedCode = z.infer<typeof BandedCode>
/** Told apart by the person's organisation. */
export const PlacedCode = z.enum(['ORGANISATION_KIND', 'MUNICIPALITY'])
export type PlacedCode = z.infer<typeof PlacedCode>

/** Steps of a number, lowest first: `to` is the last number of a step, null for the step without an upper end. */
const Bands = z
  .array(z.strictObject({ title: Text, to: z.int().nonnegative().nullable() }))
  .min(2)
  .refine((bands) => bands.every(({ to }, index) => (to === null) === (index === bands.length - 1)), {
    error: 'без верхней границы — последняя ступень, и только она',
  })
  .refine((bands) => bands.every(({ to }, index) => index === 0 || (to ?? Number.POSITIVE_INFINITY) > (bands[index - 1]?.to ?? -1)), {
    error: 'ступени должны идти по возрастанию',
  })

const common = {
  title: Text,
  /** Over the titles of rows. */
  caption: Text,
  note: Text,
  /** The row of those of whom it is not known. */
  unknown: Text,
  source: Source,
}
const Banded = z.strictObject({ code: BandedCode, ...common, bands: Bands })
const Placed = z.strictObject({ code: PlacedCode, ...common })

/** compositions.yaml: a way to tell the participants of a report apart. A person stands in exactly one row. */
export const Composition = z.discriminatedUnion('code', [Banded, Placed])
export type Composition = z.infer<typeof Composition>
export type BandedComposition = z.infer<typeof Banded>
