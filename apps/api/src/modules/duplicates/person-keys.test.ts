import { createHmac, randomBytes } from 'node:crypto'
import type { ErasureAct, Import, PersonIdentity, PersonListItem } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { hashOfName } from '../../access/person-keys.ts'
import { execute } from '../../access/use-case.ts'
import { getWholeForms } from '../reports/index.ts'
import { findPairs } from './index.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const peopleOf = async (school: School) =>
  (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)).items
async function personOf(school: School, name: string): Promise<PersonListItem> {
  const found = (await peopleOf(school)).find((person) => person.name === name)
  if (found === undefined) throw new Error('no such person')
  return found
}
const identityOf = async (school: School, name: string) =>
  app.get<PersonIdentity>(school, `/api/people/${(await personOf(school, name)).id}/identity`)
const bookOf = (...rows: ReturnType<typeof mentee>[]) => fileOf({ Наставляемые: [menteeHeader, ...rows] })

/** Rows whose hash is not that of their name and birth as they stand. */
async function wrongHashes(): Promise<unknown[]> {
  const rows = await app.owner
    .selectFrom('persons')
    .select(['name', 'name_key as nameKey', 'born_on as bornOn', 'name_hash', 'keyed_version', 'version', 'erased_on'])
    .execute()
  const due = (row: (typeof rows)[number]) => (row.erased_on === null ? hashOfName(app.environment.personKey, row) : null)
  return rows.filter((row) => row.keyed_version !== row.version || due(row)?.toString('hex') !== row.name_hash?.toString('hex'))
}

test.each([
  ['', 'ё'],
  ['иванов иван', '2010-03-04'],
  ['и'.repeat(500), '2010-03-04'],
])('the hash is a keyed one of the standard kind: %s', (nameKey, bornOn) => {
  const key = randomBytes(32)
  const due = createHmac('sha256', key).update(`name:${nameKey}|${bornOn}`).digest()
  expect(hashOfName(key, { nameKey, bornOn })?.equals(due.subarray(0, 16))).toBe(true)
})

test('whoever writes a name or a birth leaves its hash right: import, correction, group, undo, erasure', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Анна', { birth: '' }), mentee('Белов Глеб', { birth: '2008' }))
  expect(await wrongHashes()).toEqual([])
  const filling = await app.take(school, await bookOf(mentee('Орлова Анна'), mentee('Котов Пётр')))
  expect(await wrongHashes()).toEqual([])
  const anna = await personOf(school, 'Орлова Анна')
  expect((await app.send(school, 'POST', `/api/imports/${filling.id}/undo`)).json<Import>().state).toBe('undone')
  expect(await wrongHashes()).toEqual([])
  const fields = { name: 'Орлова Анна Ильинична', birth: { day: '2009-01-02', year: 2009 } }
  const { version } = await app.get<{ version: number }>(school, `/api/people/${anna.id}`)
  expect((await app.send(school, 'PATCH', `/api/people/${anna.id}`, { version, fields })).statusCode).toBe(200)
  expect(await wrongHashes()).toEqual([])
  const group = {
    organisation: school.code,
    form: 'PUPIL_PUPIL',
    programme: 'Лидер',
    startsOn: '2021-02-01',
    endsOn: null,
    menteesOccupation: '7 класс',
    mentor: { name: 'Новиков Пётр Ильич', birth: { day: '2004-03-04', year: 2004 }, occupation: '11 класс' },
    mentees: [{ name: 'Новикова Яна', birth: { day: '2008-03-04', year: 2008 } }],
  }
  expect((await app.send(school, 'POST', '/api/groups', group)).statusCode).toBe(200)
  expect(await wrongHashes()).toEqual([])
  expect((await app.send(school, 'POST', `/api/people/${anna.id}/erasure`, { reason: 'SUBJECT_DEMAND' })).json<ErasureAct>().number).toBe(1)
  expect(await wrongHashes()).toEqual([])
})

test('rows written past the use cases are keyed by the work in the background', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Давний Иван'))
  await sql`update persons set name_hash = null, keyed_version = null where organisation_id = ${school.id}`.execute(app.owner)
  expect(await wrongHashes()).not.toEqual([])
  expect((await findPairs(app.environment)).keyed).toBe(2)
  expect(await wrongHashes()).toEqual([])
  expect(await findPairs(app.environment)).toMatchObject({ keyed: 0, organisations: 0 })
})

test('after a lost secret the hashes are made anew', async () => {
  const personKey = Buffer.alloc(32, 9)
  expect((await findPairs({ ...app.environment, personKey })).keyed).toBeGreaterThan(0)
  expect(await wrongHashes()).not.toEqual([])
  expect((await findPairs(app.environment)).keyed).toBeGreaterThan(0)
  expect(await wrongHashes()).toEqual([])
})

test('a child keyed in the background is one in the territory from then on', async () => {
  const school = await schoolWith(app, 'СОШ № 21', mentee('Зимина Яна', { mentor: '' }))
  const club = await schoolWith(app, 'Дом творчества 21', mentee('Зимина Яна', { mentor: '' }))
  await sql`update persons set name_hash = null, keyed_version = null where organisation_id in (${school.id}, ${club.id})`.execute(
    app.owner,
  )
  await sql`update organisation_revisions set revision = revision + 1 where organisation_id in (${school.id}, ${club.id})`.execute(
    app.owner,
  )
  const operator = { operator: true, regionId: 1, organisationIds: [] } as const
  const mentees = async () =>
    (await execute(getWholeForms, app.environment, operator, { unit: 'omsk', period: '2021', mode: 'distinct' })).forms.find(
      ({ summary }) => summary.form === 'PUPIL_PUPIL',
    )?.summary.total.mentees
  const before = await mentees()
  expect((await findPairs(app.environment)).keyed).toBe(2)
  expect(await mentees()).toBe((before ?? 0) - 1)
})

test('the same name and day of birth in a school and a club are one person; a year or another day are not', async () => {
  const school = await schoolWith(app, 'СОШ № 3', mentee('Орлова Вера (7А)'), mentee('Гусев Илья', { birth: '2008' }), mentee('Зуев Илья'))
  await schoolWith(
    app,
    'Дворец творчества',
    ...[mentee('ОРЛОВА  Вера'), mentee('Гусев Илья', { birth: '2008' }), mentee('Зуев Илья', { birth: '13.03.2008' })],
  )
  expect((await identityOf(school, 'Орлова Вера (7А)')).elsewhere).toEqual(['Дворец творчества'])
  await sql`update persons set left_on = '2021-03-10', left_why = 'LEFT', left_ended = '[]' where name = 'ОРЛОВА Вера'`.execute(app.owner)
  expect((await identityOf(school, 'Орлова Вера (7А)')).elsewhere).toEqual([])
  expect((await identityOf(school, 'Гусев Илья')).elsewhere).toEqual([])
  expect((await identityOf(school, 'Зуев Илья')).elsewhere).toEqual([])
})

const snils = async (school: School, name: string, value: string | null) => {
  const { id } = await personOf(school, name)
  const { version } = await app.get<{ version: number }>(school, `/api/people/${id}`)
  return app.send(school, 'PUT', `/api/people/${id}/snils`, { version, snils: value })
}

test('a СНИЛС is stronger than a name: one entered joins the same name, two different ones part it, and the number is nowhere', async () => {
  const [school, club, college] = [
    await schoolWith(app, 'СОШ № 4', mentee('Уткин Лев')),
    await schoolWith(app, 'Клуб', mentee('Уткин Лев')),
    await schoolWith(app, 'Колледж', mentee('Уткин-Серов Лев')),
  ]
  expect((await snils(school, 'Уткин Лев', '112-233-445 96')).json()).toMatchObject({ status: 422, code: 'snils.invalid' })
  expect((await snils(school, 'Уткин Лев', '112-233-445 95')).json()).toMatchObject({ hasSnils: true })
  expect(await identityOf(school, 'Уткин Лев')).toMatchObject({ hasSnils: true, elsewhere: ['Клуб'] })
  expect((await snils(college, 'Уткин-Серов Лев', '11223344595')).statusCode).toBe(200)
  expect((await identityOf(school, 'Уткин Лев')).elsewhere).toEqual(['Клуб', 'Колледж'])
  expect((await identityOf(college, 'Уткин-Серов Лев')).elsewhere).toEqual(['Клуб', 'СОШ № 4'])
  expect((await snils(club, 'Уткин Лев', '087-654-303 00')).statusCode).toBe(200)
  expect((await identityOf(club, 'Уткин Лев')).elsewhere).toEqual([])
  expect((await snils(club, 'Уткин Лев', null)).json()).toMatchObject({ hasSnils: false })
  expect((await identityOf(club, 'Уткин Лев')).elsewhere).toEqual(['Колледж', 'СОШ № 4'])
  const { rows } = await sql`select 1 from persons t where t::text like '%11223344595%'
    union all select 1 from audit_entries t where t::text like '%11223344595%'`.execute(app.owner)
  expect(rows).toEqual([])
})

test('a СНИЛС stands on one card of an organisation: the other card is named', async () => {
  const school = await schoolWith(app, 'СОШ № 5', mentee('Сомов Лев'), mentee('Щукин Лев'))
  await snils(school, 'Сомов Лев', '112-233-445 95')
  const { id } = await personOf(school, 'Сомов Лев')
  expect((await snils(school, 'Щукин Лев', '112-233-445 95')).json()).toMatchObject({
    code: 'snils.taken',
    current: { id, name: 'Сомов Лев' },
  })
})

test('namesakes of one organisation whom nobody joined are nobody’s other card elsewhere', async () => {
  const school = await schoolWith(app, 'СОШ № 6', mentee('Рыбина Ада (7А)'), mentee('Рыбина Ада (7Б)'))
  await schoolWith(app, 'Студия', mentee('Рыбина Ада'))
  expect((await identityOf(school, 'Рыбина Ада (7А)')).elsewhere).toEqual([])
})

test('whoever withdrew elsewhere is not told of', async () => {
  const school = await schoolWith(app, 'СОШ № 7', mentee('Карпов Ян'))
  const club = await schoolWith(app, 'Кружок', mentee('Карпов Ян'))
  expect((await identityOf(school, 'Карпов Ян')).elsewhere).toEqual(['Кружок'])
  await sql`update persons set withdrawn_on = '2021-03-01' where organisation_id = ${club.id}`.execute(app.owner)
  expect((await identityOf(school, 'Карпов Ян')).elsewhere).toEqual([])
  expect(await peopleOf(await addSchool(app, 'Пустая школа'))).toEqual([])
})
