import type { CampaignListItem, CampaignPlan } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MovableClock } from '../../../test/movable-clock.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { keepCampaigns } from './index.ts'

const clock = new MovableClock()
const nothingElse = async () => undefined
let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp(clock)
})
afterAll(() => app.close())

const campaignsOf = async (school: School) =>
  (
    await sql<Pick<CampaignListItem, 'title' | 'purpose'> & { asked: number }>`
    select c.title, c.purpose, count(r.id)::int as asked from campaigns c left join respondents r on r.campaign_id = c.id
    where c.organisation_id = ${school.id} group by c.id, c.title, c.purpose order by c.purpose, c.title`.execute(app.owner)
  ).rows
const plan = (school: School, more: Partial<CampaignPlan>) =>
  app.send(school, 'PUT', '/api/campaign-plan', { organisation: school.code, version: 0, waves: false, pulse: false, ...more })
const startOn = (school: School, day: string, until: string) =>
  sql`update participations set starts_on = ${day}, ends_on = ${until} where organisation_id = ${school.id}`.execute(app.owner)

test('nothing begins by itself before somebody has decided so', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера'))
  await startOn(school, '2021-03-10', '2021-05-25')
  await keepCampaigns(app.environment, nothingElse)
  expect(await campaignsOf(school)).toEqual([])
  expect((await plan(school, { waves: true })).json()).toMatchObject({ waves: true, pulse: false, version: 1 })
  expect((await plan(school, { pulse: true })).statusCode).toBe(409)
})

test.each([
  ['began this week', '2021-03-10', '2021-05-25', [['BASELINE', 'До начала программы: март 2021']]],
  ['began two months ago', '2021-01-20', '2021-05-25', []],
  ['ends within a fortnight', '2021-01-20', '2021-03-25', [['FINAL', 'После программы: март 2021']]],
  ['ended last week', '2021-01-20', '2021-03-08', [['FINAL', 'После программы: март 2021']]],
  ['ended last year', '2020-09-01', '2020-12-25', []],
])('who %s is asked what is due, once', async (_what, from, until, due) => {
  const school = await schoolWith(app, `СОШ ${newId()}`, mentee('Орлова Вера'))
  await startOn(school, from, until)
  await plan(school, { waves: true })
  const whole = due.map(([purpose, title]) => ({ purpose, title, asked: 2 }))
  await keepCampaigns(app.environment, nothingElse)
  expect(await campaignsOf(school)).toEqual(whole)
  await keepCampaigns(app.environment, nothingElse)
  expect(await campaignsOf(school)).toEqual(whole)
})

test.each([
  ['2021-02-13', 1, 'day 30'],
  ['2021-02-07', 1, 'day 36'],
  ['2021-02-06', 0, 'day 37'],
  ['2021-02-14', 0, 'day 29'],
  ['2020-12-15', 1, 'day 90'],
  ['2020-12-01', 0, 'day 104'],
])('a pair that began on %s is asked how it is doing %i times: it is %s', async (from, times) => {
  const school = await schoolWith(app, `СОШ ${newId()}`, mentee('Орлова Вера'))
  await startOn(school, from, '2021-05-25')
  await plan(school, { pulse: true })
  await keepCampaigns(app.environment, nothingElse)
  expect((await campaignsOf(school)).map(({ purpose }) => purpose)).toEqual(Array.from({ length: times }, () => 'CHECKIN'))
})

test('a territory has days of its own, and says them where the plan is made', async () => {
  const school = await schoolWith(app, 'СОШ № 3', mentee('Орлова Вера'))
  await startOn(school, '2021-03-01', '2021-05-25')
  expect((await plan(school, { pulse: true })).json()).toMatchObject({ firstDay: 30, everyDays: 60 })
  await keepCampaigns(app.environment, nothingElse)
  expect(await campaignsOf(school)).toEqual([])
  const models = new Map(
    [...app.environment.models].map(([id, model]) => {
      const pulse = { ...model.surveys.pulse, firstDay: 14, openDays: 5 }
      return [id, { ...model, surveys: { ...model.surveys, pulse } }] as const
    }),
  )
  await keepCampaigns({ ...app.environment, models }, nothingElse)
  expect((await campaignsOf(school)).map(({ purpose }) => purpose)).toEqual(['CHECKIN'])
  const { items } = await app.get<{ items: CampaignListItem[] }>(school, `/api/campaigns?organisation=${school.code}`)
  expect(items.map(({ endsOn }) => endsOn)).toEqual(['2021-03-20'])
})

test('the curator is reminded of who is silent as often as the campaign says, and once before it ends', async () => {
  clock.set('2021-03-15T06:00:00Z')
  const school = await schoolWith(app, 'СОШ № 4', mentee('Орлова Вера'))
  const whom = { purpose: 'CHECKIN', wave: null, questionnaire: null, programme: null, role: null, class: null }
  const window = { startsOn: '2021-03-15', endsOn: '2021-03-24', remindEvery: 3 }
  await app.send(school, 'POST', '/api/campaigns', {
    organisation: school.code,
    ...whom,
    ...window,
    id: newId(),
    title: 'Как дела',
    anonymous: false,
  })
  const told: string[] = []
  for (let day = 15; day <= 25; day++) {
    clock.set(`2021-03-${day}T06:00:00Z`)
    await keepCampaigns(app.environment, nothingElse)
    const { rows } = await sql<{ kind: string; left: number; all: number }>`
      delete from notices where organisation_id = ${school.id} returning kind, (data ->> 'left')::int as left, (data ->> 'all')::int as all`.execute(
      app.owner,
    )
    told.push(...rows.map(({ kind, left, all }) => `${day} ${kind} ${left} of ${all}`))
  }
  expect(told).toEqual(['18 surveyReminder 2 of 2', '21 surveyReminder 2 of 2', '22 surveyClosing 2 of 2'])
  clock.set('2021-03-15T06:00:00Z')
})

test('whom one would choose is deleted in its time, and a campaign that is over is closed', async () => {
  const school = await schoolWith(app, 'СОШ № 5', mentee('Орлова Вера'), mentee('Белов Иван'))
  const whom = { purpose: 'PREFERENCE', wave: null, questionnaire: null, programme: null, role: 'MENTEE', class: null }
  const id = newId()
  const window = { startsOn: '2021-03-15', endsOn: '2021-03-20', remindEvery: null }
  await app.send(school, 'POST', '/api/campaigns', { organisation: school.code, ...whom, ...window, id, title: 'Выбор', anonymous: false })
  const { items } = await app.get<{ items: { id: string }[] }>(school, `/api/campaigns/${id}/respondents`)
  const codes = await Promise.all(
    items.map(async (one) => (await app.send(school, 'POST', `/api/respondents/${one.id}/link`, {})).json<{ code: string }>().code),
  )
  const opened = await app.server.inject({ method: 'POST', url: '/api/answering/open', payload: { code: codes[0] } })
  const { people } = opened.json<{ people: { id: string; name: string }[] }>()
  expect(people.map(({ name }) => name)).toEqual(['Петров Пётр'])
  const stranger = items[1]?.id
  const send = (code: string | undefined, wished: (string | undefined)[]) =>
    app.server.inject({ method: 'POST', url: '/api/answering/finish', payload: { code, answers: { wished } } })
  expect((await send(codes[0], [stranger])).json()).toMatchObject({ fields: [{ path: 'wished', code: 'notAChoice' }] })
  expect((await send(codes[0], [people[0]?.id])).statusCode).toBe(200)

  const kept = async () =>
    (
      await sql<{ responses: number; closed: string | null; answered: number }>`
      select (select count(*)::int from responses where campaign_id = ${id}) as responses, closed_on as closed,
        (select count(answered_on)::int from respondents where campaign_id = ${id}) as answered from campaigns where id = ${id}`.execute(
        app.owner,
      )
    ).rows[0]
  clock.set('2021-04-01T06:00:00Z')
  await keepCampaigns(app.environment, nothingElse)
  expect(await kept()).toEqual({ responses: 1, closed: null, answered: 1 })
  clock.set('2021-04-04T06:00:00Z')
  await keepCampaigns(app.environment, nothingElse)
  expect(await kept()).toEqual({ responses: 1, closed: '2021-04-04', answered: 1 })
  clock.set('2021-05-10T06:00:00Z')
  await keepCampaigns(app.environment, nothingElse)
  expect(await kept()).toEqual({ responses: 0, closed: '2021-04-04', answered: 1 })
})
