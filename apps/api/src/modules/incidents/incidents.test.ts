import type { Incident, IncidentDraft, IncidentListItem, IncidentPart, NewIncident } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { reorganise } from '../../../test/organisation-tree.ts'
import { writeTree } from '../../../test/tree-rows.ts'
import { grantOf, userWith } from '../../../test/tree-users.ts'
import { newId } from '../../kernel/ids.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

const { tree: full, users, at, playing } = fullCast()
const tree = { ...full, incidents: [], toldIncidents: [] }
const [school, neighbour] = ['sargatskiy-sosh-1', 'sargatskiy-sosh-2']
const officerNextDoor = userWith('omsk', grantOf('DPO_OFFICER', at(neighbour)))
const both = userWith('omsk', grantOf('DPO_OFFICER', at(school)), grantOf('ORG_HEAD', at(neighbour)))
beforeEach(() => writeTree(app.owner, tree, [...users, officerNextDoor, both]))

const cast = {
  officer: playing('DPO_OFFICER').id,
  head: playing('ORG_HEAD').id,
  admin: playing('ADMINISTRATOR').id,
  nextDoor: officerNextDoor.id,
  both: both.id,
}
type Who = keyof typeof cast

async function ask<Body = { code: string; current: unknown }>(
  who: Who,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  url: string,
  payload?: object,
) {
  const headers = { cookie: await openSession(app, cast[who]) }
  const reply = await app.server.inject({ method, url: `/api/incidents${url}`, headers, ...(payload !== undefined && { payload }) })
  return { status: reply.statusCode, body: reply.json<Body>() }
}

const facts = {
  ...{ foundAt: '2021-03-14T10:00', kind: 'LEAK', categories: ['NAME', 'CONTACTS'], what: 'Книга ушла не туда', contact: 'Ответственный' },
  ...{ causes: 'Ошибка в адресе', harm: '', measures: '', findings: '' },
}

const post = (who: Who, part: Partial<NewIncident> = {}) =>
  ask<Incident>(who, 'POST', '', { ...facts, id: newId(), organisations: [school], ...part })
async function registered(who: Who, organisations: string[] | null): Promise<Incident> {
  const { status, body } = await post(who, { organisations })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const partsOf = async (who: Who, id: string) => (await ask<{ items: IncidentPart[] }>(who, 'GET', `/${id}/organisations`)).body.items
const peopleIn = (code: string) => tree.organisations.find((one) => one.code === code)?.people.length ?? 0
const mark = (
  who: Who,
  { id }: { id: string },
  code: string,
  notice: string,
  version: number,
  sent: object | null = { at: '2021-03-15T08:00', number: '17' },
) => ask(who, 'PUT', `/${id}/organisations/${code}/notices/${notice}`, { version, sent })

test('an officer registers for the own school: people are counted, the terms run from the moment it was found', async () => {
  const incident = await registered('officer', [school])
  expect(incident).toMatchObject({ organisations: 1, people: peopleIn(school), isWider: false, mayCorrect: true, version: 1 })
  expect(incident.foundAt).toBe('2021-03-14T04:00:00.000Z') // Omsk is six hours ahead
  expect(incident.notices.map(({ dueAt }) => dueAt)).toEqual(['2021-03-15T04:00:00.000Z', '2021-03-17T04:00:00.000Z'])
  expect((await ask('officer', 'GET', '')).body).toMatchObject({ total: 1 })
})

test('the administrator counts the whole region without seeing a person; nobody is there to touch in an empty one', async () => {
  const omsk = tree.organisations.filter(({ region, people }) => region === 'omsk' && people.length > 0)
  const incident = await registered('admin', null)
  expect(incident).toMatchObject({ organisations: omsk.length, people: omsk.reduce((sum, { people }) => sum + people.length, 0) })
  await writeTree(app.owner, { ...tree, organisations: tree.organisations.map((one) => ({ ...one, people: [], mentorships: [] })) }, users)
  expect(await post('admin', { organisations: null })).toMatchObject({ status: 422, body: { code: 'incident.noOrganisations' } })
})

test('people of a merged school count in its successor, which alone can be named', async () => {
  await writeTree(app.owner, reorganise(tree, { answeringToRegion: [], mergers: { [neighbour]: school } }), users)
  expect((await registered('admin', [school])).people).toBe(peopleIn(school) + peopleIn(neighbour))
  expect(await post('admin', { organisations: [neighbour] })).toMatchObject({ status: 422, body: { code: 'organisation.merged' } })
})

test('a second click registers nothing, even at the same moment; the id of another is refused', async () => {
  const id = newId()
  const replies = await Promise.all([post('officer', { id }), post('officer', { id }), post('officer', { id, what: 'Ещё раз' })])
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(replies.map(({ body }) => body.what)).size).toBe(1)
  expect((await ask('officer', 'GET', '')).body).toMatchObject({ total: 1 })
  expect(await post('nextDoor', { id, organisations: [neighbour] })).toMatchObject({ status: 409, body: { code: 'incident.idTaken' } })
})

test.each([
  [404, 'unit.notFound', { organisations: [neighbour] }],
  [404, 'unit.notFound', { organisations: [school, 'nowhere'] }],
  [422, 'incident.inFuture', { foundAt: '2021-03-15T23:59' }],
  [422, 'incident.wordUnknown', { kind: 'FIRE' }],
  [422, 'incident.wordUnknown', { categories: ['NAME', 'PASSPORT'] }],
  [422, 'request.invalid', { what: ' ' }],
  [422, 'request.invalid', { what: 'я'.repeat(2001) }],
  [422, 'request.invalid', { foundAt: '2021-02-30T10:00' }],
  [422, 'request.invalid', { organisations: [] }],
])('refused with %i %s: %o', async (status, code, part) => expect(await post('officer', part)).toMatchObject({ status, body: { code } }))

/** What each sees of an incident of the schools: which parts, how many people, whether it is wider, whether they correct it. */
const views: readonly (readonly [who: Who, of: readonly string[], parts: readonly string[], isWider: boolean, mayCorrect: boolean])[] = [
  ['officer', [school], [school], false, true],
  ['officer', [school, neighbour], [school], true, false],
  ['head', [school, neighbour], [school], true, false],
  ['nextDoor', [school, neighbour], [neighbour], true, false],
  ['both', [school, neighbour], [school, neighbour], false, true],
  ['both', [school, 'tarskiy-sosh-3'], [school], true, false],
  ['admin', [school, neighbour], [school, neighbour], false, true],
]
test.each(views)('%s of an incident of %j sees %j', async (who, of, parts, isWider, mayCorrect) => {
  const { id } = await registered('admin', [...of])
  const card = await ask<Incident>(who, 'GET', `/${id}`)
  const list = (await ask<{ items: IncidentListItem[] }>(who, 'GET', '')).body.items
  const people = parts.reduce((sum, code) => sum + peopleIn(code), 0)
  expect(card.body).toMatchObject({ organisations: parts.length, people, isWider, mayCorrect })
  expect(list).toMatchObject([{ id, organisations: parts.length, people }])
  expect((await partsOf(who, id)).map(({ organisation }) => organisation.code).sort()).toEqual([...parts].sort())
  const whole = JSON.stringify([card.body, list, await partsOf(who, id)])
  for (const code of of) expect(whole.includes(code)).toBe(parts.includes(code))
  expect((await ask(who, 'PATCH', `/${id}`, { ...facts, version: 1 })).status).toBe(mayCorrect ? 200 : 403)
})

test.each([
  ['officer', neighbour],
  ['nextDoor', school],
] as const)('for %s an incident of %s does not exist', async (who, code) => {
  const { id } = await registered('admin', [code])
  const gone = { status: 404, body: { code: 'incident.notFound' } }
  for (const tail of ['', '/organisations', `/organisations/${code}`]) expect(await ask(who, 'GET', `/${id}${tail}`)).toMatchObject(gone)
  expect(await ask(who, 'PATCH', `/${id}`, { ...facts, version: 1 })).toMatchObject(gone)
  expect((await ask<{ items: object[] }>(who, 'GET', '')).body.items).toEqual([])
})

test('of two who correct an incident the later is shown the fresh one', async () => {
  const { id } = await registered('officer', [school])
  expect(await ask('officer', 'PATCH', `/${id}`, { ...facts, harm: 'Звонки', version: 1 })).toMatchObject({
    status: 200,
    body: { version: 2 },
  })
  expect(await ask('head', 'PATCH', `/${id}`, { ...facts, harm: 'Письма', version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'incident.outdated', current: { harm: 'Звонки', version: 2 } },
  })
})

test('a count is corrected and what was counted stays; of two corrections the later is shown the fresh one', async () => {
  const { id } = await registered('officer', [school])
  const correct = (people: number) => ask('officer', 'PATCH', `/${id}/organisations/${school}`, { version: 1, people })
  expect(await correct(1)).toMatchObject({ status: 200, body: { people: 1, counted: peopleIn(school), version: 2 } })
  expect(await correct(2)).toMatchObject({ status: 409, body: { code: 'incident.partOutdated', current: { people: 1 } } })
  expect((await ask<Incident>('officer', 'GET', `/${id}`)).body.people).toBe(1)
})

test('a notice is marked sent, a wrong mark is taken back; not before the incident and not in the future', async () => {
  const incident = await registered('officer', [school])
  const sent = { at: '2021-03-15T02:00:00.000Z', number: '17' }
  expect(await mark('officer', incident, school, 'FIRST', 1)).toMatchObject({ status: 200, body: { sent: { FIRST: sent, RESULTS: null } } })
  expect(await mark('officer', incident, school, 'FIRST', 1, null)).toMatchObject({ status: 409, body: { code: 'incident.partOutdated' } })
  expect(await mark('officer', incident, school, 'FIRST', 2, null)).toMatchObject({ status: 200, body: { sent: { FIRST: null } } })
  for (const [time, code] of [
    ['2021-03-14T09:59', 'incident.sentTooEarly'],
    ['2021-03-16T00:00', 'incident.inFuture'],
  ])
    expect(await mark('officer', incident, school, 'FIRST', 3, { at: time, number: '1' })).toMatchObject({ status: 422, body: { code } })
})

test('it is closed when every organisation has sent both; a closed one is opened again before it is changed', async () => {
  const { id, version } = await registered('admin', [school, neighbour])
  const close = (closed: boolean, seen: number) => ask('admin', 'PUT', `/${id}/closing`, { version: seen, closed })
  await mark('officer', { id }, school, 'FIRST', 1)
  expect(await close(true, version)).toMatchObject({ status: 422, body: { code: 'incident.unsent' } })
  const rest = { at: '2021-03-15T08:30', number: '18' }
  expect(await ask('admin', 'POST', `/${id}/notices`, { notice: 'FIRST', ...rest })).toMatchObject({ body: { marked: 1 } })
  expect(await ask('officer', 'POST', `/${id}/notices`, { notice: 'RESULTS', ...rest })).toMatchObject({ body: { marked: 1 } })
  expect((await partsOf('admin', id)).map(({ sent }) => sent.FIRST?.number ?? '').sort()).toEqual(['17', '18'])
  expect((await ask('admin', 'POST', `/${id}/notices`, { notice: 'RESULTS', ...rest })).body).toEqual({ marked: 1 })
  expect(await close(true, version)).toMatchObject({ status: 200, body: { closedAt: expect.any(String), version: 2 } })
  expect(await mark('officer', { id }, school, 'FIRST', 3, null)).toMatchObject({ status: 422, body: { code: 'incident.closed' } })
  expect(await ask('admin', 'PATCH', `/${id}`, { ...facts, version: 2 })).toMatchObject({ status: 422, body: { code: 'incident.closed' } })
  const listed = async (state: string) => (await ask<{ total: number }>('officer', 'GET', `?state=${state}`)).body.total
  expect([await listed('open'), await listed('closed')]).toEqual([0, 1])
  expect(await close(false, 2)).toMatchObject({ status: 200, body: { closedAt: null } })
  expect((await mark('officer', { id }, school, 'FIRST', 3, null)).status).toBe(200)
})

test('each organisation has a text of its own, with its own count and nothing of the others', async () => {
  const { id } = await registered('admin', [school, neighbour])
  const { drafts } = (await ask<{ drafts: IncidentDraft[] }>('nextDoor', 'GET', `/${id}/organisations/${neighbour}`)).body
  const title = tree.organisations.find(({ code }) => code === neighbour)?.title ?? ''
  const [first, results] = drafts.map(({ text }) => text)
  expect(first).toContain(`Оператор: ${title}, Саргатский муниципальный округ, Омская область`)
  expect(first).toContain('Инцидент выявлен: 14.03.2021 10:00 (UTC+6)')
  expect(first).toContain('Категории персональных данных: Фамилия, имя, отчество; Контакты')
  expect(first).toContain(`Число субъектов персональных данных: ${peopleIn(neighbour)}\n`)
  expect(results).toContain('Первое уведомление: ____')
  await mark('nextDoor', { id }, neighbour, 'FIRST', 1)
  const later = (await ask<{ drafts: IncidentDraft[] }>('nextDoor', 'GET', `/${id}/organisations/${neighbour}`)).body.drafts
  expect(later[1]?.text).toContain('Первое уведомление: отправлено 15.03.2021 08:00 (UTC+6), № 17')
  expect((await ask('nextDoor', 'GET', `/${id}/organisations/${school}`)).status).toBe(404)
})

test('the audit tells of registration and corrections in numbers and names of fields', async () => {
  const { id } = await registered('officer', [school])
  await ask('officer', 'PATCH', `/${id}`, { ...facts, harm: 'Звонки', version: 1 })
  await mark('officer', { id }, school, 'FIRST', 1)
  const lines = await app.owner.selectFrom('audit_entries').select(['action', 'fields', 'people']).where('subject_id', '=', id).execute()
  expect(lines).toHaveLength(3)
  expect(lines).toEqual(
    expect.arrayContaining([
      { action: 'incidents.registerIncident', fields: [], people: peopleIn(school) },
      { action: 'incidents.correctIncident', fields: ['harm'], people: null },
      { action: 'incidents.setNotice', fields: ['FIRST'], people: null },
    ]),
  )
})
