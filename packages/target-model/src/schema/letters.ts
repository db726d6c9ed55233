import { LetterKind, type LetterWord, letterKinds, letterTexts, letterWords, missingWords, strangeWords } from '@nastavnik/contract'
import { z } from 'zod'
import { listBy, Source, Text } from './text.ts'

/** Words in braces, of all the kinds of letters. */
const words = [...new Set(letterKinds.flatMap((kind): readonly LetterWord[] => letterWords[kind].may))]

const Letter = z
  .strictObject({
    code: z.enum(letterKinds),
    title: Text,
    /** To whom it goes and when. */
    about: Text,
    subject: Text.max(letterTexts.subject),
    text: Text.max(letterTexts.text),
    source: Source,
  })
  .superRefine(({ code, subject, text }, context) => {
    const known = letterWords[code].may.join(', ')
    for (const [field, written] of Object.entries({ subject, text }))
      if (strangeWords(code, written).length > 0)
        context.addIssue({ code: 'custom', path: [field], message: `в фигурных скобках бывают: ${known}` })
    for (const word of missingWords(code, text)) context.addIssue({ code: 'custom', path: ['text'], message: `нет слова {${word}}` })
  })

const allOf = (codes: readonly string[], what: string) =>
  [
    (entries: readonly { code: string }[]) => codes.every((code) => entries.some((entry) => entry.code === code)),
    `${what}: ${codes.join(', ')}`,
  ] as const

/** letters.yaml: what the system writes to the staff, and what stands in braces. */
export const Letters = z.strictObject({
  words: listBy('code', z.strictObject({ code: z.enum(words), title: Text, sample: Text, source: Source })).refine(
    ...allOf(words, 'нужны слова'),
  ),
  kinds: listBy('code', Letter).refine(...allOf(LetterKind.options, 'нужны письма')),
})
export type Letters = z.infer<typeof Letters>
