import type { ConsentClass, ConsentListItem, Person, PersonConsents, PersonListItem } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
  schoolWith,
} from '../../../test/school-app.ts'
import { model } from '../../../test/school-bases.ts'
import { consented } from './index.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  school = await schoolWith(
    app,
    'СОШ № 1',
    mentee('Орлова Вера Ильинична', { birth: '12.03.2008' }),
    mentee('Гусев Илья Петрович', { birth: '12.03.2000' }),
    mentee('Жуков Олег Петрович', { birth: '' }),
  )
})
afterAll(() => app.close())

interface List {
  items: ConsentListItem[]
  total: number
}
const list = (more = '') => app.get<List>(school, `/api/consents?organisation=${school.code}${more}`)
const classes = async () =>
  (await app.get<{ items: ConsentClass[] }>(school, `/api/consents/classes?organisation=${school.code}&kind=PROCESSING`)).items
async function idOf(name: string): Promise<string> {
  const found = (await list()).items.find((person) => person.name.startsWith(name))
  if (found === undefined) throw new Error(`no ${name}`)
  return found.personId
}
const byRepresentative = { signer: 'REPRESENTATIVE', countersigned: false, representativeName: '' }
const signed = { kind: 'PROCESSING', givenOn: '2021-03-10', channel: 'PAPER', ...byRepresentative }
const record = (id: string, consent: object = signed) => app.send(school, 'POST', `/api/people/${id}/consents`, consent)
const consentsOf = (id: string) => app.get<PersonConsents>(school, `/api/people/${id}/consents`)
/** As a gate of another module asks. */
const holdsFor = (id: string) =>
  sql<{ holds: boolean }>`
    select ${consented({ model, today: '2021-03-15' }, 'PROCESSING')} as holds from persons s where s.id = ${id}`.execute(app.owner)
const processingOf = async (id: string) => (await consentsOf(id)).kinds.find(({ code }) => code === 'PROCESSING')?.state

test('nobody has signed at first; a signature moves the person and his class', async () => {
  const vera = await idOf('Орлова')
  expect((await list('&kind=PROCESSING&state=lacking')).total).toBe(4)
  expect((await record(vera)).statusCode).toBe(200)
  expect((await list('&kind=PROCESSING&state=lacking')).items.map(({ name }) => name)).not.toContain('Орлова Вера Ильинична')
  expect((await list('&kind=PROCESSING&state=given')).items).toMatchObject([
    { personId: vera, states: { PROCESSING: 'given', MEDIA: 'missing' } },
  ])
  expect(await classes()).toEqual([
    { class: '07', people: 3, given: 1 },
    { class: '', people: 1, given: 0 },
  ])
  expect((await consentsOf(vera)).history).toMatchObject([
    { kind: 'PROCESSING', validUntil: '2024-03-10', recordedBy: 'Куратор', ended: null },
  ])
})

test.each([
  ['a child alone', { ...signed, signer: 'PERSON' }, 'consent.signerWrong', 'signer'],
  ['a day to come', { ...signed, givenOn: '2021-03-16' }, 'consent.inFuture', 'givenOn'],
])('%s is refused by the field', async (_, consent, code, path) => {
  const reply = await record(await idOf('Орлова'), consent)
  expect([reply.statusCode, reply.json()]).toMatchObject([422, { code, fields: [{ path, code }] }])
})

test('an adult signs alone, a representative does not sign for him', async () => {
  const ilya = await idOf('Гусев')
  expect((await record(ilya)).json()).toMatchObject({ code: 'consent.signerWrong' })
  expect((await record(ilya, { ...signed, signer: 'PERSON' })).statusCode).toBe(200)
  expect(await processingOf(ilya)).toBe('given')
})

test('a signature again replaces the former one', async () => {
  const vera = await idOf('Орлова')
  await record(vera, { ...signed, givenOn: '2021-03-12' })
  expect((await consentsOf(vera)).history.map(({ givenOn, ended }) => [givenOn, ended?.why ?? 'stands'])).toEqual([
    ['2021-03-12', 'stands'],
    ['2021-03-10', 'REPLACED'],
  ])
})

describe('the representative’s consent after coming of age', () => {
  test.each([
    ['2003-03-16', 'given', true],
    ['2003-03-15', 'ownNeeded', true],
    ['2003-02-13', 'ownNeeded', true],
    ['2003-02-12', 'ownNeeded', false],
  ])('born on %s: %s', async (day, state, holds) => {
    const oleg = await idOf('Жуков')
    const card = await app.get<Person>(school, `/api/people/${oleg}`)
    const young = { day: '2005-01-01', year: 2005 }
    const change = (birth: object, version: number) => app.send(school, 'PATCH', `/api/people/${oleg}`, { version, fields: { birth } })
    await change(young, card.version)
    await record(oleg, { ...signed, countersigned: true })
    await change({ day, year: Number(day.slice(0, 4)) }, card.version + 1)
    expect(await processingOf(oleg)).toBe(state)
    const { rows } = await holdsFor(oleg)
    expect(rows).toEqual([{ holds }])
  })
})

test('a child’s own signature counts no longer when the birth becomes known', async () => {
  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Сорокина Яна Олеговна', { birth: '', mentor: '' })] }))
  const yana = await idOf('Сорокина')
  await record(yana, { ...signed, signer: 'PERSON' })
  expect(await processingOf(yana)).toBe('given')
  const card = await app.get<Person>(school, `/api/people/${yana}`)
  const birth = { day: '2009-05-01', year: 2009 }
  await app.send(school, 'PATCH', `/api/people/${yana}`, { version: card.version, fields: { birth } })
  expect(await processingOf(yana)).toBe('missing')
  expect((await holdsFor(yana)).rows).toEqual([{ holds: false }])
})

describe('a withdrawal', () => {
  test('of publication stops nothing else', async () => {
    const vera = await idOf('Орлова')
    await record(vera, { ...signed, kind: 'PUBLICATION' })
    const standing = (await consentsOf(vera)).history.find(({ kind }) => kind === 'PUBLICATION')
    expect((await app.send(school, 'POST', `/api/consents/${standing?.id}/withdrawal`, {})).statusCode).toBe(200)
    expect((await app.send(school, 'POST', `/api/consents/${standing?.id}/withdrawal`, {})).json()).toMatchObject({ code: 'consent.ended' })
    expect((await list('&search=Орлова')).items).toMatchObject([{ states: { PUBLICATION: 'withdrawn', PROCESSING: 'given' } }])
  })

  test('of processing hides the person everywhere at once, ends his part, and counts stay', async () => {
    const vera = await idOf('Орлова')
    const numbers = async () => (await app.get<{ forms: { total: object }[] }>(school, `/api/forms?unit=${school.code}&period=2021`)).forms
    const before = await numbers()
    const standing = (await consentsOf(vera)).history.find(({ kind, ended }) => kind === 'PROCESSING' && ended === null)
    const reply = await app.send(school, 'POST', `/api/consents/${standing?.id}/withdrawal`, {})
    expect(reply.json()).toMatchObject({ stopped: { on: '2021-03-15', eraseBy: '2021-04-14' } })

    expect((await app.send(school, 'PATCH', `/api/people/${vera}`, { version: 1, fields: { contacts: '' } })).statusCode).toBe(404)
    expect((await list('&search=Орлова')).total).toBe(0)
    for (const url of ['/api/people?', '/api/mentorships?', '/api/forms/people?period=2021&form=PUPIL_PUPIL&role=MENTEE&counted=yes&']) {
      const at = url.includes('forms') ? `unit=${school.code}` : `organisation=${school.code}`
      expect(JSON.stringify(await app.get(school, `${url}${at}`))).not.toContain('Орлова')
    }
    expect(await numbers()).toEqual(before)
    const [ended] = await app.owner.selectFrom('participations').select('ends_on').where('person_id', '=', vera).execute()
    expect(ended?.ends_on).toBe('2021-03-15')
    expect((await app.get<List>(school, `/api/consents/stopped?organisation=${school.code}`)).items).toMatchObject([
      { name: 'Орлова Вера Ильинична', eraseBy: '2021-04-14' },
    ])
  })

  test('parks his row in a workbook, and whoever names him is warned', async () => {
    const rows = [mentee('Орлова Вера Ильинична')]
    const reply = await app.upload(
      school,
      await fileOf({ Организация: organisationRows('СОШ № 1'), Наставляемые: [menteeHeader, ...rows] }),
    )
    expect(reply.json()).toMatchObject({ parked: [{ code: 'person.withdrawn' }], counters: { ready: 0, newPersons: 0 } })
  })

  test('is undone by a new consent: the person is back', async () => {
    const { items } = await app.get<{ items: { personId: string }[] }>(school, `/api/consents/stopped?organisation=${school.code}`)
    const id = items[0]?.personId ?? ''
    expect((await record(id)).json()).toMatchObject({ stopped: null })
    const people = await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)
    expect(people.items.map(({ name }) => name)).toContain('Орлова Вера Ильинична')
  })
})
