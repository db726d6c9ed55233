import * as z from 'zod/mini'
import { Id, PageNumber, pageOf, RequiredText, Version } from './basics.ts'
import { route } from './route.ts'

/**
 * What each kind of letter may say in braces and what its text must not lose. Notices wait and go together: their text is an item of the digest.
 * None of these words is a name of a participant.
 */
export const noticeWords = {
  surveyReminder: { may: ['organisation', 'survey', 'left', 'all', 'link'], must: ['link'] },
  surveyClosing: { may: ['organisation', 'survey', 'left', 'all', 'until', 'link'], must: ['link'] },
  applicationsWaiting: { may: ['organisation', 'count', 'days', 'link'], must: ['link'] },
  certificateExpiring: { may: ['organisation', 'count', 'until', 'link'], must: ['link'] },
  thirdPartyAsked: { may: ['organisation', 'count', 'link'], must: ['link'] },
} as const satisfies LetterWords
export const letterWords = {
  digest: { may: ['territory', 'count', 'items', 'link'], must: ['items', 'link'] },
  emailConfirmation: { may: ['territory', 'code', 'minutes'], must: ['code'] },
  passwordInvitation: { may: ['territory', 'login', 'days', 'link'], must: ['link'] },
  ...noticeWords,
} as const satisfies LetterWords
type LetterWords = Readonly<Record<string, { readonly may: readonly string[]; readonly must: readonly string[] }>>

export type NoticeKind = keyof typeof noticeWords
export type LetterKind = keyof typeof letterWords
export type LetterWord = (typeof letterWords)[LetterKind]['may'][number]
export const letterKinds = Object.keys(letterWords) as LetterKind[]
export const LetterKind = z.enum(letterKinds)

export const letterTexts = { subject: 150, text: 4000 } as const
export type WordingField = keyof typeof letterTexts

const braces = /\{([^{}]*)\}/g

/** What stands in braces and is no word of the kind, as it is written. */
export function strangeWords(kind: LetterKind, text: string): string[] {
  const known: readonly string[] = letterWords[kind].may
  return [...text.matchAll(braces)].flatMap(([whole, word = '']) => (known.includes(word) ? [] : [whole]))
}

/** Words that the text of the kind must have and this one lacks. */
export const missingWords = (kind: LetterKind, text: string): LetterWord[] =>
  letterWords[kind].must.filter((word) => !text.includes(`{${word}}`))

/** Puts values in the place of words; once, so that a brace in a value stays what it is. */
export const fillWords = (text: string, values: Partial<Readonly<Record<LetterWord, string>>>): string =>
  text.replace(braces, (whole, word: string) => (Object.hasOwn(values, word) ? (values[word as LetterWord] ?? whole) : whole))

/** An address that a letter can go to: one, without a name, and nothing that could become a header. */
export const mailAddressPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u
export const longestMailAddress = 200
export const MailAddress = RequiredText(longestMailAddress).check(z.regex(mailAddressPattern))

/** `atOnce`: not oftener than once an hour; `daily`: in the morning of a working day. */
export const LetterFrequency = z.enum(['atOnce', 'daily', 'never'])
export type LetterFrequency = z.infer<typeof LetterFrequency>

/** Why a letter has not gone. */
export const LetterTrouble = z.enum(['unreachable', 'signIn', 'tls', 'busy', 'refused', 'addressRefused', 'interrupted'])
export type LetterTrouble = z.infer<typeof LetterTrouble>

export const LetterWording = z.object({ subject: z.string(), text: z.string() })
export type LetterWording = z.infer<typeof LetterWording>

/** A word that stands in braces: what it means, and an example. */
export const LetterWordMeaning = z.object({ word: z.string(), title: z.string(), sample: z.string() })
export type LetterWordMeaning = z.infer<typeof LetterWordMeaning>

export const LetterItem = z.object({
  kind: LetterKind,
  title: z.string(),
  /** To whom it goes and when. */
  about: z.string(),
  /** The territory has words of its own for it. */
  isOwn: z.boolean(),
})
export type LetterItem = z.infer<typeof LetterItem>

export const LetterCard = z.object({
  ...LetterItem.shape,
  ...LetterWording.shape,
  original: LetterWording,
  words: z.array(LetterWordMeaning),
  /** How many times the territory has changed it; 0: never. */
  version: z.number(),
  /** The newest first; without texts: the original one came back. */
  versions: z.array(
    z.object({ version: z.number(), writtenAt: z.iso.datetime(), writtenBy: z.nullable(z.string()), wording: z.nullable(LetterWording) }),
  ),
})
export type LetterCard = z.infer<typeof LetterCard>

export const FailedLetter = z.object({
  id: Id,
  kindTitle: z.string(),
  /** Null: it went to an address that is nobody's account. */
  user: z.nullable(z.object({ id: Id, name: z.string() })),
  failedAt: z.iso.datetime(),
  why: LetterTrouble,
  attempts: z.number(),
})
export type FailedLetter = z.infer<typeof FailedLetter>

export const LetterSending = z.object({
  ...pageOf(FailedLetter).shape,
  isSetUp: z.boolean(),
  waiting: z.number(),
  /** What the last attempt at those that wait met; null: nothing. */
  trouble: z.nullable(LetterTrouble),
  /** Notices that wait for their hour. */
  notices: z.number(),
  sentInWeek: z.number(),
})
export type LetterSending = z.infer<typeof LetterSending>

export const OwnMail = z.object({
  isSetUp: z.boolean(),
  address: z.nullable(z.string()),
  /** An address that waits for its code. */
  asked: z.nullable(z.object({ address: z.string(), until: z.iso.datetime() })),
  frequency: LetterFrequency,
})
export type OwnMail = z.infer<typeof OwnMail>

const edit = { permission: 'letter.edit' } as const
const mine = { signedIn: true } as const
const oneLine = z.refine<string>((text) => !/\p{Cc}/u.test(text))
const lines = z.refine<string>((text) => !/[^\P{Cc}\n\r\t]/u.test(text))
const OwnWording = z.strictObject({
  subject: RequiredText(letterTexts.subject).check(oneLine),
  text: RequiredText(letterTexts.text).check(lines),
})

export const letterRoutes = {
  list: route('GET', '/api/letters', edit, 'Письма территории', { reply: z.object({ items: z.array(LetterItem) }) }),
  sending: route('GET', '/api/letters/sending', edit, 'Как отправляются письма', {
    query: z.strictObject({ page: PageNumber }),
    reply: LetterSending,
  }),
  get: route('GET', '/api/letters/kinds/:kind', edit, 'Текст письма', { params: z.strictObject({ kind: LetterKind }), reply: LetterCard }),
  setWording: route('PUT', '/api/letters/kinds/:kind', edit, 'Изменить текст письма или вернуть исходный', {
    params: z.strictObject({ kind: LetterKind }),
    body: z.strictObject({ version: z.union([z.literal(0), Version]), wording: z.nullable(OwnWording) }),
    reply: LetterCard,
  }),
  resend: route('POST', '/api/letters/sending/:id', edit, 'Отправить письмо ещё раз', {
    params: z.strictObject({ id: Id }),
    reply: z.object({}),
  }),
  own: route('GET', '/api/session/mail', mine, 'Моя почта для писем', { reply: OwnMail }),
  askAddress: route('POST', '/api/session/mail', mine, 'Назвать свой адрес: на него придёт код', {
    body: z.strictObject({ address: MailAddress }),
    reply: OwnMail,
  }),
  confirmAddress: route('POST', '/api/session/mail/confirm', mine, 'Подтвердить свой адрес кодом из письма', {
    body: z.strictObject({ code: RequiredText(20) }),
    reply: OwnMail,
  }),
  clearAddress: route('DELETE', '/api/session/mail', mine, 'Убрать свой адрес', { reply: OwnMail }),
  setFrequency: route('PUT', '/api/session/mail/frequency', mine, 'Как часто присылать мне письма', {
    body: z.strictObject({ frequency: LetterFrequency }),
    reply: OwnMail,
  }),
}
