import { fillWords, type LetterKind, missingWords, strangeWords } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { composeDigest, composeLetter, type Wordings } from './compose-letter.rules.ts'
import { codeOfLetter, tokenOfLetter } from './letter-secret.rules.ts'
import { lastDigestDay } from './notices.rules.ts'
import { pauseAfter } from './retry.rules.ts'

test.each([
  ['Omsk, Tuesday before eight', 'Asia/Omsk', '2021-03-16T01:59:59Z', '2021-03-15'],
  ['Omsk, Tuesday at eight', 'Asia/Omsk', '2021-03-16T02:00:00Z', '2021-03-16'],
  ['Saturday noon', 'Asia/Omsk', '2021-03-20T06:00:00Z', '2021-03-19'],
  ['Sunday night', 'Asia/Omsk', '2021-03-21T17:59:00Z', '2021-03-19'],
  ['Monday before eight', 'Asia/Omsk', '2021-03-22T01:00:00Z', '2021-03-19'],
  ['Monday at eight', 'Asia/Omsk', '2021-03-22T02:00:00Z', '2021-03-22'],
  ['Yekaterinburg is an hour behind Omsk', 'Asia/Yekaterinburg', '2021-03-16T02:30:00Z', '2021-03-15'],
  ['the first working morning of a year', 'Asia/Omsk', '2022-01-03T02:00:00Z', '2022-01-03'],
])('the last morning of letters: %s', (_name, zone, now, day) => expect(lastDigestDay(zone, new Date(now))).toBe(day))

test('pauses grow, and last three days in all', () => {
  const pauses = Array.from({ length: 12 }, (_, index) => pauseAfter(index + 1))
  const known = pauses.filter((pause) => pause !== undefined)
  expect(known).toEqual(known.toSorted((a, b) => a - b))
  expect(known.reduce((sum, pause) => sum + pause, 0) / 3_600_000).toBeGreaterThan(72)
  expect(pauses.slice(known.length)).toEqual([undefined, undefined])
})

test.each<[kind: LetterKind, text: string, strange: string[], missing: string[]]>([
  ['surveyReminder', 'Ждём {left} из {all}: {link}', [], []],
  ['surveyReminder', 'Ждём {left}', [], ['link']],
  ['surveyReminder', '{link} {name}', ['{name}'], []],
  ['surveyReminder', '{link} {LINK} {} {link }', ['{LINK}', '{}', '{link }'], []],
  ['surveyReminder', '{link} {toString} {__proto__}', ['{toString}', '{__proto__}'], []],
  ['surveyReminder', 'скобка { и } {link}', ['{ и }'], []],
  ['surveyReminder', '{{link}}', [], []],
  ['digest', '{items}', [], ['link']],
  ['emailConfirmation', 'код {code}', [], []],
  ['emailConfirmation', 'код {link}', ['{link}'], ['code']],
])('%s «%s»', (kind, text, strange, missing) => {
  expect(strangeWords(kind, text)).toEqual(strange)
  expect(missingWords(kind, text)).toEqual(missing)
})

test('words are put in once: a brace in a value stays', () =>
  expect(fillWords('{survey} {left} {toString}', { survey: '{left}', left: '7' })).toBe('{left} 7 {toString}'))

const wordings: Wordings = {
  territory: 'Омская область',
  publicUrl: 'https://n.example.ru',
  titleOf: (id) => (id === null ? 'Омская область' : `Школа ${id}`),
  wordingOf: (kind) =>
    ({
      digest: { subject: 'Всего {count}', text: '{items}\n--\n{territory} {link}' },
      surveyClosing: { subject: '{survey}\nпо {until}', text: '{organisation}: {survey} по {until} {link}' },
    })[kind as 'digest' | 'surveyClosing'],
}
const closing = (survey: string) => ({ survey, left: 1, all: 2, until: '2026-11-30', link: '/surveys/1' })

test('days are written as papers write them, pages with the address of the system, values in one line', () =>
  expect(composeLetter('surveyClosing', closing(' Опрос\u2028\tо\r\nшколе '), wordings)).toEqual({
    subject: 'Опрос о школе по 30.11.2026',
    text: '{organisation}: Опрос о школе по 30.11.2026 https://n.example.ru/surveys/1',
  }))

test('items keep their lines, and what stands in them is no word of the digest', () => {
  const notices = ['1', '2'].map((organisationId) => ({ kind: 'surveyClosing' as const, organisationId, data: closing('{items}{link}') }))
  expect(composeDigest(notices, wordings)).toEqual({
    subject: 'Всего 2',
    text: [
      'Школа 1: {items}{link} по 30.11.2026 https://n.example.ru/surveys/1',
      '',
      'Школа 2: {items}{link} по 30.11.2026 https://n.example.ru/surveys/1',
      '--',
      'Омская область https://n.example.ru/me',
    ].join('\n'),
  })
})

test('a secret is of one letter and one installation', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const codes = [codeOfLetter(key, 'a'), codeOfLetter(key, 'b'), codeOfLetter(other, 'a'), codeOfLetter(key, 'a')]
  expect(new Set(codes).size).toBe(3)
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  expect(tokenOfLetter(key, 'a')).toMatch(/^[\w-]{43}$/)
  expect(tokenOfLetter(key, 'a')).not.toBe(tokenOfLetter(key, 'b'))
})
