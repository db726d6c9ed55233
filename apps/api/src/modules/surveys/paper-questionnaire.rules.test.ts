import { expect, test } from 'vitest'
import { paperQuestionnaire, slipOf } from './paper-questionnaire.rules.ts'

const printed = { number: 7, name: 'Петров Пётр', occupation: 'учитель', code: 'K7QF2M9XTD', isYoung: false }
const slip = (programme: string) => slipOf({ ...printed, programme }, 'До начала', 'https://n/answer#K7QF2M9XTD', 'https://n/answer')
const questions = { title: 'Анкета', definition: { pages: [] }, people: [] }

test('the programme stands on a paper only where it is told', () => {
  expect([slip('Лидер').about, slip('').about]).toEqual(['№ 7 · учитель · Лидер · До начала', '№ 7 · учитель · До начала'])
  const rowsOf = (programme: string) =>
    paperQuestionnaire(questions, { ...printed, programme }, '').blocks.flatMap((block) => (block.kind === 'fields' ? block.rows : []))
  expect(rowsOf('Лидер')).toContainEqual({ label: 'Программа', value: 'Лидер' })
  expect(rowsOf('').map(({ label }) => label)).not.toContain('Программа')
})
