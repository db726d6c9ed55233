import { expect, test } from 'vitest'
import type { GradeOfRow } from './gradebook.rules.ts'
import { matchGrades } from './match-grades.rules.ts'

const pupils = [
  { id: 'vera', nameKey: 'орлова вера петровна', classCode: '08Б' },
  { id: 'ivan8', nameKey: 'иванов иван сергеевич', classCode: '08А' },
  { id: 'ivan9', nameKey: 'иванов иван олегович', classCode: '09А' },
  { id: 'twin7', nameKey: 'белов петр ильич', classCode: '07А' },
  { id: 'twin9', nameKey: 'белов петр ильич (9 класс)', classCode: '09А' },
]
const good: GradeOfRow = { mean: 4.5, subjects: 3 }
const match = (...rows: readonly (readonly [name: string, group: string, result?: GradeOfRow])[]) =>
  matchGrades(
    rows.map(([name, group, result = good], index) => ({ sheet: 'Лист1', row: index + 2, name, group, result })),
    (group) => group,
    pupils,
  )

test.each([
  ['Орлова Вера Петровна', '', 'vera'],
  ['ОРЛОВА Вера', '08Б', 'vera'],
  ['Орлова В. П.', '', 'vera'],
  ['Орлова В.', '08', 'vera'],
  ['Орлова Вера', '09А', 'notParticipant'],
  ['Орлова Вера Ильинична', '', 'notParticipant'],
  ['Иванов Иван', '', 'namesake'],
  ['Иванов Иван', '09А', 'ivan9'],
  ['Иванов Иван Сергеевич', '', 'ivan8'],
  ['Белов Пётр Ильич', '', 'namesake'],
  ['Белов Пётр Ильич', '07А', 'twin7'],
  ['Кто-то Другой', '', 'notParticipant'],
])('«%s» of «%s» is %s', (name, group, who) => {
  const { grades, faults } = match([name, group])
  expect(grades[0]?.personId ?? faults[0]?.reason).toBe(who)
})

test('named twice, a person has no mean; a fault of a cell is told only of a participant', () => {
  const outside: GradeOfRow = { reason: 'markOutside', cell: 'C3' }
  expect(match(['Орлова Вера', ''], ['Орлова Вера', '', outside], ['Иванов Иван', '08А', outside], ['Никто Никак', '', outside])).toEqual({
    grades: [],
    faults: [
      { sheet: 'Лист1', row: 2, cell: null, name: 'Орлова Вера', reason: 'repeated' },
      { sheet: 'Лист1', row: 3, cell: null, name: 'Орлова Вера', reason: 'repeated' },
      { sheet: 'Лист1', row: 4, cell: 'C3', name: 'Иванов Иван', reason: 'markOutside' },
      { sheet: 'Лист1', row: 5, cell: null, name: 'Никто Никак', reason: 'notParticipant' },
    ],
  })
})
