import { expect, test } from 'vitest'
import { generateLargeWorkbook, generatePeople } from './index.ts'
import { normaliseName } from './names.ts'

const options = { seed: 11, territory: 'Омская область', municipality: 'г. Омск', organisation: 'Школьная сеть', year: 2021 }

test('people of one seed have names of their own, also beyond the plain surnames', () => {
  const names = new Set<string>()
  const people = generatePeople(5)
  for (let count = 0; count < 400_000; count += 1) names.add(normaliseName(people.next().value.name))
  expect(names.size).toBe(400_000)
})

test('surnames and patronymics agree with the sex', () => {
  const people = generatePeople(6)
  for (let count = 0; count < 2000; count += 1) {
    const { name, sex } = people.next().value
    expect(name).toMatch(/^[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)? [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+$/)
    expect(name).toMatch(sex === 'male' ? /(?:[вн]|ий|ый|ко|ук|ых) \S+ \S+вич$/ : /(?:а|ая|ко|ук|ых) \S+ \S+вна$/)
  }
})

test('the bases of a large workbook agree with each other and can be read again', () => {
  const { mentees, mentors, organisation } = generateLargeWorkbook({ ...options, rows: 1000 })
  const pairs = [...mentees.rows].map((row) => `${row[1]} – ${row[9]}`)
  const groups = [...mentors.rows].flatMap((row) =>
    String(row[13])
      .split('; ')
      .map((mentee) => `${mentee} – ${row[1]}`),
  )
  expect(pairs).toHaveLength(1000)
  expect(groups).toEqual(pairs)
  expect([...mentees.rows]).toEqual([...mentees.rows])
  expect(organisation.rows[7]?.[1]).toBe(1000)
  for (const { header, rows } of [mentees, mentors]) for (const row of rows) expect(row).toHaveLength(header.length)
})

test('names are unique over the bench size', () => {
  const { mentees, mentors } = generateLargeWorkbook({ ...options, rows: 140_000 })
  const names = new Set<string>()
  for (const row of mentees.rows) names.add(normaliseName(String(row[1])))
  for (const row of mentors.rows) names.add(normaliseName(String(row[1])))
  expect(names.size).toBe(140_000 + 4667)
}, 30_000)
