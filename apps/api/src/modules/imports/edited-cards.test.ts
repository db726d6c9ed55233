import type { Difference, Import, Person } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type EditedCells, editCell, exportCells, workbookOfCells } from '../../../test/edited-workbook.ts'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'

let app: SchoolApp
let school: School
let schools = 0
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  school = await schoolWith(app, `СОШ № ${++schools}`, mentee('Орлова Анна'), mentee('Белова Вера'), mentee('Громов Глеб'))
})

const idOf = async (name: string) => {
  const persons = app.owner.selectFrom('persons').select('id').where('organisation_id', '=', school.id)
  return (await persons.where('name', '=', name).executeTakeFirstOrThrow()).id
}
const cardOf = async (id: string) => app.get<Person>(school, `/api/people/${id}`)
const review = async (rows: EditedCells) => (await app.upload(school, await workbookOfCells(rows))).json<Import>()
const differencesOf = async ({ id }: Import) =>
  (await app.get<{ items: Difference[] }>(school, `/api/imports/${id}/differences`)).items.map(({ name, outdated, fields }) => ({
    name,
    outdated,
    fields: fields.map(({ field, was, said }) => `${field}: ${was} → ${said}`),
  }))
const confirm = async ({ id }: Import) => {
  const reply = await app.send(school, 'POST', `/api/imports/${id}/confirm`)
  return { status: reply.statusCode, ...reply.json<Import>() }
}
const choose = (made: Import, update: boolean, ...except: string[]) =>
  app.send(school, 'POST', `/api/imports/${made.id}/choice`, { update, except })

test('edits are seen before anything changes, written by one confirmation, and a second time there is nothing', async () => {
  const anna = await idOf('Орлова Анна')
  const rows = await exportCells(app, school)
  editCell(rows, 'Орлова Анна', 'Интересы', 'шахматы')
  editCell(rows, 'Орлова Анна', 'Дата рождения', '13.03.2008')
  editCell(rows, 'Белова Вера', 'Фамилия, имя, отчество', 'Белова Вера Львовна')
  const before = await snapshotOf(app.owner)
  const made = await review(rows)
  expect(made).toMatchObject({
    cards: { rows: 4, unchanged: 2 },
    differences: { total: 2, outdated: 0, taken: 2 },
    counters: { errors: 0 },
  })
  expect(await differencesOf(made)).toEqual([
    { name: 'Белова Вера', outdated: null, fields: ['name: Белова Вера → Белова Вера Львовна'] },
    { name: 'Орлова Анна', outdated: null, fields: ['birth: 2008-03-12 → 2008-03-13', 'interests:  → шахматы'] },
  ])
  expect(changesBetween(before, await snapshotOf(app.owner)).map((change) => change.split(' ')[0])).toEqual(['imports'])
  expect(await confirm(made)).toMatchObject({ status: 200, state: 'done', differences: { total: 2, taken: 2 } })
  expect(await cardOf(anna)).toMatchObject({ version: 2, fields: { interests: 'шахматы', birth: { day: '2008-03-13', year: 2008 } } })
  expect(await cardOf(await idOf('Белова Вера Львовна'))).toMatchObject({ version: 2 })
  expect(await review(rows)).toMatchObject({ cards: { rows: 4, unchanged: 4 }, differences: { total: 0 }, counters: { errors: 0 } })
})

test('the history of a card tells the correction, and the audit which fields', async () => {
  const anna = await idOf('Орлова Анна')
  const rows = await exportCells(app, school)
  editCell(rows, 'Орлова Анна', 'Интересы', 'шахматы')
  await confirm(await review(rows))
  expect(await app.get(school, `/api/people/${anna}/history`)).toMatchObject({
    total: 1,
    items: [{ by: 'Куратор', fields: ['interests'] }],
  })
})

test('a card corrected after the export waits for a choice of its own', async () => {
  const [anna, vera] = [await idOf('Орлова Анна'), await idOf('Белова Вера')]
  const rows = await exportCells(app, school)
  editCell(rows, 'Орлова Анна', 'Интересы', 'шахматы')
  editCell(rows, 'Белова Вера', 'Интересы', 'хор')
  for (const id of [anna, vera])
    await app.send(school, 'PATCH', `/api/people/${id}`, { version: 1, fields: { interests: 'плавание', contacts: 'тел. 5' } })
  const made = await review(rows)
  expect(made.differences).toEqual({ total: 2, outdated: 2, taken: 0 })
  expect(await differencesOf(made)).toEqual([
    { name: 'Белова Вера', outdated: { card: 2, workbook: 1 }, fields: ['interests: плавание → хор'] },
    { name: 'Орлова Анна', outdated: { card: 2, workbook: 1 }, fields: ['interests: плавание → шахматы'] },
  ])
  expect((await choose(made, true, anna)).json<Import>().differences.taken).toBe(1)
  expect(await confirm(made)).toMatchObject({ differences: { total: 2, outdated: 2, taken: 1 } })
  expect((await cardOf(anna)).fields).toMatchObject({ interests: 'шахматы', contacts: 'тел. 5' })
  expect((await cardOf(vera)).fields).toMatchObject({ interests: 'плавание', contacts: 'тел. 5' })
})

test('what has changed since the review is left as it stands', async () => {
  const anna = await idOf('Орлова Анна')
  const rows = await exportCells(app, school)
  editCell(rows, 'Орлова Анна', 'Интересы', 'шахматы')
  const made = await review(rows)
  await app.send(school, 'PATCH', `/api/people/${anna}`, { version: 1, fields: { interests: 'плавание' } })
  expect(await confirm(made)).toMatchObject({ state: 'done', differences: { total: 1, taken: 0 } })
  expect((await cardOf(anna)).fields.interests).toBe('плавание')
})

test('the choice is kept with the import, and a taken import has none', async () => {
  const anna = await idOf('Орлова Анна')
  const rows = await exportCells(app, school)
  editCell(rows, 'Орлова Анна', 'Интересы', 'шахматы')
  const made = await review(rows)
  await choose(made, true, anna)
  expect(await app.get(school, `/api/imports/${made.id}`)).toMatchObject({
    choice: { update: true, except: [anna] },
    differences: { taken: 0 },
  })
  await confirm(made)
  expect((await cardOf(anna)).fields.interests).toBe('')
  const late = await choose(made, true)
  expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'import.done'])
})

test('another school’s workbook is refused, and its cards have no numbers here', async () => {
  const rows = await exportCells(app, school)
  const stranger = await addSchool(app, `Чужая ${schools}`)
  const made = (await app.upload(stranger, await workbookOfCells(rows))).json<Import>()
  expect(made).toMatchObject({ counters: { errors: 4 }, parked: Array.from({ length: 4 }, () => ({ code: 'card.unknown' })) })
  const whole = await app.server.inject({
    url: `/api/people-export?organisation=${school.code}&purpose=internal`,
    headers: { cookie: school.cookie },
  })
  const refused = await app.upload(stranger, whole.rawPayload)
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'organisation.foreign'])
})

test('rows that wait come back in a workbook of their own, and it is taken once corrected', async () => {
  const rows = await exportCells(app, school)
  editCell(rows, 'Орлова Анна', 'Дата рождения', '31.02.2008')
  const made = await review(rows)
  expect(made.counters.errors).toBe(1)
  await confirm(made)
  const parked = (await app.download(school, `/api/imports/${made.id}/parked`)).get('Участники') ?? []
  const cells = parked.map((row) => Array.from(row, (cell) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null)))
  editCell(cells, 'Орлова Анна', 'Дата рождения', '13.03.2008')
  const again = await review(cells)
  expect(again).toMatchObject({
    differences: { total: 1, taken: 1 },
    counters: { errors: 0 },
    attempts: [{ id: made.id }, { id: again.id }],
  })
  await confirm(again)
  expect(await cardOf(await idOf('Орлова Анна'))).toMatchObject({ fields: { birth: { day: '2008-03-13' } } })
})

test('cards and bases do not come in one workbook', async () => {
  const rows = await exportCells(app, school)
  const file = await fileOf({ Участники: rows, Наставляемые: [menteeHeader, mentee('Новая Нина')] })
  const refused = await app.upload(school, file)
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'bases.withCards'])
})

test('a name that was free when a card was renamed is in the way of taking it back', async () => {
  const rows = await exportCells(app, school)
  editCell(rows, 'Орлова Анна', 'Фамилия, имя, отчество', 'Орлова Анна Павловна')
  const made = await review(rows)
  await confirm(made)
  const other = await idOf('Белова Вера')
  await app.send(school, 'PATCH', `/api/people/${other}`, { version: 1, fields: { name: 'Орлова Анна' } })
  const reply = await app.send(school, 'POST', `/api/imports/${made.id}/undo`)
  expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([409, 'import.changedSince'])
})
