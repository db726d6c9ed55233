import type { Import } from '@nastavnik/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportCells, workbookOfCells } from '../../../test/edited-workbook.ts'
import { addSchool, fileOf, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'
import { cardHeadings } from '../people/index.ts'

const partner = 'Завод «Заря»'
let app: SchoolApp
let schools = 0
beforeAll(async () => {
  app = await schoolApp()
  await addSchool(app, partner, 'sargatskiy', 'PARTNER')
})
afterAll(() => app.close())

const header = ['ФИО наставника', 'Дата рождения', 'Место работы', 'Форма', 'Программа', 'Дата начала']
const surnames = ['Орлова', 'Белова', 'Громов', 'Дятлов', 'Ершова']
const newSchool = async (): Promise<School> => {
  const school = await addSchool(app, `СОШ № ${++schools}`)
  const rows = surnames.map((name, index) => [
    `${name} Саша`,
    String(1980 + index),
    index === 0 ? `${partner}, мастер` : '',
    'работодатель – ученик',
    'Профессия',
    '20.01.2021',
  ])
  await app.take(school, await fileOf({ Наставники: [header, ...rows] }))
  return school
}

/** Values that a card takes, by column; a name is made of its row, so that no two are equal. */
const values = {
  name: fc.constantFrom('Женя', 'Валя Ильич'),
  birth: fc.constantFrom('', '1990', '12.03.1985'),
  experienceYears: fc.constantFrom('', '0', '7'),
  occupation: fc.constantFrom('', `${partner}, инженер`, 'мастер\nцеха', '=1+1'),
  interests: fc.constantFrom('', 'шахматы', '«хор» & театр'),
  contacts: fc.constantFrom('', 'тел. 1', "'тел. 2"),
} as const
type Column = keyof typeof values
const columns = Object.keys(values) as Column[]
const edit = fc.oneof(
  ...columns.map((column) => fc.record({ column: fc.constant(column), row: fc.nat(surnames.length - 1), value: values[column] })),
)
const shape = fc.record({ reversed: fc.boolean(), dropped: fc.nat(surnames.length - 1), sorted: fc.boolean() })

/** Cards by their first word, as the export tells them. */
async function cardsOf(school: School): Promise<Map<string, Record<Column, string>>> {
  const [headings = [], ...rows] = await exportCells(app, school)
  return new Map(
    rows.map((cells) => {
      const of = (column: Column) => String(cells[headings.indexOf(cardHeadings[column])] ?? '')
      return [of('name').split(' ')[0] ?? '', Object.fromEntries(columns.map((column) => [column, of(column)])) as Record<Column, string>]
    }),
  )
}

test('export, any edits in any order of rows and columns, import: exactly those edits, none the second time, and undo is identity', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 12 }), shape, async (edits, { reversed, dropped, sorted }) => {
      const school = await newSchool()
      const expected = await cardsOf(school)
      const [headings = [], ...rows] = await exportCells(app, school)
      const rowOf = (name: string | undefined) => rows.findIndex((cells) => String(cells[2]).startsWith(name ?? '?'))
      for (const { column, row, value } of edits) {
        const surname = surnames[row] ?? ''
        const said = column === 'name' ? `${surname} ${value}` : value
        const cells = rows[rowOf(surname)]
        if (cells === undefined) throw new Error('no row')
        cells[headings.indexOf(cardHeadings[column])] = said === '' ? null : said
        if (row !== dropped) Object.assign(expected.get(surname) ?? {}, { [column]: said })
      }
      const kept = rows.filter((_, index) => index !== rowOf(surnames[dropped]))
      const sheet = [headings, ...(sorted ? kept.toReversed() : kept)].map((cells) => (reversed ? cells.toReversed() : cells))
      const file = await workbookOfCells(sheet, 'Мой лист')

      const before = await snapshotOf(app.owner)
      const made = (await app.upload(school, file)).json<Import>()
      expect(made.counters.errors).toBe(0)
      const done = (await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)).json<Import>()
      expect([done.state, done.differences.taken]).toEqual(['done', done.differences.total])
      expect(await cardsOf(school)).toEqual(expected)
      expect((await app.upload(school, file)).json<Import>().differences.total).toBe(0)

      expect((await app.send(school, 'POST', `/api/imports/${made.id}/undo`)).statusCode).toBe(200)
      const changed = changesBetween(before, await snapshotOf(app.owner)).filter((change) => !change.startsWith('imports '))
      expect(changed).toEqual([])
    }),
    { numRuns: 20, interruptAfterTimeLimit: 90_000 },
  )
})
