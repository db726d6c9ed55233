import { cardParkCodes, eachPersonText } from '@nastavnik/contract'
import type { CellValue } from '@nastavnik/documents'
import { FormulaCell } from '@nastavnik/documents'
import { describe, expect, test } from 'vitest'
import { cardFields, cardHeadings, cardMarks, nameKey, textsOfCard, versionMark } from '../people/index.ts'
import { type CardSheet, recogniseCards } from './card-sheet.rules.ts'
import { planCards } from './plan-cards.rules.ts'
import type { PersonEntry } from './registry.ts'

const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const
const personOf = (id: string, name: string, more: Partial<PersonEntry> = {}): PersonEntry => ({
  ...eachPersonText(() => ''),
  id,
  name,
  key: nameKey(name),
  withdrawn: false,
  leftOn: null,
  version: 3,
  born: { day: '2008-03-12', year: 2008 },
  experienceYears: null,
  experienceHereYears: null,
  kind: null,
  occupation: '7 класс',
  contacts: 'тел. 1\nтел. 2',
  ...more,
})
const anna = personOf(ids[0], 'Орлова Анна')
const pavel = personOf(ids[1], 'Петров Павел', { born: { day: null, year: 2007 }, experienceYears: 4 })

const headings: CellValue[] = [cardMarks.id, cardMarks.version, ...cardFields.map((field) => cardHeadings[field])]
const textsOf = ({ born, ...person }: PersonEntry) =>
  textsOfCard({ ...person, birth: { day: born?.day ?? null, year: born?.year ?? null } })
const exported = (person: PersonEntry): CellValue[] => {
  const texts = textsOf(person)
  return [person.id, versionMark(person.version, texts), ...cardFields.map((field) => texts[field] || undefined)]
}
type Field = (typeof cardFields)[number]
const edited = (person: PersonEntry, edits: Partial<Record<Field | 'id' | 'version', CellValue>>): CellValue[] =>
  exported(person).map((cell, column) => {
    const field = column === 0 ? 'id' : column === 1 ? 'version' : (cardFields[column - 2] ?? 'name')
    return field in edits ? edits[field] : cell
  })

function planOf(rows: readonly (readonly CellValue[])[], persons: readonly PersonEntry[] = [anna, pavel], header = headings) {
  const columns = recogniseCards(header)
  if (columns === undefined) throw new Error('not a sheet of cards')
  const sheet: CardSheet = { sheet: 'Участники', header: { number: 1, cells: header }, columns, rows: [] }
  for (const [index, cells] of rows.entries()) sheet.rows.push({ number: index + 2, cells })
  const { differences, parked, ignored, rows: count, unchanged } = planCards([sheet], persons, { today: '2021-03-15', date1904: false })
  return {
    changes: differences.map(({ row, outdated, fields }) => ({
      row,
      ...(outdated !== null && { outdated }),
      ...Object.fromEntries(fields.map(({ field, was, said }) => [field, `${was} → ${said}`])),
    })),
    parked: parked.map(({ row, code }) => `${row.number} ${code}`),
    ignored: ignored.map(({ row, code }) => `${row.number} ${code}`),
    rows: count,
    unchanged,
  }
}

const nothing = { changes: [], parked: [], ignored: [] }

test('a workbook that nobody has edited says nothing', () =>
  expect(planOf([exported(anna), exported(pavel)])).toEqual({ ...nothing, rows: 2, unchanged: 2 }))

describe('an edited cell', () => {
  test.each<[what: string, edits: Parameters<typeof edited>[1], change: object]>([
    ['text', { interests: 'шахматы' }, { interests: ' → шахматы' }],
    ['emptied text', { occupation: undefined }, { occupation: '7 класс → ' }],
    ['number for a text', { occupation: 8 }, { occupation: '7 класс → 8' }],
    ['lines', { contacts: 'тел. 1\r\nтел. 3' }, { contacts: 'тел. 1\nтел. 2 → тел. 1\nтел. 3' }],
    ['name, tidied', { name: ' Орлова  Анна Павловна ' }, { name: 'Орлова Анна → Орлова Анна Павловна' }],
    ['day as a date of Excel', { birth: 39_520 }, { birth: '2008-03-12 → 2008-03-13' }],
    ['day as a text', { birth: '13.03.2008' }, { birth: '2008-03-12 → 2008-03-13' }],
    ['only a year', { birth: 2009 }, { birth: '2008-03-12 → 2009' }],
    ['no birth', { birth: undefined }, { birth: '2008-03-12 → ' }],
    ['experience', { experienceYears: '05' }, { experienceYears: ' → 5' }],
    ['who it is', { kind: 'Педагог' }, { kind: ' → TEACHER' }],
    ['several', { interests: 'шахматы', preferredAge: '10–12' }, { interests: ' → шахматы', preferredAge: ' → 10–12' }],
    ['formula', { interests: '=1+1' }, { interests: ' → =1+1' }],
  ])('%s', (_what, edits, change) =>
    expect(planOf([edited(anna, edits), exported(pavel)])).toEqual({
      changes: [{ row: 2, ...change }],
      parked: [],
      ignored: [],
      rows: 2,
      unchanged: 1,
    }),
  )
})

describe('what only looks edited', () => {
  test.each<[what: string, edits: Parameters<typeof edited>[1]]>([
    ['spaces', { occupation: ' 7  класс' }],
    ['the same day as a date of Excel', { birth: 39_519 }],
    ['line ends of Windows', { contacts: 'тел. 1\r\nтел. 2' }],
    ['dashes and spaces of a name', { name: 'Орлова Анна ' }],
    ['upper case of the number of the card', { id: ids[0].toUpperCase() }],
  ])('%s', (_what, edits) => expect(planOf([edited(anna, edits)])).toEqual({ ...nothing, rows: 1, unchanged: 1 }))
})

const tried: [line: string, rows: CellValue[][], persons?: PersonEntry[]][] = [
  ['2 card.unnumbered', [edited(anna, { id: undefined })]],
  ['2 card.unknown', [edited(anna, { id: '33333333-3333-4333-8333-333333333333' })]],
  ['2 card.unknown', [edited(anna, { id: 'x' })]],
  ['2 card.repeated', [edited(anna, { interests: 'шахматы' }), exported(anna)]],
  ['2 person.withdrawn', [edited(anna, { interests: 'шахматы' })], [{ ...anna, withdrawn: true }]],
  ['2 person.nameTaken', [edited(anna, { name: 'Петров Павел' })]],
  ['2 name.missing', [edited(anna, { name: undefined })]],
  ['2 name.incomplete', [edited(anna, { name: 'Орлова' })]],
  ['2 name.tooLong', [edited(anna, { name: `Орлова ${'А'.repeat(200)}` })]],
  ['2 birthDate.invalid', [edited(anna, { birth: '31.02.2008' })]],
  ['2 birthDate.invalid', [edited(anna, { birth: '16.03.2021' })]],
  ['2 experience.invalid', [edited(anna, { experienceYears: 81 })]],
  ['2 experience.invalid', [edited(anna, { experienceYears: '3,5' })]],
  ['2 kind.unknown', [edited(anna, { kind: 'директор' })]],
  ['2 experience.hereLonger', [edited(pavel, { experienceHereYears: 5 })]],
  ['2 text.tooLong', [edited(anna, { timeResource: 'а'.repeat(201) })]],
  ['2 cell.formula', [edited(anna, { interests: new FormulaCell(undefined) })]],
]

describe('a row waits', () => {
  test.each(tried)('%s', (line, rows, persons) => {
    const { changes, parked } = planOf(rows, persons)
    expect(changes).toEqual([])
    expect(parked[0]).toBe(line)
  })
  test('every code of cards is tried', () =>
    expect(cardParkCodes.filter((code) => !tried.some(([line]) => line.endsWith(code)))).toEqual([]))
  test('two rows that take one new name wait both', () =>
    expect(planOf([edited(anna, { name: 'Белова Вера' }), edited(pavel, { name: 'БЕЛОВА Вера' })]).parked).toEqual([
      '2 person.nameTaken',
      '3 person.nameTaken',
    ]))
  test('a row said twice is taken once', () =>
    expect(planOf([edited(anna, { interests: 'шахматы' }), edited(anna, { interests: 'шахматы' })])).toMatchObject({
      changes: [{ row: 2 }],
      ignored: ['3 row.repeated'],
    }))
})

describe('a card corrected after the export', () => {
  const now = { ...anna, version: 4, contacts: 'тел. 9' }
  test('says nothing where the row was not edited', () =>
    expect(planOf([exported(anna)], [now])).toEqual({ ...nothing, rows: 1, unchanged: 1 }))
  test('waits for a choice with both versions, and what was not edited in the workbook stays out of it', () =>
    expect(planOf([edited(anna, { interests: 'шахматы' })], [now]).changes).toEqual([
      { row: 2, outdated: { card: 4, workbook: 3 }, interests: ' → шахматы' },
    ]))
  test('says nothing when it says already what the workbook says', () =>
    expect(planOf([edited(anna, { contacts: 'тел. 9' })], [now])).toEqual({ ...nothing, rows: 1, unchanged: 1 }))
  test.each([undefined, 'v3', '3'])('without a readable version (%s) nobody knows what was edited', (version) =>
    expect(planOf([edited(anna, { version, interests: 'шахматы' })]).changes).toEqual([
      { row: 2, outdated: { card: 3, workbook: null }, interests: ' → шахматы' },
    ]),
  )
})

describe('however the sheet is laid out', () => {
  const row = edited(anna, { interests: 'шахматы' })
  const expected = { row: 2, interests: ' → шахматы' }
  test('columns moved and own ones added', () => {
    const order = headings.map((_, column) => column).toReversed()
    const moved = (cells: readonly CellValue[]) => ['заметка', ...order.map((column) => cells[column])]
    expect(planOf([moved(row)], undefined, moved(headings)).changes).toEqual([expected])
  })
  test('columns deleted: what is not there says nothing', () => {
    const kept = [0, 1, headings.indexOf(cardHeadings.interests)]
    const cut = (cells: readonly CellValue[]) => kept.map((column) => cells[column])
    expect(planOf([cut(row)], undefined, cut(headings)).changes).toEqual([expected])
  })
  test('empty rows are none', () => expect(planOf([[], row, [undefined, '  ']])).toMatchObject({ rows: 1, changes: [{ row: 3 }] }))
})
