import { PersonFields } from '@nastavnik/contract'
import { type CellValue, FormulaCell } from '@nastavnik/documents'
import { describe, expect, test } from 'vitest'
import { pairsOf, planBases, planOf, told } from '../../../test/school-bases.ts'
import { withGaps } from './parse-rows.rules.ts'
import { collectSchoolWorkbook } from './read-school-workbook.ts'
import { workbookOfRows } from './take-rows.ts'

const header = ['ФИО наставляемого', 'Дата рождения', 'Форма', 'Программа', 'Дата начала', 'Наставник']
const row = (name: string) => [name, '12.03.2008', 'ученик – ученик', 'Лидер', '20.01.2021', 'Петров Пётр']
const sheet = (...rows: (string | number | undefined)[][]) => workbookOfRows([{ name: 'Наставляемые', rows }])
const persons = (workbook: ReturnType<typeof sheet>) => planOf(workbook).newPersons.map(({ name }) => name)

describe('where the list stands', () => {
  test('under a title and empty rows', () => {
    const workbook = sheet(['База наставляемых СОШ № 2'], [], ['на 2021 год', undefined, 'утверждаю'], header, row('Иванова Анна'))
    expect(persons(workbook)).toEqual(['Иванова Анна', 'Петров Пётр'])
  })
  test('under a header deeper than thirty rows it is not found', () =>
    expect(sheet(...Array.from({ length: 30 }, () => ['—']), header, row('Иванова Анна')).bases).toEqual([]))
  test('with columns in any order, some of them unknown', () => {
    const order = [5, 2, 0, 4, 3, 1]
    const shuffled = (cells: (string | number | undefined)[]) => ['примечание', ...order.map((from) => cells[from])]
    expect(persons(sheet(shuffled(header), shuffled(row('Иванова Анна'))))).toEqual(['Иванова Анна', 'Петров Пётр'])
  })
  test('under a header of two rows', () => {
    const upper = ['ФИО наставляемого', 'Дата рождения', 'Форма', 'Программа', 'Период', undefined]
    const plan = planOf(
      sheet(upper, [undefined, undefined, undefined, undefined, 'с', 'по'], [...row('Иванова Анна').slice(0, 5), '25.05.2021']),
    )
    expect(plan.newParticipations).toMatchObject([{ startsOn: '2021-01-20', endsOn: '2021-05-25' }])
    expect(told(plan)).toEqual({ parked: [], ignored: [], warned: [] })
  })
  test('with the name in three columns', () => {
    const three = ['Фамилия', 'Имя', 'Отчество', 'Форма', 'Программа', 'Дата начала']
    const workbook = sheet(three, ['Иванова', 'Анна', 'Ивановна', 'ученик-ученик', 'Лидер', '20.01.2021'])
    expect(persons(workbook)).toEqual(['Иванова Анна Ивановна'])
  })
})

describe('rows between the rows', () => {
  test('totals, empties and repeats in the middle', () => {
    const workbook = sheet(
      header,
      row('Иванова Анна'),
      ['Итого 7 класс'],
      [],
      row('Сидорова Ольга'),
      row('Иванова Анна'),
      [],
      [undefined, ' '],
    )
    expect(told(planOf(workbook)).ignored).toEqual(['Наставляемые 3 row.total', 'Наставляемые 4 row.empty', 'Наставляемые 6 row.repeated'])
  })
  test('empties between the header and the first row are told, those after the last are not', () =>
    expect(told(planOf(sheet(header, [], row('Иванова Анна'), [], []))).ignored).toEqual(['Наставляемые 2 row.empty']))
  test('a million rows left out do not become a million lines', () => {
    const [base] = sheet(header).bases
    if (base === undefined) throw new Error('the header alone makes a base')
    const rows = [
      { number: 3, cells: row('Иванова Анна') },
      { number: 1_048_576, cells: row('Сидорова Ольга') },
    ]
    expect([...withGaps({ ...base, rows })].length).toBeLessThan(20_000)
  })
})

describe('who is with whom', () => {
  const mentees = ['Иванова Анна', 'Сидорова Ольга', 'Орлов Иван']
  const mentor = { name: 'Петров Пётр', birth: 1980, occupation: 'учитель', form: 'педагог – ученик' }
  test.each(['\n', '; ', ', ', ' / ', ';\n'])('several mentees in a cell, divided by %j, are a group', (between) =>
    expect(pairsOf(planBases({ mentors: [{ ...mentor, counterpart: mentees.join(between) }] }))).toEqual([
      `Петров Пётр → ${mentees.join(', ')}`,
    ]),
  )
  test('mentees of one mentor are one group, of two programmes — two', () => {
    const rows = mentees.map((name) => ({ name, form: mentor.form, counterpart: mentor.name }))
    expect(pairsOf(planBases({ mentees: rows }))).toEqual([`Петров Пётр → ${mentees.join(', ')}`])
    expect(pairsOf(planBases({ mentees: rows.map((one, index) => ({ ...one, programme: `Клуб ${index}` })) }))).toHaveLength(3)
  })
  test('a mentee of two mentors is in two pairs', () => {
    const rows = [{ name: 'Иванова Анна', counterpart: 'Петров Пётр; Орлов Иван' }]
    expect(pairsOf(planBases({ mentees: rows }))).toEqual(['Петров Пётр → Иванова Анна', 'Орлов Иван → Иванова Анна'])
  })
  test('other days of the two sides within one programme are one pair', () => {
    const plan = planBases({
      mentees: [{ name: 'Иванова Анна', startsOn: '22.01.2021' }],
      mentors: [{ ...mentor, form: 'ученик – ученик', startsOn: '20.01.2021', counterpart: 'Иванова Анна' }],
    })
    expect(pairsOf(plan)).toEqual(['Петров Пётр → Иванова Анна'])
    expect(plan.newParticipations.map(({ startsOn }) => startsOn).sort()).toEqual(['2021-01-20', '2021-01-22'])
  })
  test('a mentor known only from a cell takes the days of the row', () =>
    expect(planBases({ mentees: [{ name: 'Иванова Анна', counterpart: 'Петров Пётр' }] }).newParticipations).toMatchObject([
      { role: 'MENTEE', startsOn: '2021-01-20', endsOn: '2021-05-25' },
      { role: 'MENTOR', startsOn: '2021-01-20', endsOn: '2021-05-25' },
    ]))
})

test('a formula is what the sending program had computed; nothing is evaluated', () => {
  const cells: CellValue[] = row('')
  const collected = collectSchoolWorkbook()
  collected.take('Наставляемые', 1, header)
  collected.take('Наставляемые', 2, [new FormulaCell('Иванова Анна'), new FormulaCell(39519), ...cells.slice(2)])
  expect(planOf(collected.finish(false)).newPersons).toMatchObject([
    { name: 'Иванова Анна', born: { day: '2008-03-12' } },
    { name: 'Петров Пётр' },
  ])
})

test('a programme of a whole page is parked', () => {
  expect(told(planBases({ mentees: [{ name: 'Иванова Анна', programme: 'текст '.repeat(60) }] })).parked).toEqual([
    'Наставляемые 2 programme.tooLong',
  ])
})

test('texts are not longer than a card of a person can hold', () => {
  const long = 'текст '.repeat(2000)
  const { newPersons } = planBases({
    mentees: [{ name: 'Иванова Анна', contacts: long, occupation: long, result: long }],
  })
  expect(newPersons).toHaveLength(1)
  for (const { born, key: _key, id: _id, withdrawn: _withdrawn, leftOn: _leftOn, ...fields } of newPersons) {
    expect(PersonFields.safeParse({ ...fields, birth: born, kind: null, experienceHereYears: null }).error).toBeUndefined()
  }
})
