import {
  type CardMerger,
  type Comparison,
  type DuplicatePair,
  mergerTables,
  type Person,
  type PersonIdentity,
  type PersonListItem,
  type PersonRequests,
} from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { listErased } from '../erasures/index.ts'
import { findPairs, forgetMergersEverywhere } from './index.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const nataliya = 'Орлова Наталия Ильинична'
const natalya = 'Орлова Наталья Ильинична'
let schools = 0
/** A school where one child was written twice. */
async function twice(): Promise<{ school: School; kept: string; gone: string }> {
  const school = await schoolWith(
    app,
    `СОШ № ${++schools}`,
    ...[mentee(natalya, { contacts: '' }), mentee(nataliya, { contacts: 'тел. 1', programme: 'Старт' }), mentee('Белов Глеб')],
  )
  const { items } = await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)
  const idOf = (name: string) => items.find((person) => person.name === name)?.id ?? ''
  return { school, kept: idOf(natalya), gone: idOf(nataliya) }
}
const pairsOf = (school: School, state = 'open') =>
  app.get<{ items: DuplicatePair[]; total: number; searching: boolean }>(
    school,
    `/api/duplicates?organisation=${school.code}&state=${state}`,
  )
const merge = (school: School, kept: string, gone: string, fromGone: string[] = ['contacts']) =>
  app.send(school, 'POST', `/api/duplicates/${kept}/${gone}/merger`, { keptVersion: 1, goneVersion: 1, fromGone })

test('pairs are found in the background, shown, said to be different people, and taken back', async () => {
  const { school, kept, gone } = await twice()
  expect(await pairsOf(school)).toMatchObject({ items: [], searching: true })
  await findPairs(app.environment)
  const found = await pairsOf(school)
  expect(found).toMatchObject({ total: 1, searching: false, items: [{ reasons: ['spelling'], state: 'open' }] })
  expect(new Set([found.items[0]?.first.name, found.items[0]?.second.name])).toEqual(new Set([nataliya, natalya]))
  expect((await app.get<PersonIdentity>(school, `/api/people/${kept}/identity`)).resembling).toEqual([
    { id: gone, name: nataliya, reasons: ['spelling'] },
  ])
  expect((await app.send(school, 'PUT', `/api/duplicates/${gone}/${kept}/verdict`, { different: true })).json()).toEqual({
    state: 'different',
  })
  await findPairs(app.environment)
  expect([(await pairsOf(school)).total, (await pairsOf(school, 'different')).total]).toEqual([0, 1])
  expect((await app.get<PersonIdentity>(school, `/api/people/${kept}/identity`)).resembling).toEqual([])
  await app.send(school, 'PUT', `/api/duplicates/${kept}/${gone}/verdict`, { different: false })
  await findPairs(app.environment)
  expect((await pairsOf(school)).total).toBe(1)
})

test('two cards are joined by fields: the other one leads to what is left, twice is once, and everything comes apart again', async () => {
  const { school, kept, gone } = await twice()
  await findPairs(app.environment)
  const seen = await app.get<Comparison>(school, `/api/duplicates/${kept}/${gone}`)
  expect(seen).toMatchObject({
    reasons: ['spelling'],
    state: 'open',
    obstacle: null,
    effects: { moved: [{ programme: 'Старт', role: 'MENTEE' }], joined: [], mentorships: 1 },
  })
  const reply = await merge(school, kept, gone)
  expect(reply.json<CardMerger>()).toMatchObject({ keptId: kept, keptName: natalya, goneName: nataliya, by: 'Куратор', undoneAt: null })
  expect((await merge(school, kept, gone)).json<CardMerger>().id).toBe(reply.json<CardMerger>().id)
  const card = await app.get<Person>(school, `/api/people/${gone}`)
  expect([card.id, card.fields.contacts, card.participations.length]).toEqual([kept, 'тел. 1', 2])
  expect((await pairsOf(school)).total).toBe(0)

  const { id } = reply.json<CardMerger>()
  expect((await app.send(school, 'POST', `/api/mergers/${id}/undo`)).statusCode).toBe(200)
  expect((await app.get<Person>(school, `/api/people/${gone}`)).fields.name).toBe(nataliya)
  expect((await app.send(school, 'POST', `/api/mergers/${id}/undo`)).json()).toMatchObject({ status: 409, code: 'merger.undone' })
  expect((await pairsOf(school)).total).toBe(1)
})

test('whoever was corrected meanwhile is shown afresh; what was changed on top stands in the way of undoing', async () => {
  const { school, kept, gone } = await twice()
  const correct = (version: number) => app.send(school, 'PATCH', `/api/people/${kept}`, { version, fields: { interests: 'шахматы' } })
  await correct(1)
  const late = await merge(school, kept, gone)
  expect(late.json()).toMatchObject({ code: 'person.outdated', current: { kept: { version: 2, fields: { interests: 'шахматы' } } } })
  const made = (
    await app.send(school, 'POST', `/api/duplicates/${kept}/${gone}/merger`, { keptVersion: 2, goneVersion: 1, fromGone: [] })
  ).json<CardMerger>()
  await correct(3)
  const refused = await app.send(school, 'POST', `/api/mergers/${made.id}/undo`)
  expect(refused.json()).toMatchObject({ code: 'merger.changedSince', current: { changes: [{ kind: 'persons', count: 1 }] } })
})

test('a mentor is not joined with his own mentee; people of two schools never', async () => {
  const { school, kept } = await twice()
  const { items } = await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)
  const mentor = items.find(({ name }) => name === 'Петров Пётр')?.id ?? ''
  expect((await app.get<Comparison>(school, `/api/duplicates/${kept}/${mentor}`)).obstacle).toBe('merge.ownMentor')
  expect((await merge(school, kept, mentor)).json()).toMatchObject({ status: 409, code: 'merge.ownMentor' })
  const other = await twice()
  expect((await merge(school, kept, other.gone)).statusCode).toBe(404)
  expect((await merge(school, kept, kept)).statusCode).toBe(404)
})

test('an import that wrote a joined card is not taken back under it', async () => {
  const { school, kept, gone } = await twice()
  const later = await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee(natalya, { programme: 'Клуб' })] }))
  await app.send(school, 'POST', `/api/duplicates/${kept}/${gone}/merger`, {
    keptVersion: (await app.get<Person>(school, `/api/people/${kept}`)).version,
    goneVersion: 1,
    fromGone: [],
  })
  const loads = await app.get<{ items: { id: string }[] }>(school, `/api/imports?organisation=${school.code}`)
  for (const { id } of loads.items.filter((load) => load.id !== later.id)) {
    expect((await app.send(school, 'POST', `/api/imports/${id}/undo`)).json()).toMatchObject({ code: 'import.changedSince' })
  }
})

test('an erased person is wiped out of what a merger keeps, and an older copy is wiped of both cards', async () => {
  const { school, kept, gone } = await twice()
  const made = (await merge(school, kept, gone)).json<CardMerger>()
  await app.send(school, 'POST', `/api/people/${kept}/erasure`, { reason: 'SUBJECT_DEMAND' })
  const { rows } = await sql`select 1 from person_mergers t where t::text ilike '%орлов%' and t.organisation_id = ${school.id}`.execute(
    app.owner,
  )
  expect(rows).toEqual([])
  expect((await app.send(school, 'POST', `/api/mergers/${made.id}/undo`)).json()).toMatchObject({ code: 'merger.notFound' })
  const erased = (await listErased(app.environment)).filter(({ organisationId }) => organisationId === school.id)
  expect(erased.map(({ personId }) => personId).sort()).toEqual([kept, gone].sort())
})

test('after thirty days nothing is kept to set them apart by', async () => {
  const { school, kept, gone } = await twice()
  const made = (await merge(school, kept, gone)).json<CardMerger>()
  await sql`update person_mergers set until = '2021-03-15T06:00:00Z' where id = ${made.id}`.execute(app.owner)
  expect((await app.send(school, 'POST', `/api/mergers/${made.id}/undo`)).json()).toMatchObject({ code: 'merger.late' })
  await forgetMergersEverywhere(app.environment)
  const { rows } = await sql`select before, after, pairs from person_mergers where id = ${made.id}`.execute(app.owner)
  expect(rows).toEqual([{ before: null, after: null, pairs: null }])
  expect((await app.get<Person>(school, `/api/people/${gone}`)).id).toBe(kept)
})

test('what was asked of the data under the other card passes to what is left, and comes back', async () => {
  const { school, kept, gone } = await twice()
  const asked = { requestId: newId(), kind: 'CORRECTION', askedOn: '2021-03-12', askedBy: 'PERSON', text: 'Не тот класс' }
  expect((await app.send(school, 'POST', `/api/people/${gone}/requests`, asked)).statusCode).toBe(200)
  const requestsOf = async (id: string) => (await app.get<PersonRequests>(school, `/api/people/${id}/requests`)).items.map((one) => one.id)
  const body = { keptVersion: 1, goneVersion: 2, fromGone: [] }
  const merged = await app.send(school, 'POST', `/api/duplicates/${kept}/${gone}/merger`, body)
  expect(merged.statusCode).toBe(200)
  expect(await requestsOf(kept)).toEqual([asked.requestId])
  expect((await app.send(school, 'POST', `/api/mergers/${merged.json<CardMerger>().id}/undo`)).statusCode).toBe(200)
  expect([await requestsOf(kept), await requestsOf(gone)]).toEqual([[], [asked.requestId]])
})

test('every table that points at persons is a part of a merger', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid in ('persons'::regclass, 'participations'::regclass, 'mentorships'::regclass, 'respondents'::regclass) order by 1`.execute(
    app.owner,
  )
  const known = [...mergerTables.filter((table) => table !== 'persons'), 'duplicate_pairs']
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(known))
})
