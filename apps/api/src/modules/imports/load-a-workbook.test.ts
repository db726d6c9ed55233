import type { FormsSummary, Import } from '@nastavnik/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
} from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'

let app: SchoolApp
let school: School
let number = 0
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const newSchool = async () => {
  const title = `СОШ № ${++number}`
  school = await addSchool(app, title)
  return title
}
const people = () => app.get<{ total: number; items: { name: string }[] }>(school, `/api/people?organisation=${school.code}`)
describe('a workbook of a school', () => {
  let file: Uint8Array
  let made: Import
  beforeAll(async () => {
    const title = await newSchool()
    file = await fileOf({
      Организация: organisationRows(`МБОУ «${title.replace(' № ', ' №')}»`),
      'База наставляемых': [
        menteeHeader,
        mentee('Иванова Анна'),
        mentee('Сидорова Ольга', { birth: '', mentor: 'Петров П.' }),
        mentee('Иванова Анна'),
        mentee('Орлова Вера', { birth: '31.02.2009' }),
        ['Итого', 3],
      ],
    })
    made = (await app.upload(school, file)).json<Import>()
  })

  test('is shown before anything is taken', async () => {
    expect(made).toMatchObject({
      state: 'preview',
      confirmedAt: null,
      organisation: { code: school.code },
      headcount: { countedOn: '2021-02-18', children10to19: 85, teachers: 15, youngTeachers: 5 },
      counters: { ready: 2, warnings: 1, errors: 1, ignored: 2, persons: 3, participations: 3, newPersons: 3, newMentorships: 1 },
      parked: [{ sheet: 'База наставляемых', row: 5, name: 'Орлова Вера', code: 'birthDate.invalid' }],
      ignored: [
        { row: 4, code: 'row.repeated' },
        { row: 6, code: 'row.total' },
      ],
      warned: [{ row: 3, name: 'Сидорова Ольга', codes: ['birthDate.missing'] }],
    })
    expect(made.sheets.map(({ columns }) => columns.map(({ heading }) => heading))).toEqual([menteeHeader])
    expect((await people()).total).toBe(0)
    expect(await app.get(school, `/api/imports/${made.id}`)).toEqual(made)
    expect(await app.get(school, `/api/imports?organisation=${school.code}`)).toMatchObject({
      total: 1,
      items: [{ id: made.id, state: 'preview' }],
    })
  })

  test('is taken once; a second confirmation changes nothing', async () => {
    const done = await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)
    expect(done.json()).toMatchObject({ id: made.id, state: 'done', counters: made.counters, parked: made.parked })
    const before = await snapshotOf(app.owner)
    const again = await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)
    expect([again.statusCode, again.json()]).toEqual([200, done.json()])
    expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
  })

  test('is kept no longer than needed', async () => {
    const { file: kept } = await app.owner.selectFrom('imports').select('file').where('id', '=', made.id).executeTakeFirstOrThrow()
    expect(kept).toBeNull()
    expect((await app.send(school, 'DELETE', `/api/imports/${made.id}`)).json()).toMatchObject({ status: 409, code: 'import.done' })
  })

  test('becomes lists and forms', async () => {
    expect((await people()).items.map(({ name }) => name)).toEqual(['Иванова Анна', 'Петров Пётр', 'Сидорова Ольга'])
    expect(await app.get(school, `/api/mentorships?organisation=${school.code}`)).toMatchObject({
      items: [{ kind: 'GROUP', mentor: { name: 'Петров Пётр' }, menteeCount: 2 }],
    })
    const { forms, form1 } = await app.get<FormsSummary>(school, `/api/forms?unit=${school.code}&period=2021`)
    expect(forms[0]).toMatchObject({ form: 'PUPIL_PUPIL', rows: 1, total: { mentors: 1, mentees: 2 } })
    expect(form1).toMatchObject({ organisations: 1, total: { children10to19: 85, teachers: 15, youngTeachers: 5 } })
  })

  test('sent again brings nothing new', async () => {
    const before = await snapshotOf(app.owner)
    const again = await app.take(school, file)
    expect(again.counters).toMatchObject({ newPersons: 0, newProgrammes: 0, newParticipations: 0, newMentorships: 0, completedPersons: 0 })
    // The record for an undo names what the workbook rests on.
    expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([`import_undos ${school.code}`, `imports ${school.code}`])
  })
})

test('an abbreviated name that fits one person of the registry is that person', async () => {
  await newSchool()
  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Иванова Анна', { mentor: 'Петров Пётр Ильич' })] }))
  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Сидорова Ольга', { mentor: 'П.И. Петров' })] }))
  expect((await people()).items.map(({ name }) => name)).toEqual(['Иванова Анна', 'Петров Пётр Ильич', 'Сидорова Ольга'])
})

test('two loads and a double click at once take everybody once', async () => {
  await newSchool()
  const names = Array.from({ length: 20 }, (_, index) => `Иванова Анна ${'абвгдежзик'.charAt(index % 10).repeat(2 + index)}`)
  const first = await fileOf({ Наставляемые: [menteeHeader, ...names.map((name) => mentee(name))] })
  const second = await fileOf({ Наставляемые: [menteeHeader, ...names.toReversed().map((name) => mentee(name)), mentee('Орлова Вера')] })
  const loads = [(await app.upload(school, first)).json<Import>(), (await app.upload(school, second)).json<Import>()]
  const confirm = ({ id }: Import) => app.send(school, 'POST', `/api/imports/${id}/confirm`)
  const replies = await Promise.all([...loads, ...loads].map(confirm))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect(await people()).toMatchObject({ total: 22 })
  expect(await app.get(school, `/api/mentorships?organisation=${school.code}`)).toMatchObject({ total: 1, items: [{ menteeCount: 21 }] })
})

test('a load under review can be dropped', async () => {
  await newSchool()
  const { id } = (await app.upload(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Иванова Анна')] }))).json<Import>()
  expect((await app.send(school, 'DELETE', `/api/imports/${id}`)).statusCode).toBe(200)
  expect((await app.send(school, 'POST', `/api/imports/${id}/confirm`)).json()).toMatchObject({ status: 404, code: 'import.notFound' })
  expect((await people()).total).toBe(0)
})
