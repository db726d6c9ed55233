import type { AuditEntry, Person, PersonListItem } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
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
import { newId } from '../../kernel/ids.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { insertUser } from '../identity/identity.repo.ts'

interface List {
  items: AuditEntry[]
  total: number
}

let app: SchoolApp
let school: School
let officer: string
let person: PersonListItem

async function addOfficer(organisationId: string): Promise<string> {
  const id = newId()
  const grant = { id: newId(), role: 'DPO_OFFICER', municipalityId: null, organisationId, forms: null, validFrom: '2021-01-01' } as const
  const account = { id, regionId: 1, login: id, name: 'Ответственный', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return openSession(app, id)
}

const people = (more = '') => app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}${more}`)

async function audit(more = '', cookie = officer): Promise<List> {
  await app.environment.audit.flush()
  const reply = await app.server.inject({ url: `/api/audit?unit=${school.code}${more}`, headers: { cookie } })
  return reply.json()
}

beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'СОШ № 1')
  officer = await addOfficer(school.id)
  const rows = [mentee('Орлова Вера Ильинична', { mentor: '' }), mentee('Зимин Олег Петрович', { mentor: '' }), mentee('', {})]
  await app.take(school, await fileOf({ Организация: organisationRows('СОШ № 1'), Наставляемые: [menteeHeader, ...rows] }))
  const [found] = (await people('&search=орлова')).items
  if (found === undefined) throw new Error('nobody')
  person = found
})
afterAll(() => app.close())

test('a load, a list, a card, a correction and a file are lines with ids, numbers and names of fields', async () => {
  const card = await app.get<Person>(school, `/api/people/${person.id}`)
  await app.send(school, 'PATCH', `/api/people/${person.id}`, { version: card.version, fields: { occupation: '8 класс' } })
  const { items } = await audit()
  const told = items.map(({ title, kind, subjectId, people, fields }) => ({ title, kind, subjectId, people, fields }))
  expect(told).toContainEqual({ title: 'Участники организации', kind: 'read', subjectId: null, people: 1, fields: [] })
  expect(told).toContainEqual({ title: 'Карточка участника', kind: 'read', subjectId: person.id, people: 1, fields: [] })
  expect(told).toContainEqual({
    title: 'Исправить карточку участника',
    kind: 'change',
    subjectId: person.id,
    people: null,
    fields: ['occupation'],
  })
  expect(JSON.stringify(items)).not.toMatch(/Орлова|Зимин|8 класс/)
  expect(items.every(({ user }) => user?.name === 'Куратор')).toBe(true)
})

test('who looked at a card is found by the card, in the days asked for', async () => {
  const looks = await audit(`&subject=${person.id}&kind=read`)
  expect(looks.items.map(({ title }) => title)).toEqual(['Карточка участника'])
  expect((await audit(`&subject=${person.id}&from=2021-03-15&to=2021-03-15`)).total).toBe(2)
  expect((await audit(`&subject=${person.id}&to=2021-03-14`)).total).toBe(0)
})

test('a refusal is a line of the school of the one refused', async () => {
  const neighbour = await addSchool(app, 'СОШ № 2')
  const reply = await app.server.inject({ url: `/api/people/${person.id}`, headers: { cookie: neighbour.cookie } })
  expect(reply.statusCode).toBe(404)
  await app.environment.audit.flush()
  const { rows } = await sql`
    select organisation_id as school, kind, refusal from audit_entries where action = 'people.getPerson' and kind = 'refusal'`.execute(
    app.owner,
  )
  expect(rows).toEqual([{ school: neighbour.id, kind: 'refusal', refusal: 'person.notFound' }])
})

test('a curator does not read who watches him', async () => {
  const reply = await app.server.inject({ url: `/api/audit?unit=${school.code}`, headers: { cookie: school.cookie } })
  expect(reply.statusCode).toBe(403)
})

test('what did not happen is not written, and a change without its line does not happen', async () => {
  const before = (await audit('&kind=change')).total
  const card = await app.get<Person>(school, `/api/people/${person.id}`)
  await app.send(school, 'PATCH', `/api/people/${person.id}`, { version: card.version, fields: { name: 'Орлова' } })
  expect((await audit('&kind=change')).total).toBe(before)
})

test.each([
  ['update', sql`update audit_entries set people = 0`],
  ['delete', sql`delete from audit_entries`],
  ['truncate', sql`truncate audit_entries`],
  ['delete of heads', sql`delete from audit_heads`],
])('the app has no right of %s', async (_what, statement) => {
  const work = inTransaction(app.environment.db, { regionId: 1, organisationIds: [school.id] }, (tx) => statement.execute(tx))
  await expect(work).rejects.toThrow('permission denied')
})
