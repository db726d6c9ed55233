import type { Import, NamedSheets } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

/** Headings that no rule reads: who, when, what, how. */
const strange = ['Кто', 'Родился', 'Связь', 'Где', 'Как', 'Чему', 'Открыто', 'Закрыто', 'С кем', 'Прочее']
const fields = [
  { column: 0, field: 'name' },
  { column: 1, field: 'birth' },
  { column: 4, field: 'form' },
  { column: 5, field: 'programme' },
  { column: 6, field: 'startsOn' },
  { column: 8, field: 'counterpart' },
] as const
const named: NamedSheets['sheets'] = [{ sheet: 'Список', kind: 'MENTEE', fields: [...fields] }]

const fileWith = (name: string, heading: readonly string[] = strange, other = 'Орлова Вера') =>
  fileOf({ Список: [['Наши ребята'], [...heading], mentee(name)], Наставляемые: [menteeHeader, mentee(other)] })
const change = (school: School, id: string, sheets: unknown) =>
  app.send(school, 'POST', `/api/imports/${id}/columns`, { sheets: sheets as object })
const uploaded = async (school: School, file: Uint8Array) => (await app.upload(school, file)).json<Import>()

test('a sheet nobody recognised is shown, named, taken, and known the next time', async () => {
  const school = await addSchool(app, 'СОШ № 1')
  const made = await uploaded(school, await fileWith('Иванова Анна'))
  expect(made.counters).toMatchObject({ ready: 1, newPersons: 2 })
  expect(made.sheets.map(({ sheet, kind, header }) => [sheet, kind, header])).toEqual([
    ['Список', null, 2],
    ['Наставляемые', 'MENTEE', 1],
  ])
  expect(made.sheets[0]?.columns.map(({ heading }) => heading)).toEqual(strange)

  const before = await snapshotOf(app.owner)
  const changed = (await change(school, made.id, named)).json<Import>()
  expect(changed.counters).toMatchObject({ ready: 2, newPersons: 3 })
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([`import_headings ${school.code}`, `imports ${school.code}`])

  const done = (await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)).json<Import>()
  expect(done.counters).toMatchObject({ ready: 2, newPersons: 3, errors: 0 })
  const next = await uploaded(
    school,
    await fileWith(
      'Быкова Нина',
      strange.map((heading) => heading.toUpperCase()),
    ),
  )
  expect(next.sheets[0]?.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]))).toEqual(fields)
  expect(next.counters).toMatchObject({ ready: 2, newPersons: 1 })
  const other = await addSchool(app, 'СОШ № 2')
  expect((await uploaded(other, await fileWith('Быкова Нина'))).sheets[0]?.kind).toBe(null)
})

test('a column that was understood is understood otherwise; the review follows and so does the next workbook', async () => {
  const school = await addSchool(app, 'СОШ № 3')
  const heading = menteeHeader.map((title) => (title === 'Результат' ? 'Наименование программы наставничества' : title))
  const rows = [heading, mentee('Иванова Анна', { programme: 'Лидер', result: 'Маяк' })]
  const file = await fileOf({ Наставляемые: rows })
  const made = await uploaded(school, file)
  const seen = made.sheets[0]?.columns ?? []
  expect([seen[5]?.field, seen[9]?.field]).toEqual(['programme', null])
  const swapped = seen.flatMap(({ column, field }) => {
    const meant = column === 5 ? null : column === 9 ? ('programme' as const) : field
    return meant === null ? [] : [{ column, field: meant }]
  })
  await change(school, made.id, [{ sheet: 'Наставляемые', kind: 'MENTEE', fields: swapped }])
  await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)
  const titles = await app.owner.selectFrom('programmes').select('title').where('organisation_id', '=', school.id).execute()
  expect(titles).toEqual([{ title: 'Маяк' }])
  const next = await uploaded(school, file)
  expect(next.sheets).toEqual((await app.get<Import>(school, `/api/imports/${made.id}`)).sheets)

  const learnt = await app.get<{ items: object[] }>(school, `/api/import-headings?organisation=${school.code}`)
  expect(learnt.items).toEqual([{ base: 'MENTEE', heading: 'Программа', field: null }])
  await app.send(school, 'POST', '/api/import-headings/forget', { organisation: school.code, base: 'MENTEE', heading: 'ПРОГРАММА' })
  expect((await uploaded(school, file)).sheets).toEqual(made.sheets)
})

test('a sheet called no base is not read', async () => {
  const school = await addSchool(app, 'СОШ № 4')
  const made = await uploaded(school, await fileWith('Иванова Анна'))
  const changed = (await change(school, made.id, [...named, { sheet: 'Наставляемые', kind: null, fields: [] }])).json<Import>()
  expect(changed.counters).toMatchObject({ ready: 1 })
  const done = (await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)).json<Import>()
  expect(done.counters).toMatchObject({ ready: 1, newPersons: 2 })
})

test.each([
  ['columns.repeated', [{ sheet: 'Список', kind: 'MENTEE', fields: [...fields, { column: 9, field: 'name' }] }]],
  ['columns.unknown', [{ sheet: 'Нет такого', kind: null, fields: [] }]],
  ['columns.unknown', [{ sheet: 'Список', kind: 'MENTEE', fields: [{ column: 77, field: 'name' }] }]],
])('%s is refused and nothing changes', async (code, sheets) => {
  const school = await addSchool(app, `Лицей ${code} ${JSON.stringify(sheets).length}`)
  const made = await uploaded(school, await fileWith('Иванова Анна'))
  const before = await snapshotOf(app.owner)
  const reply = await change(school, made.id, sheets)
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([422, code])
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})

test('an import that was taken is not named anew', async () => {
  const school = await addSchool(app, 'СОШ № 6')
  const done = await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Иванова Анна')] }))
  const reply = await change(school, done.id, [{ sheet: 'Наставляемые', kind: null, fields: [] }])
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([409, 'import.done'])
})
