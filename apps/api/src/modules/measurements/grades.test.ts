import { fileTypes, type GradePeriod, type GradeReview, type PersonListItem } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const period = 'year=2020&term=Q2&wave=BASELINE'
const book = (...rows: (string | number | null)[][]) =>
  fileOf({ '7А': [['Средний балл за 2 четверть'], ['ФИО', 'Математика', 'История', 'ИЗО'], ...rows] })
const send = async ({ cookie, code }: School, file: Uint8Array, what: '' | '/review' = '', of = period) =>
  app.server.inject({
    method: 'POST',
    url: `/api/grades${what}?organisation=${code}&${of}`,
    headers: { cookie, 'content-type': fileTypes.xlsx },
    payload: Buffer.from(file),
  })
const periodsOf = async (school: School) =>
  (await app.get<{ items: GradePeriod[] }>(school, `/api/grades?organisation=${school.code}`)).items
const kept = async ({ id }: School) =>
  (
    await app.owner
      .selectFrom('grades')
      .innerJoin('persons', 'persons.id', 'grades.person_id')
      .select(['name', 'mean', 'subjects'])
      .where('grades.organisation_id', '=', id)
      .orderBy('name')
      .execute()
  ).map(({ name, mean, subjects }) => `${name} ${mean} ${subjects}`)

test('a review writes nothing; what is written is the mean of the core subjects and no mark', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера'), mentee('Зайцев Илья'), mentee('Белов Пётр'))
  const file = await book(['Орлова Вера', 5, 4, 2], ['Зайцев Илья', 6, 4, 2], ['Сидоров Лев', 3, 3, 3], ['Белов Пётр', null, 'н/а', 5])
  const review: GradeReview = {
    recognised: 1,
    replaced: 0,
    subjects: ['Математика', 'История'],
    otherColumns: ['ИЗО'],
    rows: [
      { sheet: '7А', row: 4, cell: 'B4', name: 'Зайцев Илья', reason: 'markOutside' },
      { sheet: '7А', row: 5, cell: null, name: 'Сидоров Лев', reason: 'notParticipant' },
      { sheet: '7А', row: 6, cell: null, name: 'Белов Пётр', reason: 'noMarks' },
    ],
    total: 3,
  }
  expect((await send(school, file, '/review')).json()).toEqual(review)
  expect([await kept(school), await periodsOf(school)]).toEqual([[], []])
  expect((await send(school, file)).json()).toEqual(review)
  expect(await kept(school)).toEqual(['Орлова Вера 4.50 2'])
  expect(await periodsOf(school)).toEqual([{ year: 2020, term: 'Q2', wave: 'BASELINE', people: 1, subjects: 2 }])
})

test('the same period is replaced as a whole, another stands beside it; a period is deleted at once', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Орлова Вера'), mentee('Зайцев Илья'))
  await send(school, await book(['Орлова Вера', 5, 4, 2], ['Зайцев Илья', 3, 3, 3]))
  expect((await send(school, await book(['Орлова Вера', 3, 3, 3]))).json()).toMatchObject({ recognised: 1, replaced: 2 })
  expect(await kept(school)).toEqual(['Орлова Вера 3.00 2'])
  await send(school, await book(['Зайцев Илья', 5, 5, 5]), '', 'year=2020&term=Q4&wave=FINAL')
  expect((await periodsOf(school)).map(({ term, people }) => [term, people])).toEqual([
    ['Q4', 1],
    ['Q2', 1],
  ])
  const gone = await app.send(school, 'DELETE', `/api/grades?organisation=${school.code}&${period}`)
  expect(gone.json()).toEqual({ removed: 1 })
  expect((await app.send(school, 'DELETE', `/api/grades?organisation=${school.code}&${period}`)).statusCode).toBe(404)
  expect(await kept(school)).toEqual(['Зайцев Илья 5.00 2'])
})

test('a book of nobody, without names or without core subjects is refused whole and changes nothing', async () => {
  const school = await schoolWith(app, 'СОШ № 3', mentee('Орлова Вера'))
  await send(school, await book(['Орлова Вера', 5, 4, 2]))
  const refused = [
    await send(school, await book(['Чужой Иван', 5, 4, 2])),
    await send(
      school,
      await fileOf({
        Лист1: [
          ['Класс', 'Математика'],
          ['7А', 4],
        ],
      }),
    ),
    await send(
      school,
      await fileOf({
        Лист1: [
          ['ФИО', 'Средний балл'],
          ['Орлова Вера', 4],
        ],
      }),
    ),
    await send(school, Buffer.from('not a workbook')),
  ]
  expect(refused.map((reply) => [reply.statusCode, reply.json<{ code: string }>().code])).toEqual([
    [422, 'gradebook.nobody'],
    [422, 'gradebook.noNames'],
    [422, 'gradebook.noSubjects'],
    [422, 'file.notXlsx'],
  ])
  expect(await kept(school)).toEqual(['Орлова Вера 4.50 2'])
})

test('the book to be filled has the names of those who study, and comes back as it is', async () => {
  const school = await schoolWith(app, 'СОШ № 4', mentee('Орлова Вера'), mentee('Зайцев Илья'))
  const rows = (await app.download(school, `/api/grades/blank?organisation=${school.code}`)).get('Средний балл') ?? []
  expect(rows[0]?.slice(0, 4)).toEqual(['ФИО', 'Класс', 'Русский язык', 'Литература'])
  expect(rows.slice(1)).toEqual([
    ['Зайцев Илья', '7 класс'],
    ['Орлова Вера', '7 класс'],
  ])
  const [head = [], first = []] = rows as string[][]
  const file = await fileOf({ 'Средний балл': [head, [...first, 4, '4,5']] })
  expect((await send(school, file)).json()).toMatchObject({ recognised: 1, total: 0, otherColumns: [] })
  expect(await kept(school)).toEqual(['Зайцев Илья 4.25 2'])
})

test('«всё о человеке» tells the mean; erasure takes it away', async () => {
  const school = await schoolWith(app, 'СОШ № 5', mentee('Орлова Вера'))
  await send(school, await book(['Орлова Вера', 5, 4, 2]))
  const people = await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)
  const id = people.items.find(({ name }) => name === 'Орлова Вера')?.id ?? ''
  expect((await app.send(school, 'POST', `/api/people/${id}/erasure`, { reason: 'SUBJECT_DEMAND' })).statusCode).toBe(200)
  expect(await kept(school)).toEqual([])
})
