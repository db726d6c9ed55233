import { expect, test } from 'vitest'
import { ageOn } from './calendar.ts'
import { generateMunicipality, generateSchool, type PersonCounts, type SyntheticSchool, type Value } from './index.ts'
import { normaliseName } from './names.ts'

const place = { territory: 'Омская область', municipality: 'Саргатский' }
const school = (seed: number, more: { pupils?: number; share?: number } = {}) =>
  generateSchool({ ...place, seed, organisation: 'СОШ № 1', year: 2021, pupils: 240, ...more })
const municipality = (seed: number) => generateMunicipality({ ...place, seed, year: 2021, schools: 9 })

type Row = Record<string, Value>

function rowsOf(from: SyntheticSchool, sheet: string): Row[] {
  const [header = [], ...rows] = from.sheets.find(({ name }) => name === sheet)?.rows ?? []
  return rows.map((row) => Object.fromEntries(header.map((title, index) => [String(title), row[index]])))
}
const mentees = (from: SyntheticSchool) => rowsOf(from, 'База наставляемых')
const mentors = (from: SyntheticSchool) => rowsOf(from, 'База наставников')
const programmeOf = (row: Row) => String(row['Наименование программы']).replace(/^Программа «(.+)»$/, '$1')

test('the same seed gives the same school, another seed another one', () => {
  expect(school(7)).toEqual(school(7))
  expect(school(7)).not.toEqual(school(8))
  expect(municipality(3)).toEqual(municipality(3))
})

test('a municipality has its schools, a house of extra education and a college', () => {
  const all = municipality(1)
  expect(all.map(({ kind }) => kind)).toEqual([...Array.from({ length: 9 }, () => 'SCHOOL'), 'EXTRA_ED', 'COLLEGE'])
  expect(new Set(all.map(({ organisation }) => organisation)).size).toBe(11)
})

test('everybody named in an organisation has a normalised name and a birthday of their own', () => {
  for (const one of municipality(2)) {
    const born = new Map<string, Value>()
    const claim = (name: Value, identity: Value) => {
      const key = normaliseName(String(name))
      expect([key, born.get(key) ?? identity]).toEqual([key, identity])
      born.set(key, identity)
    }
    for (const row of mentees(one)) {
      claim(row['ФИО наставляемого'], row['Дата рождения'])
      const contact = String(row['Контактные данные (данные представителя)'])
      if (contact.startsWith('представитель: ')) claim(contact.slice(15).split(',')[0], `of ${row['ФИО наставляемого']}`)
    }
    for (const row of mentors(one)) claim(row['ФИО наставника'], row['Дата рождения'])
    claim(one.sheets[0]?.rows[3]?.[1], 'director')
  }
})

test('the truth agrees with a naive recount of the rows', () => {
  for (const one of [...municipality(4), school(5, { pupils: 450, share: 0.5 }), school(6, { pupils: 12 })]) {
    const persons = new Map<string, Set<string>>()
    const people = new Set<string>()
    const note = (row: Row, name: Value, role: string) => {
      const key = [row['Форма наставничества'], programmeOf(row), role].join('/')
      persons.set(key, (persons.get(key) ?? new Set()).add(normaliseName(String(name))))
      people.add(normaliseName(String(name)))
    }
    for (const row of mentees(one)) note(row, row['ФИО наставляемого'], 'mentees')
    for (const row of mentors(one)) note(row, row['ФИО наставника'], 'mentors')
    expect(flat(one.truth.distinct)).toEqual(Object.fromEntries([...persons].map(([key, names]) => [key, names.size])))
    expect(one.truth.rows).toEqual({ mentees: mentees(one).length, mentors: mentors(one).length })
    expect(one.truth.persons).toBe(people.size)
    expect(flat(one.truth.primary)).toEqual({ ...zeroes(one.truth.distinct), ...recountPrimary(one) })
  }
})

const cells = (counts: PersonCounts) =>
  Object.entries(counts).flatMap(([form, programmes]) =>
    Object.entries(programmes).flatMap(([programme, cell]) => [
      [`${form}/${programme}/mentors`, cell.mentors] as const,
      [`${form}/${programme}/mentees`, cell.mentees] as const,
    ]),
  )
const flat = (counts: PersonCounts) => Object.fromEntries(cells(counts))
const zeroes = (counts: PersonCounts) => Object.fromEntries(cells(counts).map(([key]) => [key, 0]))

const formOrder =
  'ученик – ученик|учитель – учитель|студент – ученик|работодатель – ученик|работодатель – студент|педагог – ученик|преподаватель – студент|студент – студент'.split(
    '|',
  )

function recountPrimary(one: SyntheticSchool): Record<string, number> {
  const first = new Map<string, { order: string; cell: string }>()
  const consider = (row: Row, name: Value, role: string) => {
    const form = String(row['Форма наставничества'])
    const order = [row['Дата вхождения в программу'], formOrder.indexOf(form), normaliseName(programmeOf(row))].join('|')
    const known = first.get(`${role}${name}`)
    if (!known || order < known.order) first.set(`${role}${name}`, { order, cell: `${form}/${programmeOf(row)}/${role}` })
  }
  for (const row of mentees(one)) consider(row, row['ФИО наставляемого'], 'mentees')
  for (const row of mentors(one)) consider(row, row['ФИО наставника'], 'mentors')
  const counts: Record<string, number> = {}
  for (const { cell } of first.values()) counts[cell] = (counts[cell] ?? 0) + 1
  return counts
}

test('some people take part twice, some groups are large, some programmes have no end yet', () => {
  const all = municipality(1)
  expect(all.some(({ truth }) => truth.participations > truth.persons)).toBe(true)
  expect(all.some((one) => JSON.stringify(one.truth.primary) !== JSON.stringify(one.truth.distinct))).toBe(true)
  expect(all.flatMap(mentees).some((row) => row['Дата завершения программы'] === undefined)).toBe(true)
  expect(all.flatMap(mentors).some((row) => String(row['ФИО наставляемого (наставляемых)']).split(/; |\n/).length > 4)).toBe(true)
})

const startOf = (row: Row) => String(row['Дата вхождения в программу'])
const ageAtStart = (row: Row) => ageOn(String(row['Дата рождения']), startOf(row))
const levelIn = (row: Row, column: string) => Number.parseInt(String(row[column]), 10)
const isPeers = (row: Row) => row['Форма наставничества'] === 'ученик – ученик'
const represented = (row: Row) => String(row['Контактные данные (данные представителя)']).startsWith('представитель: ')
const above = (row: Row) => levelIn(row, 'Место работы / учёбы наставника') > levelIn(row, 'Класс / группа / должность')
const within = (age: number, [low = 0, high = 0]: number[]) => age >= low && age <= high

test('classes agree with ages, only minors have representatives, programmes start in the season', () => {
  const rows = municipality(9).flatMap(mentees)
  const pupils = rows.filter((row) => String(row['Класс / группа / должность']).endsWith('класс'))
  const yearsAhead = new Set(pupils.map((row) => ageAtStart(row) - levelIn(row, 'Класс / группа / должность')))
  expect(yearsAhead).toEqual(new Set([6, 7]))
  const newTeachers = rows.filter((row) => / стаж (?:0 лет|1 год|[23] года)$/.test(String(row['Класс / группа / должность'])))
  expect(newTeachers).toHaveLength(rows.filter((row) => row['Форма наставничества'] === 'учитель – учитель').length)
  expect(newTeachers.every((row) => ageAtStart(row) >= 22 && ageAtStart(row) <= 30)).toBe(true)
  expect(rows.filter((row) => represented(row) !== ageAtStart(row) < 18)).toEqual([])
  expect(rows.filter((row) => !/^2021-(?:01-(?:1[1-9]|2\d)|09-(?:0[5-9]|1\d|2[0-5]))$/.test(startOf(row)))).toEqual([])
})

test('mentors are of the age of their form, and pupils stand above their mentees', () => {
  const all = municipality(9)
  const peers = all.flatMap(mentees).filter(isPeers)
  expect(peers.length).toBeGreaterThan(0)
  expect(peers.filter((row) => !above(row))).toEqual([])
  const bounds = (row: Row) => (isPeers(row) ? [15, 17] : String(row['Форма наставничества']).startsWith('студент') ? [17, 20] : [28, 62])
  expect(all.flatMap(mentors).filter((row) => !within(ageAtStart(row), bounds(row)))).toEqual([])
})

test('the headcount is never below the number of participants of the kind', () => {
  for (const one of [...municipality(12), school(3, { pupils: 10, share: 1 }), school(4, { share: 1 })]) {
    const young = new Set(
      mentees(one).flatMap((row) => (/стаж/.test(String(row['Класс / группа / должность'])) ? [row['ФИО наставляемого']] : [])),
    )
    const learners = new Set(
      [...mentees(one), ...mentors(one)]
        .filter((row) => /^\d+ /.test(String(row['Класс / группа / должность'] ?? row['Место работы / учёбы, должность / класс / курс'])))
        .map((row) => row['ФИО наставляемого'] ?? row['ФИО наставника']),
    )
    expect(one.truth.headcount.youngTeachers).toBeGreaterThanOrEqual(young.size)
    expect(one.truth.headcount.children10to19).toBeGreaterThanOrEqual(learners.size)
    expect(one.sheets[0]?.rows.slice(7).map(([, value]) => value)).toEqual(Object.values(one.truth.headcount))
  }
})
