import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportCells } from '../../../test/edited-workbook.ts'
import { addSchool, cellsOf, mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  await schoolWith(app, 'СОШ № 2', mentee('Чужая Анна'))
  school = await schoolWith(
    app,
    'СОШ № 1',
    mentee('Орлова Анна', { contacts: '=cmd|"/c calc"!A1' }),
    mentee('Белова Вера', { form: 'учитель – учитель' }),
    mentee('Ушедший Иван', { mentor: '' }),
  )
  const persons = app.owner.updateTable('persons').set({ withdrawn_on: '2021-03-01' })
  await persons.where('name', '=', 'Ушедший Иван').execute()
})
afterAll(() => app.close())

const namesIn = async (query: string) =>
  (await exportCells(app, school, query)).slice(1).map((cells) => cells[query.includes('internal') ? 2 : 0])
const countsOf = async (query = '') =>
  app.get<{ total: number; purposes: { purpose: string; people: number }[] }>(
    school,
    `/api/people-export/counts?organisation=${school.code}${query}`,
  )

test('the workbook holds the people of the filtered page in its order, and no other', async () => {
  for (const query of ['', '&role=MENTEE', '&form=PUPIL_PUPIL', '&search=орл', '&search=нет']) {
    const { items, total } = await app.get<{ items: { name: string }[]; total: number }>(
      school,
      `/api/people?organisation=${school.code}${query}`,
    )
    expect([query, await namesIn(`purpose=internal${query}`)]).toEqual([query, items.map(({ name }) => name)])
    expect(await countsOf(query)).toMatchObject({ total, purposes: [{ purpose: 'internal', people: total }, {}, {}] })
  }
})

test('a formula that a card holds is a text', async () => {
  const cells = await exportCells(app, school)
  expect(cells.flat()).toContain('=cmd|"/c calc"!A1')
})

test('for a partner and for publication go those alone who have consented today, with the columns of that consent', async () => {
  expect(await countsOf()).toEqual({
    total: 3,
    purposes: [
      { purpose: 'internal', people: 3 },
      { purpose: 'partner', people: 0 },
      { purpose: 'publication', people: 0 },
    ],
  })
  const { id } = await app.owner.selectFrom('persons').select('id').where('name', '=', 'Орлова Анна').executeTakeFirstOrThrow()
  for (const kind of ['TRANSFER_TO_PARTNER', 'PUBLICATION']) {
    const given = { kind, givenOn: '2021-03-01', channel: 'PAPER', signer: 'REPRESENTATIVE', countersigned: true }
    const reply = await app.send(school, 'POST', `/api/people/${id}/consents`, { ...given, representativeName: 'Орлова Ирина' })
    expect([kind, reply.statusCode]).toEqual([kind, 200])
  }
  expect(await exportCells(app, school, 'purpose=partner')).toEqual([
    ['Фамилия, имя, отчество', 'Место учёбы или работы', 'Ресурс времени'],
    ['Орлова Анна', '7 класс', null],
  ])
  expect(await exportCells(app, school, 'purpose=publication')).toEqual([
    ['Имя и первая буква фамилии', 'Место учёбы или работы'],
    ['Анна О.', '7 класс'],
  ])
  expect((await countsOf()).purposes.map(({ people }) => people)).toEqual([3, 1, 1])
})

test('the workbook says who, when, whose, which list and how many; its name and the audit name nobody', async () => {
  const url = `/api/people-export?organisation=${school.code}&search=орл&role=MENTEE&purpose=internal`
  const reply = await app.server.inject({ url, headers: { cookie: school.cookie } })
  const about = (await cellsOf(reply.rawPayload)).get('О выгрузке') ?? []
  expect(Object.fromEntries(about.filter(([, value]) => value !== undefined))).toEqual({
    Территория: 'Омская область',
    'Образовательная организация': 'СОШ № 1',
    'Кто выгрузил': 'Куратор',
    Когда: '15.03.2021 12:00',
    'Для чего': 'для работы внутри организации',
    'Какой список': 'часть имени, наставляемые',
    'Людей в книге': '1',
  })
  expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain('Участники СОШ № 1 15.03.2021.xlsx')
  await app.environment.audit.flush()
  const lines = app.owner.selectFrom('audit_entries').select(['kind', 'people', 'fields', 'subject_id'])
  const [line] = await lines.where('action', '=', 'exports.downloadPeople').orderBy('number', 'desc').limit(1).execute()
  expect(line).toEqual({ kind: 'export', people: 1, fields: ['internal'], subject_id: null })
})

test('another school’s list is not there to export', async () => {
  const stranger = await addSchool(app, 'СОШ № 3')
  const url = `/api/people-export?organisation=${school.code}&purpose=internal`
  expect((await app.server.inject({ url, headers: { cookie: stranger.cookie } })).statusCode).toBe(404)
})
