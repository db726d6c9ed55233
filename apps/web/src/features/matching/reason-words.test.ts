import type { UnplacedReason } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { reasonWords } from './reason-words.ts'

const reason = (change: Partial<UnplacedReason>): UnplacedReason => ({
  kind: 'HALL',
  rules: [],
  alone: false,
  shared: null,
  pointsLost: null,
  ...change,
})
const words = (change: Partial<UnplacedReason>) =>
  reasonWords(reason(change), (code) => (code === 'ORGANISATION' ? 'Из другой организации' : code)).join(' ')

test('nobody fits: the rules that stand alone before somebody are named', () => {
  const rules = [{ code: 'ORGANISATION', mentors: 3 }] as const
  expect(words({ kind: 'NO_CANDIDATE', rules: [...rules], alone: true })).toBe(
    'Нет ни одного подходящего наставника. Если снять правило «Из другой организации», подойдут 3 наставника.',
  )
  expect(words({ kind: 'NO_CANDIDATE', rules: [...rules] })).toBe(
    'Нет ни одного подходящего наставника. Мешают сразу несколько правил: «Из другой организации». Кому какие — ниже.',
  )
  expect(words({ kind: 'NO_CANDIDATE' })).toBe('Нет ни одного подходящего наставника.')
})

test('a rule that is not to be moved is met another way', () =>
  expect(words({ kind: 'NO_CANDIDATE', rules: [{ code: 'NO_CONSENT', mentors: 1 }], alone: true })).toBe(
    'Нет ни одного подходящего наставника. Соберите согласия: тогда подойдёт 1 наставник.',
  ))

test('too few places: how many are lacking', () =>
  expect(words({ kind: 'HALL', shared: { mentees: 19, places: 15 } })).toBe(
    '19 наставляемых на 15 мест: не хватает 4 мест. Добавьте места или наставников.',
  ))

test('lost by points: what all would lose', () => {
  expect(words({ kind: 'LOST_TRADE', pointsLost: 35 })).toBe(
    'Мест не хватило: с этим наставляемым вместо другого у всех вместе было бы на 35 очков меньше.',
  )
  expect(words({ kind: 'LOST_TRADE', pointsLost: 0 })).toMatch(/очков было бы столько же/)
})

test.each(['PROHIBITED', 'BELOW_THRESHOLD', 'MODE_B_STABLE'] as const)('%s has words and advice', (kind) =>
  expect(words({ kind })).toMatch(/^[А-ЯЁ].+\. .+\.$/),
)
