import type { CampaignResults, Change, Changes, PersonMeasurements, WrittenWords } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { plantCampaign, plantQuestionnaire } from '../../../test/answered-campaign.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { insertUser } from '../identity/identity.repo.ts'
import { pairedChangeOf, sumsOf } from './paired-change.rules.ts'

const comfort = { type: 'rating', name: 'easiness', title: 'Насколько легко?', rateMin: 1, rateMax: 10 }
const liked = { type: 'boolean', name: 'liked', title: 'Понравилось ли?' }
const valuable = { type: 'comment', name: 'valuable', title: 'Что было ценно?', maxLength: 500 }
const closed = { type: 'rating', name: 'closed', title: 'Закрытый вопрос', rateMin: 1, rateMax: 10, restricted: true }
const anxiety = { type: 'rating', name: 'anxiety', title: 'Как часто волнуетесь?', rateMin: 1, rateMax: 10, parameter: 'ANXIETY' }

let app: SchoolApp
let open: string
let diagnostic: string
beforeAll(async () => {
  app = await schoolApp()
  open = await plantQuestionnaire(app.owner, { code: 'TEST_OPEN', elements: [comfort, liked, valuable, closed] })
  diagnostic = await plantQuestionnaire(app.owner, { code: 'TEST_DIAGNOSTIC', elements: [anxiety], diagnostic: true })
})
afterAll(() => app.close())

interface Taking {
  readonly personId: string
  readonly participationId: string
  readonly title: string
}

const letters = 'АБВГДЕЖЗИКЛМНОПРСТ'
/** A school with so many mentees in each programme, by name. */
async function schoolOf(title: string, programmes: Readonly<Record<string, number>>): Promise<{ school: School; taking: Taking[] }> {
  const rows = Object.entries(programmes).flatMap(([programme, count]) =>
    Array.from({ length: count }, (_, index) => mentee(`${programme}ов ${letters.charAt(index)}нна`, { programme, mentor: '' })),
  )
  const school = await schoolWith(app, title, ...rows)
  const { rows: taking } = await sql<Taking>`
    select p.person_id as "personId", p.id as "participationId", g.title from participations p
    join programmes g on g.id = p.programme_id join persons s on s.id = p.person_id
    where p.organisation_id = ${school.id} and p.role = 'MENTEE' order by g.title, s.name_key`.execute(app.owner)
  return { school, taking }
}

async function psychologistOf({ id }: School): Promise<{ cookie: string }> {
  const userId = newId()
  const grant = {
    id: newId(),
    role: 'PSYCHOLOGIST',
    municipalityId: null,
    organisationId: id,
    forms: null,
    validFrom: '2021-01-01',
  } as const
  const account = { id: userId, regionId: 1, login: userId, name: 'Психолог', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return { cookie: await openSession(app, userId) }
}

const sign = (school: School, { personId }: Taking) =>
  app.send(school, 'POST', `/api/people/${personId}/consents`, {
    ...{
      kind: 'PSY_DIAGNOSTICS',
      givenOn: '2021-01-01',
      channel: 'PAPER',
      signer: 'REPRESENTATIVE',
      countersigned: false,
      representativeName: '',
    },
  })

const changesOf = (school: School, unit = school.code) => app.get<Changes>(school, `/api/measurements/changes?unit=${unit}&year=2020`)
const due = (pairs: readonly [number, number][]): Change =>
  pairedChangeOf(sumsOf(pairs.map(([before, after]) => ({ before, after }))), 'HIGHER')

test('a change is of complete pairs, by question and participation; those measured once are told apart; each programme by itself', async () => {
  const { school, taking } = await schoolOf('СОШ № 1', { Лидер: 12, Старт: 11 })
  const before = taking.map(({ personId, participationId }, index) => ({
    personId,
    participationId,
    marks: { easiness: 3 + (index % 4), liked: true },
  }))
  await plantCampaign(app.owner, { organisationId: school.id, purpose: 'BASELINE', questionnaireId: open, answers: before.slice(0, 22) })
  const after = taking.map(({ personId, participationId }, index) => ({
    personId,
    participationId,
    marks: { easiness: 5 + (index % 5), liked: true },
    on: '2021-03-01',
  }))
  await plantCampaign(app.owner, { organisationId: school.id, purpose: 'FINAL', questionnaireId: open, answers: after.slice(1) })
  const pairs = taking.map((_, index): [number, number] => [3 + (index % 4), 5 + (index % 5)]).slice(1, 22)
  const changes = await changesOf(school)
  expect(changes.items.map(({ title }) => title)).toEqual(['Насколько легко?'])
  const [item] = changes.items
  expect(item?.change).toEqual({ ...due(pairs), onlyBefore: 1, onlyAfter: 1 })
  expect(item?.programmes).toEqual([
    { code: expect.any(String), title: 'Лидер', change: { ...due(pairs.slice(0, 11)), onlyBefore: 1 } },
    { code: expect.any(String), title: 'Старт', change: { ...due(pairs.slice(11)), onlyAfter: 1 } },
  ])
  expect(item?.forms.map(({ title, change }) => [title, change?.state])).toEqual([['ученик – ученик', 'measured']])
  expect((await app.get<Changes>(school, `/api/measurements/changes?unit=${school.code}&year=2021`)).items).toEqual([])
})

test('nine pairs tell no number; another scale is another question; an unfinished year has what is there', async () => {
  const { school, taking } = await schoolOf('СОШ № 2', { Лидер: 9 })
  const answers = (mark: number, on: string) =>
    taking.map(({ personId, participationId }) => ({ personId, participationId, marks: { easiness: mark }, on }))
  await plantCampaign(app.owner, {
    organisationId: school.id,
    purpose: 'BASELINE',
    questionnaireId: open,
    answers: answers(4, '2021-01-20'),
  })
  await plantCampaign(app.owner, { organisationId: school.id, purpose: 'FINAL', questionnaireId: open, answers: answers(6, '2021-03-01') })
  expect((await changesOf(school)).items.map(({ change, programmes }) => [change, programmes.map((group) => group.change)])).toEqual([
    [{ state: 'tooFew' }, [{ state: 'tooFew' }]],
  ])
  const other = await plantQuestionnaire(app.owner, { code: 'TEST_OTHER_SCALE', elements: [{ ...comfort, rateMax: 5 }] })
  await plantCampaign(app.owner, { organisationId: school.id, purpose: 'FINAL', questionnaireId: other, answers: answers(5, '2021-03-02') })
  expect((await changesOf(school)).items).toHaveLength(1)
})

test('without the consent in force nobody stands in an average of a diagnostic parameter; of one person the psychologist alone reads it', async () => {
  const { school, taking } = await schoolOf('СОШ № 3', { Лидер: 13 })
  for (const one of taking.slice(0, 12)) await sign(school, one)
  const answers = (mark: number, on: string) => taking.map(({ personId }) => ({ personId, marks: { anxiety: mark }, on }))
  await plantCampaign(app.owner, {
    organisationId: school.id,
    purpose: 'PARAMETERS',
    wave: 'BASELINE',
    questionnaireId: diagnostic,
    answers: answers(7, '2021-01-20'),
  })
  const id = await plantCampaign(app.owner, {
    organisationId: school.id,
    purpose: 'PARAMETERS',
    wave: 'FINAL',
    questionnaireId: diagnostic,
    answers: answers(5, '2021-03-01'),
  })
  const [item] = (await changesOf(school)).items
  expect(item).toMatchObject({
    parameter: 'ANXIETY',
    better: 'LOWER',
    diagnostic: true,
    change: { pairs: 12, meanChange: -2, verdict: 'BETTER', effect: null },
  })
  const results = await app.get<CampaignResults>(school, `/api/campaigns/${id}/results`)
  expect(results.questionnaires[0]?.questions[0]?.total).toMatchObject({ answers: 12 })

  const [signed, unsigned] = [taking[0]?.personId, taking[12]?.personId]
  expect(await app.get<PersonMeasurements>(school, `/api/people/${signed}/measurements`)).toEqual({ items: [], grades: [] })
  const psychologist = { ...school, ...(await psychologistOf(school)) }
  const own = await app.get<PersonMeasurements>(psychologist, `/api/people/${signed}/diagnostics`)
  expect(own.items.map(({ before, after, better }) => [before, after, better])).toEqual([[7, 5, 'LOWER']])
  expect((await app.get<PersonMeasurements>(psychologist, `/api/people/${unsigned}/diagnostics`)).items).toEqual([])
  expect((await app.send(school, 'GET' as 'POST', `/api/people/${signed}/diagnostics`)).statusCode).toBe(403)

  const { history } = await app.get<{ history: { id: string }[] }>(school, `/api/people/${signed}/consents`)
  await app.send(school, 'POST', `/api/consents/${history[0]?.id}/withdrawal`, {})
  expect((await changesOf(school)).items[0]?.change).toMatchObject({ pairs: 11 })
})

test('means of marks stand among the parameters; a municipality sums its schools', async () => {
  const schools = [await schoolOf('СОШ № 4', { Лидер: 6 }), await schoolOf('СОШ № 5', { Лидер: 6 })]
  for (const { school, taking } of schools) {
    const rows = taking.flatMap(({ personId }, index) =>
      (['BASELINE', 'FINAL'] as const).map((wave) => ({
        ...{
          region_id: 1,
          organisation_id: school.id,
          year: 2020,
          term: wave === 'BASELINE' ? ('Q1' as const) : ('Q4' as const),
          wave,
          person_id: personId,
          subjects: 5,
        },
        mean: wave === 'BASELINE' ? 3.5 + index / 10 : 3.8 + index / 10,
      })),
    )
    await app.owner.insertInto('grades').values(rows).execute()
    await plantCampaign(app.owner, { organisationId: school.id, purpose: 'FINAL', questionnaireId: open, answers: [] })
    expect((await changesOf(school)).items[0]).toMatchObject({ parameter: 'CORE_GRADES', change: { state: 'tooFew' } })
  }
  const curator = schools[0]?.school
  if (curator === undefined) throw new Error('no school')
  const userId = newId()
  const { municipality_id: municipalityId } = await app.owner
    .selectFrom('organisations')
    .select('municipality_id')
    .where('id', '=', curator.id)
    .executeTakeFirstOrThrow()
  const grant = { id: newId(), role: 'MOUO', municipalityId, organisationId: null, forms: null, validFrom: '2021-01-01' } as const
  const account = { id: userId, regionId: 1, login: userId, name: 'МОУО', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  const mouo = { ...curator, cookie: await openSession(app, userId) }
  const above = await changesOf(mouo, 'sargatskiy')
  expect(above.peopleVisible).toBe(false)
  expect(above.items.find(({ parameter }) => parameter === 'CORE_GRADES')).toMatchObject({
    scale: { from: 1, to: 5 },
    change: { pairs: 12, meanBefore: expect.closeTo(3.75, 9), meanChange: expect.closeTo(0.3, 9), verdict: 'BETTER' },
    programmes: [],
  })
})

test('results of a campaign: each value, mean, rate; small classes hide each other; a closed question is nobody’s', async () => {
  const { school, taking } = await schoolOf('СОШ № 6', { Лидер: 8, Старт: 4 })
  const answers = taking.map(({ personId, participationId }, index) => ({
    personId,
    participationId,
    ...(index === 11
      ? {}
      : { marks: { easiness: index < 6 ? 8 : 6, liked: index % 2 === 0, closed: 1 }, texts: { valuable: `Слово ${index}` } }),
  }))
  const id = await plantCampaign(app.owner, { organisationId: school.id, purpose: 'FINAL', questionnaireId: open, answers })
  const results = await app.get<CampaignResults>(school, `/api/campaigns/${id}/results?by=programme`)
  expect(results).toMatchObject({ asked: 12, answered: 11, state: 'shown', peopleVisible: true })
  const questions = results.questionnaires[0]?.questions ?? []
  expect(questions.map(({ name }) => name)).toEqual(['easiness', 'liked'])
  const [rating] = questions
  expect(rating?.total).toMatchObject({ answers: 11, rate: 91.7, mean: (6 * 8 + 5 * 6) / 11 })
  // Three answered of the four: eleven less eight would be they.
  expect(rating?.groups).toBeNull()
  const whole = await app.get<CampaignResults>(school, `/api/campaigns/${id}/results?by=form`)
  expect(whole.questionnaires[0]?.questions[0]?.groups?.map(({ title, distribution }) => [title, distribution?.state])).toEqual([
    ['ученик – ученик', 'counted'],
  ])
  const { items } = await app.get<{ items: WrittenWords[] }>(school, `/api/campaigns/${id}/words`)
  expect(items.map(({ name, total, texts }) => [name, total, texts?.length])).toEqual([['valuable', 11, 11]])
  expect(items[0]?.texts).toEqual(items[0]?.texts?.toSorted((a, b) => a.localeCompare(b, 'ru')))
})

test('an anonymous campaign is read when it has ended, and never by groups', async () => {
  const { school, taking } = await schoolOf('СОШ № 7', { Лидер: 6 })
  const answers = taking.map(({ personId }) => ({ personId, marks: { easiness: 9 }, texts: { valuable: 'Всё' } }))
  const planted = { organisationId: school.id, purpose: 'FINAL', questionnaireId: open, answers, anonymous: true } as const
  const running = await plantCampaign(app.owner, { ...planted, endsOn: '2021-03-20' })
  expect(await app.get(school, `/api/campaigns/${running}/results`)).toMatchObject({
    state: 'waiting',
    answered: 6,
    questionnaires: [{ questions: [] }],
  })
  expect(await app.get(school, `/api/campaigns/${running}/words`)).toEqual({ items: [] })
  const ended = await plantCampaign(app.owner, planted)
  const results = await app.get<CampaignResults>(school, `/api/campaigns/${ended}/results?by=class`)
  expect(results.questionnaires[0]?.questions[0]).toMatchObject({ total: { state: 'counted', answers: 6, mean: 9 }, groups: null })
  expect((await changesOf(school)).items).toEqual([])
})

test('four answers: nothing is told, neither numbers nor words', async () => {
  const { school, taking } = await schoolOf('СОШ № 8', { Лидер: 4 })
  const answers = taking.map(({ personId, participationId }) => ({
    personId,
    participationId,
    marks: { easiness: 9 },
    texts: { valuable: 'Всё' },
  }))
  const id = await plantCampaign(app.owner, { organisationId: school.id, purpose: 'FINAL', questionnaireId: open, answers })
  const results = await app.get<CampaignResults>(school, `/api/campaigns/${id}/results?by=class`)
  expect(results.questionnaires[0]?.questions.map(({ total, groups }) => [total, groups])).toEqual([
    [{ state: 'tooFew' }, null],
    [{ state: 'tooFew' }, null],
  ])
  expect(
    (await app.get<{ items: WrittenWords[] }>(school, `/api/campaigns/${id}/words`)).items.map(({ texts, total }) => [texts, total]),
  ).toEqual([[null, 0]])
})
