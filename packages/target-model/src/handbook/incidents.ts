import { z } from 'zod'
import { listBy, Source, Term, Text } from '../schema/text.ts'

/** The two notices to the supervisor: of the incident itself and of the inquiry into it. */
export const NoticeCode = z.enum(['FIRST', 'RESULTS'])
export type NoticeCode = z.infer<typeof NoticeCode>

/** What a draft may ask for: the recorded facts of an incident and of the operator's part in it. */
const draftWords = [
  'organisation',
  'place',
  'found',
  'kind',
  'what',
  'categories',
  'people',
  'causes',
  'harm',
  'measures',
  'findings',
  'first',
  'contact',
] as const
export type DraftWord = (typeof draftWords)[number]

const unknownWord = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].find(([, word]) => !draftWords.some((one) => one === word))

const Draft = Text.refine((text) => unknownWord(text) === undefined, { error: `в фигурных скобках бывают: ${draftWords.join(', ')}` })

const Notice = z.strictObject({
  code: NoticeCode,
  title: Text,
  /** Where there is little room. */
  short: Text,
  /** From the moment when the incident was found. */
  hours: z.int().positive(),
  text: Draft,
  source: Source,
})

/** incidents.yaml: what happens to personal data, and what the supervisor must be told of it by when. */
export const IncidentsFile = z.strictObject({
  kinds: listBy('code', Term),
  categories: listBy('code', Term),
  notices: listBy('code', Notice).refine((notices) => NoticeCode.options.every((code) => notices.some((notice) => notice.code === code)), {
    error: `нужны уведомления: ${NoticeCode.options.join(', ')}`,
  }),
})
export type Incidents = z.infer<typeof IncidentsFile>
