import { z } from 'zod'

/** Text carried over from a source document or a caption: never empty. */
export const Text = z.string().trim().min(1)
/** Where the entry comes from: a document and its place, or [W], [M], [D]. The keys are explained in the README. */
export const Source = z.string().trim().min(1)
export const Aliases = z.array(Text)
export const IsoDate = z.iso.date()
/** A code of an entry: SELECTION_TRAINING. */
export const Code = z.string().regex(/^[A-Z][A-Z0-9_]*$/)

const keyTitles = { code: 'код', form: 'форма', number: 'номер' }

/** A list whose entries do not repeat the key. */
export function listBy<K extends keyof typeof keyTitles, S extends z.ZodType<Record<K, unknown>>>(
  key: K,
  entry: S,
  { canBeEmpty = false } = {},
) {
  return z
    .array(entry)
    .min(canBeEmpty ? 0 : 1)
    .superRefine((entries, context) => {
      const seen = new Set<unknown>()
      for (const [index, { [key]: value }] of entries.entries()) {
        if (seen.has(value))
          context.addIssue({ code: 'custom', path: [index, key], message: `${keyTitles[key]} ${String(value)} повторяется` })
        seen.add(value)
      }
    })
}

/** A dictionary entry. */
export const Term = z.strictObject({ code: Code, title: Text, source: Source })
export type Term = z.infer<typeof Term>
