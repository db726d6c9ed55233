import { pageSize, type RoleCode, type RunComparison, routes } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { fullCast } from '../../test/full-cast.ts'
import { writeTree } from '../../test/tree-rows.ts'

const { tree, users, playing } = fullCast()
let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
  await writeTree(app.owner, tree, users)
  const [, , finished, withdrawn] = tree.organisations[0]?.people ?? []
  if (finished === undefined || withdrawn === undefined) throw new Error('too few people')
  await app.owner.updateTable('persons').set({ withdrawn_on: '2021-03-01' }).where('id', '=', withdrawn.id).execute()
  const past = { starts_on: '2010-09-01', ends_on: '2011-05-25' }
  await app.owner.updateTable('participations').set(past).where('person_id', '=', finished.id).execute()
})
afterAll(() => app.close())

const school = 'sargatskiy-sosh-1'
const round = tree.organisations.find(({ code }) => code === school)?.matching
const matching = `/api/matching/${round?.round}`
const joint = tree.joints.find(({ unit }) => unit.code === 'omsk')?.id
/** Every list by pages, asked by one who finds something in it. */
const lists: readonly (readonly [url: string, reader: RoleCode])[] = [
  [`/api/people?organisation=${school}`, 'CURATOR'],
  [`/api/applications?organisation=${school}`, 'CURATOR'],
  [`/api/pupils?organisation=${school}`, 'INFORMANT'],
  [`/api/inquiries/people?organisation=${school}`, 'CURATOR'],
  [`/api/consents?organisation=${school}`, 'CURATOR'],
  [`/api/promotions/people?organisation=${school}&class=`, 'CURATOR'],
  [`/api/transfers?organisation=${school}`, 'CURATOR'],
  ['/api/transfer-places?', 'CURATOR'],
  [`/api/conclusions?organisation=${school}`, 'PSYCHOLOGIST'],
  [`/api/readiness?organisation=${school}`, 'CURATOR'],
  [`/api/interviews?organisation=${school}`, 'CURATOR'],
  [`/api/trainings?organisation=${school}`, 'CURATOR'],
  [`/api/consents/stopped?organisation=${school}`, 'CURATOR'],
  [`/api/requests?organisation=${school}`, 'CURATOR'],
  [`/api/erasures/overdue?organisation=${school}`, 'CURATOR'],
  [`/api/erasures?organisation=${school}`, 'CURATOR'],
  [`/api/scans?organisation=${school}`, 'CURATOR'],
  [`/api/scans/${tree.organisations.find(({ code }) => code === school)?.papers.scan}?`, 'CURATOR'],
  [`/api/duplicates?organisation=${school}`, 'CURATOR'],
  [`/api/mergers?organisation=${school}`, 'CURATOR'],
  [`/api/programmes?organisation=${school}`, 'CURATOR'],
  [`/api/campaigns?organisation=${school}`, 'CURATOR'],
  [`/api/campaigns/${tree.organisations.find(({ code }) => code === school)?.papers.campaign}/respondents?`, 'CURATOR'],
  [`/api/mentorships?organisation=${school}`, 'CURATOR'],
  [`${matching}/mentors?`, 'CURATOR'],
  [`${matching}/decisions?`, 'CURATOR'],
  [`${matching}/proposals?`, 'CURATOR'],
  ['/api/matching-numbers?unit=omsk', 'RNC'],
  ['/api/joint-rounds?unit=omsk', 'FORM_STEWARD'],
  [`/api/joint-rounds/${joint}/members?`, 'RNC'],
  [`/api/joint-rounds/${joint}/pairs?organisation=${school}`, 'CURATOR'],
  [`/api/imports?organisation=${school}`, 'CURATOR'],
  [`/api/imports/${tree.organisations.find(({ code }) => code === school)?.imports[0]}/differences?`, 'CURATOR'],
  [`/api/forms/people?unit=${school}&period=2021&form=PUPIL_PUPIL&role=MENTEE&counted=yes`, 'CURATOR'],
  [`/api/indicators/people?unit=${school}&year=2021&indicator=I1`, 'CURATOR'],
  [`/api/compositions/people?unit=${school}&period=2021&composition=AGE&role=MENTEE`, 'CURATOR'],
  ['/api/forms/rows?unit=omsk&period=2021&form=PUPIL_PUPIL', 'RNC'],
  ['/api/forms/form1?unit=omsk&period=2021', 'RNC'],
  ['/api/units?', 'RNC'],
  ['/api/users?', 'RNC'],
  ['/api/letters/sending?', 'RNC'],
  [`/api/audit?unit=${school}`, 'ORG_HEAD'],
  ['/api/incidents?state=open', 'DPO_OFFICER'],
  [`/api/incidents/${tree.incidents[0]?.id}/organisations?`, 'ADMINISTRATOR'],
]

/** A page inside a whole. */
const comparison = [`${matching}/comparison?left=${round?.runs[0]}&right=${round?.runs[1]}`, 'CURATOR'] as const

test('every list by pages is asked below', () => {
  const paged: string[] = Object.values(routes)
    .flatMap((module) => Object.values(module))
    .flatMap(({ path, query }) => (query !== undefined && 'shape' in query && Object.hasOwn(query.shape, 'page') ? [path] : []))
  expect([...lists, comparison].map(([url]) => url.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')).toSorted()).toEqual(
    paged.toSorted(),
  )
})

test.each(lists)('past its last page %s is empty and tells how long it is', async (url, reader) => {
  const headers = { cookie: await openSession(app, playing(reader).id) }
  const ask = async (page: number) =>
    (await app.server.inject({ url: `${url}&page=${page}`, headers })).json<{ items: object[]; total: number }>()
  await app.environment.audit.flush() // the audit is a list too, and each of the others adds to it
  const { items, total } = await ask(1)
  expect([items.length, total]).toEqual([Math.min(total, pageSize), expect.any(Number)])
  expect(total).toBeGreaterThan(0)
  expect(await ask(1_000)).toMatchObject({ items: [], total, page: 1_000 })
})

test('past its last page a comparison of two runs is empty and tells how long it is', async () => {
  const [url, reader] = comparison
  const headers = { cookie: await openSession(app, playing(reader).id) }
  const ask = async (page: number) => (await app.server.inject({ url: `${url}&page=${page}`, headers })).json<RunComparison>().page
  const { items, total } = await ask(1)
  expect([items.length, total]).toEqual([1, 1])
  expect(await ask(1_000)).toMatchObject({ items: [], total, page: 1_000 })
})
