import { type CellValue, FormulaCell } from '@nastavnik/documents'
import { expect, test } from 'vitest'
import { collectGradebook, type Gradebook } from './gradebook.rules.ts'

const core = [
  { code: 'RUSSIAN', title: 'Русский язык', aliases: ['Рус. яз.'], source: '[D]' },
  { code: 'MATHEMATICS', title: 'Математика', aliases: [], source: '[D]' },
  { code: 'FOREIGN', title: 'Иностранный язык', aliases: ['Иностранный язык (английский)'], source: '[D]' },
  { code: 'HISTORY', title: 'История', aliases: [], source: '[D]' },
]

function read(rows: readonly (readonly CellValue[])[], sheet = 'Лист1'): Gradebook {
  const book = collectGradebook(core)
  for (const [index, cells] of rows.entries()) book.take(sheet, index + 1, cells)
  return book.finish()
}
const blank = undefined

test.each<[string, readonly (readonly CellValue[])[], string?]>([
  [
    'a plain table',
    [
      ['ФИО', 'Класс', 'Русский язык', 'Математика'],
      ['Орлова Вера', '8Б', 4, 5],
    ],
  ],
  [
    'a class above the table',
    [['Отчёт «Средний балл»'], ['Класс: 8Б'], ['№', 'Ученик', 'Рус. яз.', 'Математика'], [1, 'Орлова Вера', '4,00', '5.00']],
  ],
  [
    'a sheet a class',
    [
      ['Фамилия, имя', 'РУССКИЙ ЯЗЫК', 'Математика (ср. балл)'],
      ['Орлова Вера', 4, 5],
    ],
    '8Б',
  ],
  [
    'names above, subjects below',
    [
      ['№', 'Фамилия Имя', 'Предметы', blank],
      [blank, blank, 'Русский язык', 'Математика'],
      [1, 'Орлова Вера', 4, 5],
    ],
    '8Б',
  ],
  [
    'subjects above, kinds of marks below',
    [
      ['ФИО ученика', 'Русский язык', blank, 'Математика', blank],
      [blank, 'Отметки', 'Ср. балл', 'Отметки', 'Средний балл'],
      ['Орлова Вера', '4 4 4', 4, '5 5', 5],
    ],
    '8Б',
  ],
  [
    'what the program has computed',
    [
      ['ФИО', 'Русский язык', 'Математика'],
      ['Орлова Вера', new FormulaCell(4), 5],
    ],
    '8Б',
  ],
])('%s', (_title, rows, sheet) => {
  expect(read(rows, sheet).rows).toEqual([
    {
      sheet: sheet ?? 'Лист1',
      row: rows.length,
      name: 'Орлова Вера',
      group: expect.stringMatching(/^8Б$/),
      result: { mean: 4.5, subjects: 2 },
    },
  ])
})

test('only core subjects are counted; a subject that a pupil has no mark in is not', () => {
  const { rows, subjects, others } = read([
    ['ФИО', 'Математика', 'Музыка', 'Иностранный язык (английский)', 'История (итог)', 'Средний балл'],
    ['Орлова Вера', 5, 2, 4, 4, 3.1],
    ['Белов Пётр', 3, 5, 'н/а', blank, 5],
    ['Зайцев Илья', 'осв.', 5, '—', '', 5],
  ])
  expect(rows.map(({ result }) => result)).toEqual([
    { mean: 4.33, subjects: 3 },
    { mean: 3, subjects: 1 },
    { reason: 'noMarks', cell: null },
  ])
  expect([subjects, others]).toEqual([
    ['Математика', 'Иностранный язык (английский)', 'История (итог)'],
    ['Музыка', 'Средний балл'],
  ])
})

test.each([
  [6, 'markOutside'],
  [0, 'markOutside'],
  ['0,5', 'markOutside'],
  [-3, 'markUnreadable'],
  ['4 5 3', 'markUnreadable'],
  ['5/5', 'markUnreadable'],
  [true, 'noMarks'],
])('a mark %j is refused at its cell', (mark, reason) => {
  const { rows } = read([
    ['ФИО', 'Класс', 'Математика'],
    ['Орлова Вера', '8Б', mark],
  ])
  expect(rows[0]?.result).toEqual({ reason, cell: reason === 'noMarks' ? null : 'C2' })
})

test('rows without a pupil are passed by; columns beyond Z are named as Excel names them', () => {
  const many = Array.from({ length: 30 }, (_, column) => (column === 0 ? 'ФИО' : column === 27 ? 'Математика' : `Предмет ${column}`))
  const marks = many.map((_, column) => (column === 0 ? 'Орлова Вера' : 9))
  const { rows } = read([many, ['Средний балл'], marks, ['Итого', 4], [blank, 'Классный руководитель']])
  expect(rows.map(({ row, result }) => [row, result])).toEqual([[3, { reason: 'markOutside', cell: 'AB3' }]])
})

test('a workbook without names or without core subjects says so', () => {
  expect(
    read([
      ['Класс', 'Математика'],
      ['8Б', 4],
    ]),
  ).toMatchObject({ named: false, rows: [] })
  expect(
    read([
      ['ФИО', 'Средний балл'],
      ['Орлова Вера', 4],
    ]),
  ).toMatchObject({ named: true, subjects: [], others: ['Средний балл'] })
})
