import type { Questionnaire, QuestionnaireDefinition, QuestionnaireListItem } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../../test/access-app.ts'
import { fullCast } from '../../../test/full-cast.ts'
import { writeTree } from '../../../test/tree-rows.ts'
import { grantOf, userWith } from '../../../test/tree-users.ts'
import { newId } from '../../kernel/ids.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

const { tree, users, at, playing } = fullCast()
const [school, neighbour] = ['sargatskiy-sosh-1', 'sargatskiy-sosh-2']
const curatorNextDoor = userWith('omsk', grantOf('CURATOR', at(neighbour)))
beforeEach(async () => {
  await writeTree(app.owner, tree, [...users, curatorNextDoor])
  for (const answered of ['statements', 'assessments', 'applications', 'interviews'] as const)
    await app.owner.deleteFrom(answered).execute()
  await app.owner.deleteFrom('questionnaires').where('origin', '=', 'EDITED').execute()
  await app.owner
    .updateTable('questionnaires')
    .set({ published_at: new Date('2021-01-01T00:00:00Z') })
    .execute()
})

const cast = { curator: playing('CURATOR').id, rnc: playing('RNC').id, nextDoor: curatorNextDoor.id }
type Who = keyof typeof cast
const unitOf = { curator: school, rnc: 'omsk', nextDoor: neighbour } as const

async function ask<Body>(who: Who, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const headers = { cookie: await openSession(app, cast[who]) }
  const reply = await app.server.inject({ method, url: `/api/questionnaires${url}`, headers, ...(payload !== undefined && { payload }) })
  return { status: reply.statusCode, body: reply.json<Body>() }
}

const code = 'FINAL_PUPIL_PUPIL_MENTEE'
const get = async (who: Who, of = code) => (await ask<Questionnaire>(who, 'GET', `/${of}?unit=${unitOf[who]}`)).body
const list = async (who: Who) => (await ask<{ items: QuestionnaireListItem[] }>(who, 'GET', `?unit=${unitOf[who]}`)).body.items
interface Text {
  version: number | null
  title: string
  definition: QuestionnaireDefinition
}
const save = (who: Who, text: Text, of = code) => ask<Questionnaire>(who, 'PUT', `/${of}/draft`, { unit: unitOf[who], ...text })
const publish = (who: Who, version: number, of = code) =>
  ask<Questionnaire & { code: string; fields: { path: string; code: string }[] }>(who, 'POST', `/${of}/draft/publish`, {
    unit: unitOf[who],
    version,
  })

/** The text in force with every question that the function drops or changes. */
function edited({ title, definition }: Questionnaire, change: (name: string, question: object) => object | null): Text {
  const pages = definition.pages.map((page) => ({
    ...page,
    elements: page.elements.flatMap((question) => {
      const changed = change(question.name, question)
      return changed === null ? [] : [changed as typeof question]
    }),
  }))
  return { version: null, title, definition: { ...definition, pages } }
}
const without = (from: Questionnaire, gone: string) => edited(from, (name, question) => (name === gone ? null : question))
const retitled = (from: Questionnaire, of: string, title: string) =>
  edited(from, (name, question) => (name === of ? { ...question, title } : question))

test('what came with the system is in force at first, and says which of its questions are counted from', async () => {
  const questionnaire = await get('curator')
  expect(questionnaire).toMatchObject({ owner: 'builtIn', number: 1, draft: null, form: { code: 'PUPIL_PUPIL', title: 'ученик – ученик' } })
  expect(questionnaire.protected).toEqual(['jointWork', 'result', 'liked'].map((name) => ({ name, why: 'SATISFACTION' })))
  expect(questionnaire.versions).toMatchObject([{ owner: 'builtIn', number: 1, by: null, responses: 0 }])
  const items = await list('curator')
  expect(items.length).toBeGreaterThan(40)
  expect(items.find((item) => item.code === code)).toMatchObject({ owner: 'builtIn', questions: 21, publishedAt: null, hasDraft: false })
})

test('a draft is seen by the editors of its place, published once, and then is a version beside the old one', async () => {
  const before = await get('curator')
  const text = retitled(before, 'comfort', 'Легко ли было общаться?')
  const saved = await save('curator', text)
  expect(saved).toMatchObject({ status: 200, body: { owner: 'builtIn', draft: { version: 1, title: before.title } } })
  expect((await list('curator')).find((item) => item.code === code)?.hasDraft).toBe(true)
  expect((await get('nextDoor')).draft).toBeNull()

  const published = await publish('curator', 1)
  expect(published).toMatchObject({ status: 200, body: { owner: 'organisation', number: 1, draft: null } })
  expect(published.body.definition).toEqual(text.definition)
  expect(published.body.versions.map(({ owner, number }) => [owner, number])).toEqual([
    ['organisation', 1],
    ['builtIn', 1],
  ])
  expect((await publish('curator', 1)).body.versions).toEqual(published.body.versions)
  expect((await get('nextDoor')).definition).toEqual(before.definition)

  const [, old] = published.body.versions
  const earlier = await ask<Text>('curator', 'GET', `/${code}/versions/${old?.id}?unit=${school}`)
  expect(earlier.body.definition).toEqual(before.definition)
  const [own] = published.body.versions
  expect((await ask('nextDoor', 'GET', `/${code}/versions/${own?.id}?unit=${neighbour}`)).status).toBe(404)
})

test('the text of the territory is in force in schools without their own; who wrote it stays there', async () => {
  await save('rnc', retitled(await get('rnc'), 'comfort', 'Слова области'))
  const territory = await publish('rnc', 1)
  expect(territory.body).toMatchObject({ owner: 'territory', number: 2 })
  expect(territory.body.versions[0]?.by).not.toBeNull()
  const inSchool = await get('curator')
  expect(inSchool).toMatchObject({ owner: 'territory', number: 2 })
  expect(inSchool.versions.map(({ owner, by }) => [owner, by])).toEqual([
    ['territory', null],
    ['builtIn', null],
  ])
})

test('answers are counted under the version they were given under', async () => {
  const { id } = await get('curator')
  const own = tree.organisations.find((one) => one.code === school)
  const campaign = newId()
  const place = { region_id: 1, organisation_id: own?.id ?? '' }
  await app.owner
    .insertInto('campaigns')
    .values({
      ...place,
      id: campaign,
      ...{ purpose: 'FINAL', wave: null, title: 'После', questionnaire_code: code, programme_id: null, role: null, class_code: null },
      ...{ anonymous: true, starts_on: '2021-03-01', ends_on: '2021-03-20', remind_every: null, created_at: new Date(), created_by: null },
    })
    .execute()
  const response = { ...place, campaign_id: campaign, questionnaire_id: id, respondent_id: null, marks: '{}', texts: '{}' }
  await app.owner
    .insertInto('responses')
    .values([new Date(), new Date(), null].map((finished_at) => ({ ...response, id: newId(), finished_at })))
    .execute()
  await save('curator', retitled(await get('curator'), 'comfort', 'Легко ли было общаться?'))
  const { versions } = (await publish('curator', 1)).body
  const [inRegion, nextDoor] = [await get('rnc'), await get('nextDoor')]
  await app.owner.deleteFrom('responses').execute()
  await app.owner.deleteFrom('respondents').execute()
  await app.owner.deleteFrom('campaigns').execute()
  expect(versions.map(({ number, responses }) => [number, responses])).toEqual([
    [1, 0],
    [1, 2],
  ])
  expect(inRegion.versions.map(({ responses }) => responses)).toEqual([2])
  expect(nextDoor.versions.map(({ responses }) => responses)).toEqual([0])
})

/** A scale of the questionnaire before the programme that the one after it does not have. */
const asked = 'helpNeed'

test.each<[string, (from: Questionnaire) => Text, string, string]>([
  ['without a core item', (from) => without(from, 'jointWork'), 'jointWork', 'protectedGone'],
  [
    'with a core item on a scale of five',
    (from) => edited(from, (name, question) => (name === 'result' ? { ...question, rateMax: 5 } : question)),
    'pages.1.elements.1',
    'protectedChanged',
  ],
  [
    'with a core item of its own making',
    (from) => edited(from, (name, question) => (name === 'comfort' ? { ...question, core: 'SATISFACTION' } : question)),
    'pages.0.elements.0',
    'markForged',
  ],
  [
    'that answers otherwise what is asked before the programme',
    (from) => edited(from, (name, question) => (name === 'comfort' ? { type: 'boolean', name: asked, title: 'Да?' } : question)),
    'pages.0.elements.0',
    'typeChanged',
  ],
  ['with a label', (from) => retitled(from, 'comfort', 'Помог ли пассивный ученик?'), 'pages.0.elements.0.title', 'label'],
])('a text %s is kept as a draft and not published', async (_what, text, path, problem) => {
  expect((await save('curator', text(await get('curator')))).status).toBe(200)
  expect(await publish('curator', 1)).toMatchObject({
    status: 422,
    body: { code: 'questionnaire.draftRefused', fields: [{ path, code: problem }] },
  })
  expect((await get('curator')).owner).toBe('builtIn')
})

test('what an organisation may not touch is what the territory’s text marks, and the territory’s what came with the system', async () => {
  await save('rnc', without(await get('rnc', 'PARAMS_PUPIL'), 'none'), 'PARAMS_PUPIL')
  expect(await publish('rnc', 1, 'PARAMS_PUPIL')).toMatchObject({ status: 422, body: { code: 'questionnaire.unchanged' } })
  const parameters = await get('curator', 'PARAMS_PUPIL')
  expect(parameters.protected.length).toBeGreaterThan(5)
  expect(new Set(parameters.protected.map(({ why }) => why))).toEqual(new Set(['PARAMETER']))
})

test('two editors: the later one hears of it with the fresh card; the same text sent twice is saved once', async () => {
  const before = await get('curator')
  const text = retitled(before, 'comfort', 'Раз')
  await save('curator', text)
  expect(await save('curator', text)).toMatchObject({ status: 200, body: { draft: { version: 1 } } })
  const late = await save('curator', retitled(before, 'comfort', 'Два'))
  expect(late).toMatchObject({ status: 409, body: { code: 'questionnaire.outdated', current: { draft: { version: 1 } } } })
  expect(await save('curator', { ...retitled(before, 'comfort', 'Два'), version: 1 })).toMatchObject({
    status: 200,
    body: { draft: { version: 2 } },
  })
  expect(await publish('curator', 1)).toMatchObject({ status: 409, body: { code: 'questionnaire.outdated' } })
})

test('a draft is thrown away once; without one there is nothing to publish', async () => {
  await save('curator', retitled(await get('curator'), 'comfort', 'Раз'))
  const discard = () => ask<Questionnaire>('curator', 'POST', `/${code}/draft/discard`, { unit: school, version: 1 })
  expect(await discard()).toMatchObject({ status: 200, body: { draft: null, owner: 'builtIn' } })
  expect(await discard()).toMatchObject({ status: 409, body: { code: 'questionnaire.noDraft' } })
  expect(await publish('curator', 1)).toMatchObject({ status: 409, body: { code: 'questionnaire.noDraft' } })
})

test('one’s own begins with the questions of another and keeps what is counted from', async () => {
  const made = await ask<{ code: string }>('curator', 'POST', '', { unit: school, like: code, title: 'Наша анкета' })
  const own = await get('curator', made.body.code)
  expect(own).toMatchObject({ title: 'Наша анкета', owner: 'organisation', number: 1, purpose: 'FINAL', role: 'MENTEE' })
  expect(own.protected).toHaveLength(3)
  expect((await list('nextDoor')).map((item) => item.code)).not.toContain(made.body.code)
  await save('curator', without(own, 'liked'), made.body.code)
  expect(await publish('curator', 1, made.body.code)).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'liked', code: 'protectedGone' }] },
  })
  await save('curator', { ...without(own, 'comfort'), version: 1 }, made.body.code)
  expect(await publish('curator', 2, made.body.code)).toMatchObject({ status: 200, body: { number: 2 } })
})

test('a municipality and somebody else’s school are no place of texts; a strange code is not found', async () => {
  expect((await ask('rnc', 'GET', '?unit=sargatskiy')).status).toBe(404)
  expect((await ask('rnc', 'GET', `?unit=${school}`)).status).toBe(404)
  expect((await ask('curator', 'GET', `/NOTHING?unit=${school}`)).body).toMatchObject({ code: 'questionnaire.notFound' })
})
