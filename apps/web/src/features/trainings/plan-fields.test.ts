import { expect, test } from 'vitest'
import { emptyPlan, type TypedPlan, toPlan, toTyped } from './plan-fields.ts'

const typed: TypedPlan = {
  ...emptyPlan(),
  title: 'Школа наставника',
  hours: '16',
  startsOn: '01.10.2026',
  endsOn: '30.10.2026',
  sessions: [{ id: 's1', on: '01.10.2026', topic: 'Этика' }],
  materials: 'Памятка наставника\n\nМетодичка https://example.org/m.pdf\nhttps://example.org',
  questions: [{ id: 'q1', text: 'Кому сказать?', choices: 'Никому\nКуратору\n', right: 1 }],
  passMark: '1',
}

test('what is typed becomes a plan and back', () => {
  const plan = toPlan(typed)
  expect(plan).toMatchObject({
    hours: 16,
    startsOn: '2026-10-01',
    materials: [
      { title: 'Памятка наставника', link: '' },
      { title: 'Методичка', link: 'https://example.org/m.pdf' },
      { title: 'https://example.org', link: 'https://example.org' },
    ],
    sessions: [{ id: 's1', on: '2026-10-01', topic: 'Этика' }],
    test: { questions: [{ text: 'Кому сказать?', choices: ['Никому', 'Куратору'], right: 1 }], passMark: 1 },
  })
  expect(plan === undefined ? undefined : toPlan(toTyped(plan))).toEqual(plan)
})

test.each([
  ['no title', { title: ' ' }],
  ['hours in words', { hours: 'много' }],
  ['no such day', { endsOn: '31.02.2026' }],
  ['a session without a day', { sessions: [{ id: 's1', on: '', topic: '' }] }],
  ['a question with one choice', { questions: [{ id: 'q1', text: 'Кому?', choices: 'Никому', right: 0 }] }],
  ['a right choice that is not there', { questions: [{ id: 'q1', text: 'Кому?', choices: 'Никому\nВсем', right: 2 }] }],
  ['a mark above the questions', { passMark: '2' }],
])('%s is no plan', (_what, wrong) => {
  expect(toPlan({ ...typed, ...wrong })).toBeUndefined()
})

test('without questions there is no test', () => {
  expect(toPlan({ ...typed, questions: [], passMark: '' })).toMatchObject({ test: null })
})
