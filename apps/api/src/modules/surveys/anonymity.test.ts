import type { Campaign, OpenedQuestionnaire, Respondent } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const answer = (path: 'open' | 'answers' | 'finish', payload: object) =>
  app.server.inject({ method: path === 'answers' ? 'PUT' : 'POST', url: `/api/answering/${path}`, payload })

async function anonymousCampaign(school: School): Promise<{ campaign: Campaign; codes: string[] }> {
  const whom = { purpose: 'FINAL', wave: null, questionnaire: null, programme: null, role: 'MENTEE', class: null }
  const payload = { organisation: school.code, ...whom, id: newId(), title: 'После', startsOn: '2021-03-15', endsOn: '2021-03-29' }
  const started = await app.send(school, 'POST', '/api/campaigns', { ...payload, remindEvery: null, anonymous: true })
  const campaign = started.json<Campaign>()
  const { items } = await app.get<{ items: Respondent[] }>(school, `/api/campaigns/${campaign.id}/respondents`)
  const codes = await Promise.all(
    items.map(async ({ id }) => (await app.send(school, 'POST', `/api/respondents/${id}/link`, {})).json<{ code: string }>().code),
  )
  return { campaign, codes }
}

/** Good answers, every scale with the mark. */
async function finish(code: string, mark: number): Promise<void> {
  const { definition } = (await answer('open', { code })).json<OpenedQuestionnaire>()
  const answers = Object.fromEntries(
    definition.pages
      .flatMap(({ elements }) => elements)
      .filter(({ isRequired }) => isRequired === true)
      .map(({ name, type }) => [name, type === 'rating' ? mark : true]),
  )
  const { statusCode } = await answer('finish', { code, answers })
  if (statusCode !== 200) throw new Error('not taken')
}

/** Every row of every table that holds an answer or tells who answered, as text; ids of answers are random and stand for nothing. */
async function everythingKept({ id }: Campaign): Promise<unknown[]> {
  const tables = await Promise.all([
    sql`select to_jsonb(t) - 'id' as row from responses t where campaign_id = ${id}`.execute(app.owner),
    sql`select to_jsonb(t) - 'id' as row from respondents t where campaign_id = ${id}`.execute(app.owner),
  ])
  return tables.map(({ rows }) => rows.map((row) => JSON.stringify(row)).sort())
}

test('whoever gave which answers, the same is kept: nothing ties them to a person', async () => {
  const school = await schoolWith(app, 'СОШ № 1', ...['Орлова Вера', 'Белов Иван', 'Гусева Анна'].map((name) => mentee(name)))
  const told = []
  for (const marks of [
    [3, 7, 9],
    [9, 3, 7],
    [7, 9, 3],
  ]) {
    const { campaign, codes } = await anonymousCampaign(school)
    for (const [index, code] of codes.entries()) await finish(code, marks[index] ?? 1)
    told.push(JSON.stringify(await everythingKept(campaign)).replaceAll(campaign.id, 'campaign'))
  }
  expect(new Set(told).size).toBe(1)
})

test('the audit and the log tell nothing of who answered what either', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Орлова Вера'), mentee('Белов Иван'))
  const { codes } = await anonymousCampaign(school)
  const lines = async () => (await sql<{ lines: number }>`select count(*)::int as lines from audit_entries`.execute(app.owner)).rows
  const before = await lines()
  const logged = app.logged.length
  for (const code of codes) await finish(code, 5)
  expect(await lines()).toEqual(before)
  const written = JSON.stringify(app.logged.slice(logged))
  expect(codes.filter((code) => written.includes(code))).toEqual([])
  expect(written).not.toMatch(/Орлова|Белов|comfort/)
})

test('answers on the way are not kept, and the order of those that have come is mixed when the campaign is closed', async () => {
  const names = Array.from({ length: 8 }, (_, index) => mentee(`Белов Иван ${'абвгдежз'.charAt(index).repeat(3)}`))
  const school = await schoolWith(app, 'СОШ № 3', ...names)
  const { campaign, codes } = await anonymousCampaign(school)
  const [first = ''] = codes
  const kept = await answer('answers', { code: first, answers: { comfort: 5 } })
  expect([kept.statusCode, kept.json<{ code: string }>().code]).toEqual([422, 'answers.refused'])
  for (const [index, code] of codes.entries()) await finish(code, index + 1)
  const rows = async () =>
    (
      await sql<{ id: string; xmin: string }>`
      select id, xmin::text from responses where campaign_id = ${campaign.id} order by ctid`.execute(app.owner)
    ).rows
  const before = await rows()
  expect(new Set(before.map(({ xmin }) => xmin)).size).toBe(8)
  await app.send(school, 'POST', `/api/campaigns/${campaign.id}/close`, { version: 1 })
  const after = await rows()
  expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1)
  expect(after.filter(({ id }) => before.some((row) => row.id === id))).toEqual([])
})
