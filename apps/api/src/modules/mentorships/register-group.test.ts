import type { Mentorship } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'

let app: SchoolApp
let school: School
let schools = 0
beforeAll(async () => {
  app = await schoolApp()
})
beforeEach(async () => {
  school = await addSchool(app, `СОШ № ${++schools}`)
})
afterAll(() => app.close())

const day = (iso: string) => ({ day: iso, year: Number(iso.slice(0, 4)) })
const pupils = Array.from({ length: 30 }, (_, index) => ({
  name: `Иванова Анна ${'абвгдежзик'.charAt(index % 10).repeat(2 + index)}`,
  birth: day('2008-03-12'),
}))
const group = (more: object = {}) => ({
  organisation: school.code,
  form: 'PEDAGOGUE_PUPIL',
  programme: 'Программа «Ёмкие знания»',
  startsOn: '2021-01-20',
  endsOn: '2021-05-25',
  mentor: { name: 'Петрова Мария Ивановна', birth: { day: null, year: 1980 }, occupation: 'учитель' },
  menteesOccupation: '7 класс',
  mentees: pupils,
  ...more,
})
const register = (body: object) => app.send(school, 'POST', '/api/groups', body)

test('a class of thirty at once', async () => {
  const reply = await register(group())
  expect(reply.json()).toMatchObject({ personsAdded: 31, participationsAdded: 31 })
  const { mentorshipId } = reply.json<{ mentorshipId: string }>()
  const made = await app.get<Mentorship>(school, `/api/mentorships/${mentorshipId}`)
  expect(made).toMatchObject({
    kind: 'GROUP',
    programme: { title: 'Ёмкие знания' },
    mentor: { name: 'Петрова Мария Ивановна', occupation: 'учитель' },
  })
  expect(made.mentees.map(({ name }) => name).sort()).toEqual(pupils.map(({ name }) => name).sort())
  expect(await app.get(school, `/api/forms?unit=${school.code}&period=2021`)).toMatchObject({
    forms: expect.arrayContaining([expect.objectContaining({ form: 'PEDAGOGUE_PUPIL', total: { mentors: 1, mentees: 30 } })]),
  })
})

test('registered again, it changes nothing', async () => {
  const first = (await register(group())).json<{ mentorshipId: string }>()
  const before = await snapshotOf(app.owner)
  expect((await register(group())).json()).toEqual({ mentorshipId: first.mentorshipId, personsAdded: 0, participationsAdded: 0 })
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})

test('people of the registry are recognised', async () => {
  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('ИВАНОВА Анна  аа', { mentor: 'Петрова Мария Ивановна' })] }))
  expect((await register(group())).json()).toMatchObject({ personsAdded: 29, participationsAdded: 31 })
})

const [first, second, ...rest] = pupils
test.each([
  ['an incomplete name', { mentees: [first, { name: 'Сидорова', birth: day('2008-03-12') }, ...rest] }, 'mentees.1 name.incomplete'],
  ['a birth of the future', { mentees: [first, { name: 'Сидорова Анна', birth: day('2031-03-12') }] }, 'mentees.1 birthDate.invalid'],
  ['one pupil twice', { mentees: [first, second, first] }, 'mentees.2 row.repeated'],
  ['an end before the start', { endsOn: '2021-01-19', mentees: [first] }, 'mentor dates.reversed, mentees.0 dates.reversed'],
  [
    'a mentor without a given name',
    { mentor: { name: 'Петрова', birth: day('1980-01-01'), occupation: '' }, mentees: [first] },
    'mentor name.incomplete',
  ],
  [
    'a pupil who is the mentor',
    { mentees: [{ name: 'Петрова Мария Ивановна', birth: { day: null, year: 1980 } }] },
    'mentees.0 mentor.isMentee',
  ],
  ['a total', { mentees: [first, { name: 'Итого: 30', birth: { day: null, year: null } }] }, 'mentees.1 row.total'],
])('%s is told and nothing is written', async (_what, more, told) => {
  const before = await snapshotOf(app.owner)
  const reply = await register(group(more))
  const { code, fields = [] } = reply.json<{ code: string; fields?: { path: string; code: string }[] }>()
  expect([reply.statusCode, code]).toEqual([422, 'group.refused'])
  expect(fields.map((field) => `${field.path} ${field.code}`).join(', ')).toBe(told)
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})

test('a namesake with another birth is not taken for the one in the registry', async () => {
  await register(group())
  const before = await snapshotOf(app.owner)
  const reply = await register(group({ programme: 'Другая', mentees: [{ ...first, birth: day('2010-01-01') }] }))
  expect(reply.json()).toMatchObject({ code: 'group.refused', fields: [{ path: 'mentees.0', code: 'name.ambiguous' }] })
  expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
})

test.each([
  ['form.unknown', { form: 'LECTURER_STUDENT' }],
  ['request.invalid', { mentees: [] }],
  ['request.invalid', { mentees: Array.from({ length: 101 }, () => first) }],
])('%s', async (code, more) => expect((await register(group(more))).json()).toMatchObject({ status: 422, code }))
