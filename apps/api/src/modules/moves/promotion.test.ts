import type { PersonListItem, Promotion } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, menteeHeader, organisationRows, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp({ now: () => new Date('2021-09-01T05:00:00Z') })
})
afterAll(() => app.close())

const year = 2021
const classes = {
  'Орлова Вера': '8 «Б» класс, секция',
  'Гусев Илья': '8 «Б» класс',
  'Жуков Олег': '11 класс',
  'Белов Пётр': '3 курс',
  'Чижов Иван': 'кружок «Робот»',
} as const

async function schoolOfClasses(title: string): Promise<School> {
  const school = await addSchool(app, title)
  const rows = Object.entries(classes).map(([name, occupation]) => [
    ...[`${name} Ильич`, '12.03.2008', '', occupation, 'ученик – ученик', 'Лидер', '20.01.2021', '', '', ''],
  ])
  await app.take(school, await fileOf({ Организация: organisationRows(title), Наставляемые: [menteeHeader, ...rows] }))
  return school
}
const preview = (school: School) => app.get<Promotion>(school, `/api/promotions?organisation=${school.code}`)
const people = async (school: School, more = '') =>
  (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}${more}`)).items
const occupations = async (school: School, more = '') =>
  Object.fromEntries((await people(school, more)).map(({ name, occupation }) => [name.replace(' Ильич', ''), occupation]))
const promote = (school: School, more: object = {}) =>
  app.send(school, 'POST', '/api/promotions', {
    organisation: school.code,
    year,
    moves: [],
    staying: [],
    graduatedOn: '2021-08-31',
    ...more,
  })
const undo = (school: School) => app.send(school, 'POST', '/api/promotions/undo', { organisation: school.code, year })

test('classes go on, the eleventh leaves, the text keeps the rest; pressed twice, it is done once; taken back, all is as it was', async () => {
  const school = await schoolOfClasses('СОШ № 1')
  expect(await preview(school)).toEqual({
    year,
    inSeason: true,
    classes: [
      { class: '08Б', people: 2, next: '09Б', move: 'NEXT' },
      { class: '11', people: 1, next: '12', move: 'GRADUATE' },
      { class: 'К3', people: 1, next: 'К4', move: 'NEXT' },
    ],
    done: 0,
    corrected: 0,
    unread: 1,
  })
  expect(await app.get(school, `/api/today?organisation=${school.code}`)).toMatchObject({ promotable: 4 })
  const listed = await app.get<{ items: object[] }>(school, `/api/promotions/people?organisation=${school.code}&class=08Б`)
  expect(listed.items).toMatchObject([{ becomes: '9 «Б» класс' }, { becomes: '9 «Б» класс, секция' }])

  const twice = await Promise.all([promote(school), promote(school)])
  expect(twice.map((reply) => reply.json()).toSorted((one, other) => other.moved - one.moved)).toEqual([
    { moved: 3, graduated: 1 },
    { moved: 0, graduated: 0 },
  ])
  expect(await occupations(school)).toEqual({
    'Орлова Вера': '9 «Б» класс, секция',
    'Гусев Илья': '9 «Б» класс',
    'Белов Пётр': '4 курс',
    'Чижов Иван': 'кружок «Робот»',
  })
  expect(await occupations(school, '&left=yes')).toEqual({ 'Жуков Олег': '11 класс' })
  expect(await app.get(school, `/api/today?organisation=${school.code}`)).toMatchObject({ promotable: 0 })
  expect((await promote(school)).json()).toEqual({ moved: 0, graduated: 0 })

  expect((await undo(school)).json()).toEqual({ returned: 4, kept: 0 })
  expect(await occupations(school)).toEqual(classes)
  expect((await preview(school)).done).toBe(0)
})

test('who stays behind is passed by, and afterwards nothing is proposed for those who are left', async () => {
  const school = await schoolOfClasses('СОШ № 2')
  const ilya = (await people(school)).find(({ name }) => name.startsWith('Гусев'))?.id
  const moves = [
    { class: '11', move: 'STAY' },
    { class: 'К3', move: 'GRADUATE' },
  ]
  expect((await promote(school, { moves, staying: [ilya] })).json()).toEqual({ moved: 1, graduated: 1 })
  expect((await preview(school)).classes).toEqual([
    { class: '08Б', people: 1, next: '09Б', move: 'STAY' },
    { class: '11', people: 1, next: '12', move: 'STAY' },
  ])
})

test('a card corrected since keeps its new class when the promotion is taken back', async () => {
  const school = await schoolOfClasses('СОШ № 3')
  await promote(school)
  const [ilya] = (await people(school)).filter(({ name }) => name.startsWith('Гусев'))
  const { version } = await app.get<{ version: number }>(school, `/api/people/${ilya?.id}`)
  await app.send(school, 'PATCH', `/api/people/${ilya?.id}`, { version, fields: { contacts: 'тел. 2' } })
  expect(await preview(school)).toMatchObject({ done: 4, corrected: 1 })
  expect((await undo(school)).json()).toEqual({ returned: 3, kept: 1 })
  expect(await occupations(school)).toMatchObject({ 'Гусев Илья': '9 «Б» класс', 'Орлова Вера': '8 «Б» класс, секция' })
})

test('chosen people of a list are moved by themselves', async () => {
  const school = await schoolOfClasses('СОШ № 4')
  expect((await promote(school, { found: { class: '08Б', expected: 2 } })).json()).toEqual({ moved: 2, graduated: 0 })
  expect((await promote(school, { found: { class: '08Б', expected: 2 } })).json()).toEqual({ moved: 0, graduated: 0 })
  expect((await preview(school)).classes.map((one) => one.class)).toEqual(['11', 'К3'])
})

test.each([
  [{ year: 2020 }, 'promotion.anotherYear'],
  [{ graduatedOn: '2018-06-25' }, 'move.dayTooFar'],
  [{ moves: [{ class: 'К3', move: 'NEXT' }], found: { class: 'К3', expected: 5 } }, 'move.othersFound'],
])('%j is refused: %s', async (more, code) => {
  const school = await schoolOfClasses(`Школа ${code}`)
  expect((await promote(school, more)).json()).toMatchObject({ code })
})
