import type { Import, Person, UndoObstacles } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
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
import { forgetUndosEverywhere } from './forget-undos.ts'

const clock = new MovableClock()
let app: SchoolApp
let schools = 0
beforeAll(async () => {
  app = await schoolApp(clock)
})
afterAll(() => app.close())

const title = () => `СОШ № ${++schools}`
const newSchool = () => addSchool(app, title())
const undo = (school: School, { id }: { id: string }) => app.send(school, 'POST', `/api/imports/${id}/undo`)
const undone = async (school: School, load: { id: string }) => {
  const reply = await undo(school, load)
  expect([reply.statusCode, reply.json<Import>().state]).toEqual([200, 'undone'])
  return reply.json<Import>()
}
const obstaclesOf = async (school: School, load: { id: string }) => {
  const reply = await undo(school, load)
  expect(reply.json()).toMatchObject({ status: 409, code: 'import.changedSince' })
  return reply.json<{ current: UndoObstacles }>().current
}
const book = (...rows: (readonly (string | undefined)[])[]) => fileOf({ Наставляемые: [menteeHeader, ...rows] })
const anna = mentee('Иванова Анна Петровна', { mentor: '' })
const vera = mentee('Орлова Вера Ильинична', { mentor: 'Петров Пётр Ильич' })
/** Without the loads themselves: the one taken back stays in the history. */
const snapshot = async () => new Map([...(await snapshotOf(app.owner))].filter(([key]) => !key.startsWith('imports ')))
const personNamed = async ({ id }: School, name: string) =>
  app.owner.selectFrom('persons').selectAll().where('organisation_id', '=', id).where('name', '=', name).executeTakeFirstOrThrow()
/** The curator signs in anew: a session does not last a day. */
const signedInAgain = async (school: School): Promise<School> => {
  const grant = await app.owner.selectFrom('grants').select('user_id').where('organisation_id', '=', school.id).executeTakeFirstOrThrow()
  return { ...school, cookie: await openSession(app, grant.user_id) }
}
const loadsOf = ({ id }: School) => app.owner.selectFrom('imports').selectAll().where('organisation_id', '=', id).orderBy('id').execute()
const correct = async (school: School, name: string, fields: object) => {
  const { id, version } = await personNamed(school, name)
  expect((await app.send(school, 'PATCH', `/api/people/${id}`, { version, fields })).statusCode).toBe(200)
  return id
}

test('taken and taken back: every table is as it was, the history says who and when, the workbook can be taken again', async () => {
  const school = await newSchool()
  await app.take(school, await book(mentee('Иванова Анна Петровна', { contacts: '', mentor: '' })))
  const before = await snapshot()
  const file = await fileOf({ Наставляемые: [menteeHeader, anna, vera], Организация: organisationRows(`СОШ № ${schools}`) })
  const taken = await app.take(school, file)
  expect(taken).toMatchObject({ state: 'done', undoUntil: '2021-03-16T06:00:00.000Z', undone: null })
  expect(taken.counters).toMatchObject({ newPersons: 2, completedPersons: 1, newMentorships: 1 })
  expect(changesBetween(before, await snapshot()).length).toBeGreaterThan(5)

  expect(await undone(school, taken)).toMatchObject({
    ...{ state: 'undone', undoUntil: null, undone: { at: '2021-03-15T06:00:00.000Z', by: 'Куратор' } },
    ...{ counters: taken.counters, warned: [], waiting: 0 },
  })
  expect(changesBetween(before, await snapshot())).toEqual([])
  const { items } = await app.get<{ items: Import[] }>(school, `/api/imports?organisation=${school.code}`)
  expect(items.find(({ id }) => id === taken.id)).toMatchObject({ state: 'undone', undone: { by: 'Куратор' } })
  expect(items.find(({ id }) => id !== taken.id)).toMatchObject({ state: 'done', undone: null })

  expect((await undo(school, taken)).json()).toMatchObject({ status: 409, code: 'import.undone', current: { state: 'undone' } })
  expect((await app.send(school, 'DELETE', `/api/imports/${taken.id}`)).json()).toMatchObject({ status: 409, code: 'import.undone' })
  expect((await app.take(school, file)).counters).toEqual(taken.counters)
})

test('a correction by hand stands in the way and is named; one elsewhere does not and stays', async () => {
  const school = await newSchool()
  await app.take(school, await book(anna))
  const taken = await app.take(school, await book(vera))
  await correct(school, 'Иванова Анна Петровна', { interests: 'шахматы' })
  const id = await correct(school, 'Орлова Вера Ильинична', { contacts: 'тел. 2' })
  const before = await snapshotOf(app.owner)
  expect(await obstaclesOf(school, taken)).toEqual({
    imports: [],
    changes: [{ kind: 'person', count: 1, rows: [{ id, title: 'Орлова Вера Ильинична' }] }],
  })
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])

  const again = await app.take(school, await book(mentee('Белова Нина Петровна', { programme: 'Клуб' })))
  await undone(school, again)
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([`imports ${school.code}`])
  expect(await personNamed(school, 'Иванова Анна Петровна')).toMatchObject({ interests: 'шахматы', version: 2 })
})

test('a participation, a programme, a group and the card of the organisation stand in the way too', async () => {
  const school = await newSchool()
  const sheet = organisationRows(`СОШ № ${schools}`)
  const taken = await app.take(school, await fileOf({ Наставляемые: [menteeHeader, vera], Организация: sheet }))
  const vera1 = await personNamed(school, 'Орлова Вера Ильинична')
  const { participations } = await app.get<Person>(school, `/api/people/${vera1.id}`)
  const [participation] = participations
  await app.send(school, 'PATCH', `/api/participations/${participation?.id}`, { version: 1, result: 'Победа' })
  await app.send(school, 'PATCH', `/api/programmes/${participation?.programme.id}`, { version: 1, practice: 'practice' })
  const contacts = { head: 'Иной Иван', phone: '', email: '', address: '' }
  const renamed = await app.send(school, 'PATCH', `/api/organisations/${school.code}`, { version: 2, contacts })
  expect(renamed.statusCode).toBe(200)
  const headcount = { countedOn: '2021-02-18', children10to19: 86, teachers: 15, youngTeachers: 5 }
  await app.send(school, 'PUT', `/api/organisations/${school.code}/headcounts`, headcount)
  const group = {
    ...{ organisation: school.code, form: 'PUPIL_PUPIL', programme: 'Лидер', startsOn: '2021-01-20', endsOn: '2021-05-25' },
    ...{ menteesOccupation: '7 класс', mentor: { name: 'Петров Пётр Ильич', birth: { day: null, year: null }, occupation: '' } },
    mentees: [{ name: 'Новикова Яна Петровна', birth: { day: null, year: null } }],
  }
  expect((await app.send(school, 'POST', '/api/groups', group)).statusCode).toBe(200)
  const { imports, changes } = await obstaclesOf(school, taken)
  expect(imports).toEqual([])
  expect(changes.map(({ kind, rows }) => [kind, ...rows.map((row) => row.title)])).toEqual([
    ['added', 'Новикова Яна Петровна'],
    ['card'],
    ['headcount'],
    ['pair', 'Новикова Яна Петровна'],
    ['participation', 'Орлова Вера Ильинична'],
    ['programme', 'Лидер'],
  ])
})

test('a later import that rests on the rows is named, and taking it back clears the way', async () => {
  const school = await newSchool()
  const empty = await snapshot()
  const first = await app.take(school, await book(anna, vera))
  const second = await app.take(school, await book(vera)) // writes nothing, but speaks of Vera
  const third = await app.take(school, await book(mentee('Иванова Анна Петровна', { programme: 'Клуб', result: 'Победа' })))
  const apart = await app.take(school, await book(mentee('Белова Нина Петровна', { programme: 'Своя', mentor: '' })))
  const { imports, changes } = await obstaclesOf(school, first)
  expect(imports.map(({ id }) => id).toSorted()).toEqual([second.id, third.id].toSorted())
  expect(changes).toEqual([])
  for (const load of [third, second, first]) await undone(school, load)
  const left = await app.owner.selectFrom('persons').select('name').where('organisation_id', '=', school.id).execute()
  expect(left).toEqual([{ name: 'Белова Нина Петровна' }])
  await undone(school, apart)
  expect(changesBetween(empty, await snapshot())).toEqual([])
})

test('rows that an attempt had corrected wait again where they waited', async () => {
  const school = await newSchool()
  const first = await app.take(school, await book(anna, mentee('Сидорова', { mentor: '' })))
  const before = await loadsOf(school)
  const [[name, lines] = ['', []]] = await app.download(school, `/api/imports/${first.id}/parked`)
  const corrected = lines.map((line) => line.map((cell) => (cell === 'Сидорова' ? 'Сидорова Ольга' : cell)) as (string | null)[])
  const attempt = await app.take(school, await fileOf({ [name]: corrected }))
  expect(attempt.attempts.map(({ waiting }) => waiting)).toEqual([0, 0])
  expect((await obstaclesOf(school, first)).imports.map(({ id }) => id)).toEqual([attempt.id])
  const back = await undone(school, attempt)
  expect(back.attempts.map(({ state, waiting }) => [state, waiting])).toEqual([
    ['done', 1],
    ['undone', 0],
  ])
  expect((await loadsOf(school))[0]).toEqual(before[0])
  expect((await app.take(school, await fileOf({ [name]: corrected }))).attempts.map(({ waiting }) => waiting)).toEqual([0, 0, 0])
})

test('not before it is taken, not after a day, not by another school; what an undo needs is then forgotten', async () => {
  const [school, stranger] = [await newSchool(), await newSchool()]
  const made = (await app.upload(school, await book(anna))).json<Import>()
  expect(made).toMatchObject({ state: 'preview', undoUntil: null })
  expect((await undo(school, made)).json()).toMatchObject({ status: 409, code: 'import.notTaken' })
  await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)
  expect((await undo(stranger, made)).json()).toMatchObject({ status: 404, code: 'import.notFound' })
  clock.pass({ hours: 1 })
  const later = await app.take(school, await book(vera))
  const kept = () => app.owner.selectFrom('import_undos').select('import_id').where('organisation_id', '=', school.id).execute()
  expect(await kept()).toHaveLength(2)

  clock.set('2021-03-16T06:00:00Z')
  const tomorrow = await signedInAgain(school)
  expect((await undo(tomorrow, made)).json()).toMatchObject({ status: 409, code: 'import.undoLate', current: { state: 'done' } })
  await forgetUndosEverywhere(app.environment)
  expect(await kept()).toEqual([{ import_id: later.id }])
  expect((await undo(tomorrow, made)).json()).toMatchObject({ status: 409, code: 'import.undoLate' })
  await undone(tomorrow, later)
  expect(await kept()).toEqual([])
})
