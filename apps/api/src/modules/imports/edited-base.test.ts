import type { Difference, Import, Person } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'

const partner = 'Завод «Заря»'
let app: SchoolApp
let school: School
let schools = 0
beforeAll(async () => {
  app = await schoolApp()
  await addSchool(app, partner, 'sargatskiy', 'PARTNER')
})
afterAll(() => app.close())
beforeEach(async () => {
  school = await schoolWith(app, `СОШ № ${++schools}`, mentee('Орлова Анна'), mentee('Белова Вера', { result: 'диплом' }))
})

const bookOf = (...rows: ReturnType<typeof mentee>[]) => fileOf({ Наставляемые: [menteeHeader, ...rows] })
const edited = () => bookOf(mentee('Орлова Анна', { contacts: 'тел. 2' }), mentee('Белова Вера', { result: 'грамота' }))
const upload = async (file: Uint8Array) => (await app.upload(school, file)).json<Import>()
const send = async (made: Import, what: string, body?: object) =>
  (await app.send(school, 'POST', `/api/imports/${made.id}/${what}`, body)).json<Import>()
const personsOf = async () => {
  const { items } = await app.get<{ items: { id: string; name: string }[] }>(school, `/api/people?organisation=${school.code}`)
  return Promise.all(items.map(({ id }) => app.get<Person>(school, `/api/people/${id}`)))
}
const saidOf = async () =>
  (await personsOf()).flatMap(({ fields, participations }) =>
    participations.map(({ role, result }) => (role === 'MENTEE' ? `${fields.name}: ${fields.contacts}, ${result}` : '')).filter(Boolean),
  )

const asBefore = ['Белова Вера: тел. 1, диплом', 'Орлова Анна: тел. 1, ']

test('what stands stays unless it is chosen, and the same workbook again says the same', async () => {
  const made = await upload(await edited())
  expect(made).toMatchObject({ cards: null, differences: { total: 2, outdated: 0, taken: 0 }, choice: { update: false, except: [] } })
  expect(await send(made, 'confirm')).toMatchObject({ state: 'done', differences: { total: 2, taken: 0 } })
  expect(await saidOf()).toEqual(asBefore)
  expect(await upload(await edited())).toMatchObject({ differences: { total: 2 } })
})

test('all are updated by the workbook, none is left, and undoing brings back what stood', async () => {
  const before = await snapshotOf(app.owner)
  const made = await upload(await edited())
  expect(await send(made, 'choice', { update: true, except: [] })).toMatchObject({ differences: { taken: 2 } })
  expect(await send(made, 'confirm')).toMatchObject({ differences: { total: 2, taken: 2 } })
  expect(await saidOf()).toEqual(['Белова Вера: тел. 1, грамота', 'Орлова Анна: тел. 2, '])
  expect(await upload(await edited())).toMatchObject({ differences: { total: 0 } })
  expect(await send(made, 'undo')).toMatchObject({ state: 'undone' })
  expect(await saidOf()).toEqual(asBefore)
  expect(changesBetween(before, await snapshotOf(app.owner)).filter((change) => !change.startsWith('imports '))).toEqual([])
})

test('one is updated and the other stays', async () => {
  const made = await upload(await edited())
  const { items } = await app.get<{ items: Difference[] }>(school, `/api/imports/${made.id}/differences`)
  const participation = items.find(({ programme }) => programme === 'Лидер')
  await send(made, 'choice', { update: false, except: [participation?.id] })
  expect(await send(made, 'confirm')).toMatchObject({ differences: { taken: 1 } })
  expect(await saidOf()).toEqual(['Белова Вера: тел. 1, грамота', 'Орлова Анна: тел. 1, '])
})

test('a workplace updated by the workbook is recognised anew, and undoing gives back the employer that was', async () => {
  const mentorHeader = ['ФИО наставника', 'Место работы', 'Форма', 'Программа', 'Дата начала']
  const book = (workplace: string) =>
    fileOf({ Наставники: [mentorHeader, ['Громов Глеб', workplace, 'работодатель – ученик', 'Профессия', '20.01.2021']] })
  const employerOf = async () =>
    (
      await app.owner
        .selectFrom('persons')
        .select('employer_id')
        .where('organisation_id', '=', school.id)
        .where('name', '=', 'Громов Глеб')
        .executeTakeFirstOrThrow()
    ).employer_id
  await app.take(school, await book(`${partner}, мастер`))
  const employer = await employerOf()
  expect(employer).not.toBeNull()
  for (const [workplace, after] of [
    ['ИП Сидоров', null],
    [`${partner}, инженер`, employer],
  ] as const) {
    const made = await upload(await book(workplace))
    await send(made, 'choice', { update: true, except: [] })
    await send(made, 'confirm')
    expect([workplace, await employerOf()]).toEqual([workplace, after])
    await send(made, 'undo')
    expect([workplace, await employerOf()]).toEqual([workplace, employer])
  }
})
