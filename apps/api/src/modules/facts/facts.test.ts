import { type AggregateFact, factRoutes, type NewFact, type PlaceFacts } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { writeTree } from '../../../test/tree-rows.ts'
import { grantOf, userWith } from '../../../test/tree-users.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

const { tree, users, at, playing } = fullCast()
const steward = userWith('omsk', grantOf('FORM_STEWARD', at('omsk'), { forms: ['TEACHER_TEACHER'] }))
beforeEach(() => writeTree(app.owner, { ...tree, facts: [] }, [...users, steward]))

const fact: NewFact = {
  title: 'Слёт наставников',
  form: 'TEACHER_TEACHER',
  role: 'MENTOR',
  unitOfCount: 'PERSON',
  value: 140,
  dated: '2020/2021',
  partOf: null,
  within: null,
  overlap: 'Часть людей — из «СПЕКТРа»',
  beforeCriteria: true,
  source: 'Письмо РНЦ № 5',
}

type Actor = Parameters<typeof playing>[0] | typeof steward
const as = async (who: Actor) => openSession(app, typeof who === 'string' ? playing(who).id : who.id)

async function list(who: Actor, unit: string): Promise<PlaceFacts> {
  return factRoutes.list.reply.parse(
    (await app.server.inject({ url: `/api/facts?unit=${unit}`, headers: { cookie: await as(who) } })).json(),
  )
}
const brief = async (unit: string, period: string) =>
  (await app.server.inject({ url: `/api/facts/brief?unit=${unit}&period=${period}`, headers: { cookie: await as('RNC') } })).json()

async function write(
  method: 'POST' | 'PATCH',
  url: string,
  payload: object,
): Promise<{ status: number; body: AggregateFact & { code: string } }> {
  const reply = await app.server.inject({ method, url, headers: { cookie: await as('RNC') }, payload })
  return { status: reply.statusCode, body: reply.json() }
}
const enter = (unit: string, part: Partial<NewFact> = {}) => write('POST', '/api/facts', { ...fact, ...part, unit })
const correct = (key: string, version: number, part: Partial<NewFact> = {}) =>
  write('PATCH', `/api/facts/${key}`, { ...fact, ...part, version })

test('the documents’ figures stand at the region with what contradicts in them; nobody corrects them', async () => {
  const { items, findings, below, mayEnter } = await list('RNC', 'omsk')
  expect(items.find(({ key }) => key === 'TOTAL')).toMatchObject({
    value: 140541,
    unitOfCount: 'PERSON',
    dated: '2020',
    beforeCriteria: true,
    version: null,
  })
  expect(findings.map(({ kind }) => kind)).toContain('countedTwice')
  expect({ below, mayEnter }).toEqual({ below: [], mayEnter: true })
  expect((await list('REGION_AUTHORITY', 'omsk')).mayEnter).toBe(false)
  expect(await list('RNC', 'sargatskiy')).toMatchObject({ items: [], findings: [] })
})

test('an entered figure is read at its own place and named above it', async () => {
  const { status, body } = await enter('sargatskiy')
  expect({ status, body }).toMatchObject({ status: 200, body: { ...fact, form: { code: 'TEACHER_TEACHER' }, version: 1 } })
  expect((await list('MOUO', 'sargatskiy')).items.map(({ key }) => key)).toEqual([body.key])
  const above = await list('RNC', 'omsk')
  expect(above.below).toEqual([{ unit: { level: 'municipality', code: 'sargatskiy', title: expect.any(String) }, facts: 1 }])
  expect(above.items.some(({ key }) => key === body.key)).toBe(false)
})

test('a figure joins no count: forms and indicators stay as they were', async () => {
  const cookie = await as('RNC')
  const counts = async () =>
    Promise.all(
      ['/api/forms?unit=sargatskiy&period=2021', '/api/indicators?unit=sargatskiy&year=2021'].map(
        async (url) => (await app.server.inject({ url, headers: { cookie } })).body,
      ),
    )
  const before = await counts()
  expect((await enter('sargatskiy', { value: 5000 })).status).toBe(200)
  expect(await counts()).toEqual(before)
})

test('of two who correct one figure the later is shown the fresh one', async () => {
  const { body } = await enter('omsk')
  expect(await correct(body.key, 1, { value: 141 })).toMatchObject({ status: 200, body: { value: 141, version: 2 } })
  expect(await correct(body.key, 1, { value: 142 })).toMatchObject({
    status: 409,
    body: { code: 'fact.outdated', current: { value: 141, version: 2 } },
  })
})

test('an entered total is checked against its parts', async () => {
  const { body: total } = await enter('sargatskiy', { value: 300 })
  const { body: part } = await enter('sargatskiy', { title: 'Школы', unitOfCount: 'ORGANISATION', value: 12, partOf: total.key })
  expect((await list('MOUO', 'sargatskiy')).findings).toEqual([
    { kind: 'sumDiffers', facts: [total.key, part.key], sum: 12 },
    { kind: 'mixedUnits', facts: [total.key, part.key], sum: 0 },
  ])
})

test('an entered figure may lean on a figure of the documents', async () => {
  expect((await enter('omsk', { within: 'TOTAL' })).status).toBe(200)
})

test.each([
  ['form.unknown', { form: 'DUEL' }],
  ['fact.inFuture', { dated: '2022' }],
  ['fact.totalUnknown', { partOf: 'NOTHING' }],
  ['request.invalid', { dated: 'весной' }],
  ['request.invalid', { source: ' ' }],
])('refused: %s %o', async (code, part) => expect(await enter('omsk', part)).toMatchObject({ status: 422, body: { code } }))

test('a total inside its own part is refused', async () => {
  const { body: total } = await enter('omsk')
  const { body: part } = await enter('omsk', { partOf: total.key })
  for (const partOf of [part.key, total.key]) {
    expect(await correct(total.key, 1, { partOf })).toMatchObject({ status: 422, body: { code: 'fact.totalCircular' } })
  }
})

test('the line beside the counts names figures of the period that belong to no total', async () => {
  expect(await brief('omsk', '2020-Q2')).toEqual({
    total: 41,
    figures: [
      { title: 'Численность задействованных в программах наставничества, всего', unitOfCount: 'PERSON', value: 140541, dated: '2020' },
      { title: 'Региональный чемпионат «WorldSkills Russia»', unitOfCount: 'PRACTICE', value: 3, dated: '2020' },
    ],
  })
  expect(await brief('omsk', '2021')).toEqual({ total: 0, figures: [] })
})

test('a steward reads the figures of the own form only', async () => {
  const { items, findings } = await list(steward, 'omsk')
  expect(new Set(items.map(({ form }) => form?.code))).toEqual(new Set(['TEACHER_TEACHER']))
  expect(items.length).toBeGreaterThan(5)
  expect(findings.map(({ kind }) => kind)).toContain('twoNumbers')
})

async function remove(who: Actor, key: string, version: number) {
  const url = `/api/facts/${key}?version=${version}`
  const reply = await app.server.inject({ method: 'DELETE', url, headers: { cookie: await as(who) } })
  return { status: reply.statusCode, body: reply.json<unknown>() }
}

test('an entered figure is deleted by those who enter figures there, and by the version they saw', async () => {
  const { body } = await enter('sargatskiy')
  await correct(body.key, 1, { value: 141 })
  const late = { code: 'fact.outdated', current: { value: 141, version: 2 } }
  expect(await remove('MOUO', body.key, 1)).toMatchObject({ status: 409, body: late })
  expect((await remove('REGION_AUTHORITY', body.key, 2)).status).toBe(403)
  expect(await remove('MOUO', body.key, 2)).toEqual({ status: 200, body: {} })
  expect((await list('MOUO', 'sargatskiy')).items).toEqual([])
  expect(await remove('MOUO', body.key, 2)).toMatchObject({ status: 404, body: { code: 'fact.notFound' } })
})

test('a figure of another place does not exist; one of the documents is not deleted', async () => {
  const { body } = await enter('tarskiy')
  expect((await remove('MOUO', body.key, 1)).status).toBe(404)
  expect(await remove('RNC', 'TOTAL', 1)).toMatchObject({ status: 422, body: { code: 'request.invalid' } })
  expect((await list('RNC', 'omsk')).items.some(({ key }) => key === 'TOTAL')).toBe(true)
})

test.each(['partOf', 'within'] as const)('a figure that another one names in %s stays until that is corrected', async (field) => {
  const { body: first } = await enter('sargatskiy', { value: 300 })
  const { body: second } = await enter('sargatskiy', { [field]: first.key })
  expect(await remove('MOUO', first.key, 1)).toMatchObject({ status: 422, body: { code: 'fact.leanedOn' } })
  expect((await remove('MOUO', second.key, 1)).status).toBe(200)
  expect((await remove('MOUO', first.key, 1)).status).toBe(200)
})
