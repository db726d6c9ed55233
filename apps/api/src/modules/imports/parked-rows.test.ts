import type { Import, ParkCode } from '@nastavnik/contract'
import { readWorkbook } from '@nastavnik/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, cellsOf, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { basesOf, planOf } from '../../../test/school-bases.ts'
import { parkedSheets, parkReasons, writeParkedWorkbook } from './parked-workbook.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'СОШ № 1')
})
afterAll(() => app.close())

const text = (cell: unknown) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null)

test('parked rows come back with reasons under their own headings; corrected and sent again, they are taken', async () => {
  const first = await app.take(
    school,
    await fileOf({
      'Наставляемые 2021 г.': [
        ['База СОШ № 1'],
        menteeHeader,
        mentee('Иванова Анна'),
        mentee('Сидорова', { mentor: 'Зуев Иван' }),
        mentee('Орлова Вера', { birth: '31.02.2009' }),
      ],
    }),
  )
  expect(first.counters).toMatchObject({ ready: 1, errors: 2 })
  const [[name, rows] = ['', []], ...others] = await app.download(school, `/api/imports/${first.id}/parked`)
  expect([name, others]).toEqual(['Наставляемые 2021 г.', []])
  expect(rows[0]).toEqual(['причина', 'строка в файле', ...menteeHeader])
  expect(rows.slice(1).map(([reason, row]) => [reason, row])).toEqual([
    [parkReasons['name.incomplete'], 4],
    [parkReasons['birthDate.invalid'], 5],
  ])

  const corrected = rows.map((cells) =>
    cells.map((cell) => (cell === 'Сидорова' ? 'Сидорова Ольга' : cell === '31.02.2009' ? '28.02.2009' : text(cell))),
  )
  const second = await app.take(school, await fileOf({ [name]: corrected }))
  expect(second.counters).toMatchObject({ ready: 2, errors: 0, newPersons: 3, newProgrammes: 0 })
  expect(second.sheets.map(({ columns }) => columns.map(({ heading }) => heading))).toEqual([menteeHeader])
})

test('a load without parked rows has a workbook that says so', async () => {
  const done = await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Иванова Анна')] }))
  expect([...(await app.download(school, `/api/imports/${done.id}/parked`)).values()]).toEqual([[['Отложенных строк нет.']]])
})

test('a review shows the first two hundred of each reason and counts them all, the workbook holds all', async () => {
  const named = (index: number) => `Орлова Вера ${'абвгдежзик'.charAt(index % 10).repeat((index % 190) + 2)}`
  const rows = Array.from({ length: 260 }, (_, index) => mentee(named(index), { form: index < 250 ? 'дружба' : '' }))
  const made = (await app.upload(school, await fileOf({ Наставляемые: [menteeHeader, ...rows] }))).json<Import>()
  const codes = Map.groupBy(made.parked, ({ code }) => code)
  for (const { code, count } of made.reasons) expect([code, codes.get(code as ParkCode)?.length]).toEqual([code, Math.min(count, 200)])
  expect(made.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(made.counters.errors)
  expect(made.reasons).toContainEqual({ code: 'form.unknown', count: 247 })
  const [sheet = []] = (await app.download(school, `/api/imports/${made.id}/parked`)).values()
  expect(sheet).toHaveLength(261)
})

test('as many rows as a file may hold can wait and be written', async () => {
  const [base] = basesOf({ mentees: [] }).bases
  const plan = planOf(basesOf({ mentees: [{ name: 'Орлова' }] }))
  const [one] = plan.parked
  if (base === undefined || one === undefined) throw new Error('nothing is parked')
  const sheets = parkedSheets(Array.from({ length: 150_000 }, () => ({ ...one, row: { ...one.row, cells: ['Орлова'] } })))
  let rows = 0
  await readWorkbook(await writeParkedWorkbook(sheets), () => {
    rows += 1
  })
  expect(rows).toBe(150_001)
  expect((await cellsOf(await writeParkedWorkbook([]))).size).toBe(1)
})
