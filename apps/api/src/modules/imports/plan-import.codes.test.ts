import { baseParkCodes, IgnoreCode, type ParkCode, parkCodes, type WarningCode, warningCodes } from '@nastavnik/contract'
import { FormulaCell } from '@nastavnik/documents'
import { describe, expect, test } from 'vitest'
import { type BaseRow, type Bases, planBases, registryAfter, told } from '../../../test/school-bases.ts'
import { parkReasons } from './parked-workbook.ts'

const anna = { name: 'Иванова Анна Ивановна' }

const parked: readonly (readonly [ParkCode, BaseRow])[] = [
  ['name.missing', { name: '' }],
  ['name.incomplete', { name: 'Иванова' }],
  ['name.incomplete', { name: 'Иванова (7 класс)' }],
  ['name.incomplete', { name: 'Иванова Анна, Петров Пётр' }], // two people in a cell of one
  ['name.tooLong', { name: `Иванова ${'Анна '.repeat(60)}` }],
  ['birthDate.invalid', { ...anna, birth: '31.02.2009' }],
  ['birthDate.invalid', { ...anna, birth: '2022' }],
  ['form.missing', { ...anna, form: ' ' }],
  ['form.unknown', { ...anna, form: 'дружба' }],
  ['form.unknown', { ...anna, form: 'преподаватель – студент' }], // a form of another territory
  ['programme.missing', { ...anna, programme: undefined }],
  ['programme.tooLong', { ...anna, programme: 'Школа '.repeat(60) }],
  ['startDate.missing', { ...anna, startsOn: '—' }],
  ['startDate.invalid', { ...anna, startsOn: 'весной' }],
  ['startDate.invalid', { ...anna, startsOn: 2021 }],
  ['startDate.invalid', { ...anna, startsOn: '20.01.1921' }],
  ['endDate.invalid', { ...anna, endsOn: '25.05.2201' }],
  ['endDate.invalid', { ...anna, endsOn: 'по настоящее время' }],
  ['dates.reversed', { ...anna, endsOn: '19.01.2021' }],
  ['cell.formula', { ...anna, occupation: new FormulaCell(undefined) }],
  ['cell.formula', { name: new FormulaCell(undefined) }],
]

describe('a row waits', () => {
  test.each(parked)('%s: %j', (code, row) => {
    const plan = planBases({ mentees: [{ name: 'Петров Пётр' }, row] })
    expect(told(plan).parked).toEqual([`Наставляемые 3 ${code}`])
    expect(plan.counters).toMatchObject({ ready: 1, errors: 1, ignored: 0, persons: 1, newPersons: 1 })
  })

  test('two people of one name', () =>
    expect(told(planBases({ mentees: [anna, { ...anna, birth: '01.01.2010' }] })).parked).toEqual([
      'Наставляемые 2 name.ambiguous',
      'Наставляемые 3 name.ambiguous',
    ]))

  test('one who has withdrawn waits, and so does the pair with him', () => {
    const registry = registryAfter(planBases({ mentees: [anna] }))
    const stopped = { ...registry, persons: registry.persons.map((person) => ({ ...person, withdrawn: true })) }
    const plan = planBases(
      { mentees: [{ ...anna, programme: 'Другая' }], mentors: [{ name: 'Петров Пётр', counterpart: anna.name }] },
      stopped,
    )
    expect(told(plan)).toMatchObject({
      parked: ['Наставляемые 2 person.withdrawn'],
      warned: expect.arrayContaining(['Наставники 2 counterpart.parked']),
    })
    expect(plan.newMentorships).toEqual([])
  })

  test('the code says the first thing that is wrong, from left to right as a curator reads', () =>
    expect(told(planBases({ mentees: [{ name: 'Иванова', form: 'дружба', startsOn: 'весной' }] })).parked).toEqual([
      'Наставляемые 2 name.incomplete',
    ]))

  test('every code is tried and has words', () => {
    expect(new Set([...parked.map(([code]) => code), 'name.ambiguous', 'person.withdrawn'])).toEqual(new Set(baseParkCodes))
    expect(Object.keys(parkReasons)).toEqual([...parkCodes])
  })
})

const other = { name: 'Петров Пётр' }
const ignored: readonly (readonly [IgnoreCode, string, readonly BaseRow[]])[] = [
  ['row.repeated', 'the same words', [anna, anna]],
  ['row.repeated', 'other writing', [anna, { name: ' ИВАНОВА  Анна Ивановна', startsOn: '20 января 2021 г.', form: 'УЧЕНИК-УЧЕНИК' }]],
  ['row.repeated', 'the header again', [anna, ['№', 'ФИО', 'Контактные данные', 'Дата рождения', 'Класс']]],
  ['row.total', 'in the column of names', [anna, [undefined, 'Итого', 5]]],
  ['row.total', 'with its number', [anna, [undefined, 'ИТОГО: 5 наставляемых']]],
  ['row.total', 'in the column of numbers', [anna, ['Всего', undefined, 5]]],
  ['row.empty', 'only a number', [anna, [7]]],
  ['row.empty', 'spaces', [anna, [undefined, ' ', '\u00a0']]],
  ['row.empty', 'formulas dragged down', [anna, [7, undefined, new FormulaCell(undefined), new FormulaCell(' ')]]],
  ['row.empty', 'numbers of columns', [anna, [1, 2, 3, 4, 5, 6, 7, 8]]],
  ['row.empty', 'no row at all', [anna, []]],
]

describe('a row is passed over', () => {
  test.each(ignored)('%s: %s', (code, _what, rows) => {
    const plan = planBases({ mentees: [...rows, other] })
    expect(told(plan)).toEqual({ parked: [], ignored: [`Наставляемые 3 ${code}`], warned: [] })
    expect(plan.counters).toMatchObject({ ready: 2, ignored: 1, newPersons: 2, newParticipations: 2 })
  })

  test('every code is tried', () => expect(new Set(ignored.map(([code]) => code))).toEqual(new Set(IgnoreCode.options)))

  test.each(['Всеволожская Анна', 'Итогова Анна'])('%s is a person, not a total', (name) =>
    expect(planBases({ mentees: [{ name }] }).counters).toMatchObject({ ready: 1, ignored: 0 }),
  )
})

const mentor = { name: 'Петров Пётр', birth: '05.05.2004', occupation: '10 класс' }
const warned: readonly (readonly [WarningCode, Bases])[] = [
  ['age.outsideForm', { mentees: [{ ...anna, birth: '20.01.2012', startsOn: '19.01.2021' }] }], // nine years
  ['age.outsideForm', { mentees: [{ ...anna, birth: 2001 }] }], // twenty by difference of years
  ['mentor.notAbove', { mentees: [{ ...anna, counterpart: mentor.name, counterpartPlace: '7 класс' }] }],
  ['mentor.isRepresentative', { mentees: [{ ...anna, contacts: `мать: ${mentor.name}`, counterpart: mentor.name }] }],
  ['representative.ofAdult', { mentees: [{ ...anna, birth: '20.01.2003', contacts: 'представитель: Сидорова Ольга Ивановна' }] }],
  ['birthDate.missing', { mentees: [{ ...anna, birth: undefined }] }],
  ['name.abbreviated', { mentees: [{ name: 'Иванова А. И.' }] }],
  ['name.abbreviated', { mentees: [{ ...anna, counterpart: 'Петров П. П.' }] }],
  ['name.abbreviated', { mentees: [{ ...anna, counterpart: 'Петров' }] }],
  ['counterpart.parked', { mentees: [{ ...anna, counterpart: mentor.name }], mentors: [{ ...mentor, form: 'дружба' }] }],
]

describe('a row is taken with a warning', () => {
  test.each(warned)('%s: %j', (code, bases) => {
    const plan = planBases(bases)
    expect(told(plan).warned).toEqual([`Наставляемые 2 ${code}`])
    expect(plan.counters).toMatchObject({ ready: 1, warnings: 1 })
  })

  test('person.resembles: whoever is new and looks like another person, in the workbook or known', () => {
    const ilya = { name: 'Орлова Наталья Ильинична', birth: '12.03.2008' }
    const [first, respelt] = [
      { ...anna, ...ilya },
      { ...anna, ...ilya, name: 'Орлова Наталия Ильинична' },
    ]
    expect(told(planBases({ mentees: [first, respelt] })).warned).toEqual([
      'Наставляемые 2 person.resembles',
      'Наставляемые 3 person.resembles',
    ])
    const known = registryAfter(planBases({ mentees: [first] }))
    expect(told(planBases({ mentees: [first, respelt] }, known)).warned).toEqual(['Наставляемые 3 person.resembles'])
  })

  test('one who has left, when the participation outlasts it; the row brings nobody back', () => {
    const registry = registryAfter(planBases({ mentees: [{ ...anna, birth: 2009 }] }))
    const gone = (leftOn: string) => ({ ...registry, persons: registry.persons.map((person) => ({ ...person, leftOn })) })
    const bases = { mentees: [{ ...anna, birth: 2009, programme: 'Другая', startsOn: '01.03.2021', endsOn: '10.03.2021' }] }
    expect(told(planBases(bases, gone('2021-03-09'))).warned).toEqual(['Наставляемые 2 person.left'])
    expect(told(planBases(bases, gone('2021-03-10'))).warned).toEqual([])
  })

  test('every code is tried', () =>
    expect(new Set([...warned.map(([code]) => code), 'person.resembles', 'person.left'])).toEqual(new Set(warningCodes)))

  test('ages at the edges of a form are inside', () =>
    expect(
      told(
        planBases({
          mentees: [
            { ...anna, birth: '20.01.2011' },
            { ...other, birth: '21.01.2001', form: 'студент – ученик' },
          ],
        }),
      ).warned,
    ).toEqual([]))

  test('a pair that only the mentors’ base tells is looked at too', () => {
    const plan = planBases({ mentees: [anna], mentors: [{ ...mentor, occupation: '6 класс', counterpart: anna.name }] })
    expect(told(plan).warned).toEqual(['Наставники 2 mentor.notAbove'])
  })

  test('a parent is taken, and mentors no child of his own, whichever base tells', () => {
    const mentees = [{ ...anna, contacts: 'отец: Петров Пётр' }]
    const plan = planBases({ mentees, mentors: [{ ...mentor, counterpart: anna.name }] })
    expect(told(plan).warned).toEqual(['Наставники 2 mentor.isRepresentative'])
    expect(plan.newMentorships).toEqual([])
    expect(plan.newPersons).toHaveLength(2)
  })
})
