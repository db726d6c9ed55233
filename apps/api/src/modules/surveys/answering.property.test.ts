import type { Campaign, Respondent } from '@nastavnik/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

let app: SchoolApp
let schools: School[]
beforeAll(async () => {
  app = await schoolApp()
  schools = [
    await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера'), mentee('Белов Иван')),
    await schoolWith(app, 'СОШ № 2', mentee('Гусева Анна')),
  ]
})
afterAll(() => app.close())

interface Asked {
  readonly id: string
  readonly code: string
}

/** Those asked by one campaign in each school: two mentees, one mentee. */
async function askAll(): Promise<Asked[]> {
  const asked = schools.map(async (school) => {
    const whom = { purpose: 'CHECKIN', wave: null, questionnaire: null, programme: null, role: 'MENTEE', class: null }
    const window = { startsOn: '2021-03-15', endsOn: '2021-03-29', remindEvery: null }
    const body = { organisation: school.code, ...whom, ...window, id: newId(), title: 'Как дела', anonymous: false }
    const { id } = (await app.send(school, 'POST', '/api/campaigns', body)).json<Campaign>()
    const { items } = await app.get<{ items: Respondent[] }>(school, `/api/campaigns/${id}/respondents`)
    return Promise.all(
      items.map(async (one) => ({
        id: one.id,
        code: (await app.send(school, 'POST', `/api/respondents/${one.id}/link`, {})).json<{ code: string }>().code,
      })),
    )
  })
  return (await Promise.all(asked)).flat()
}

type Answers = Readonly<Record<string, unknown>>

/** Whether a scale of 1–5, a yes or no and a short text take it, written apart from the code that decides. */
function isGood(answers: Answers, finished: boolean): boolean {
  const { howItWent, helpNeeded, note, ...others } = answers
  const scale = howItWent === undefined ? !finished : [1, 2, 3, 4, 5].includes(Number(howItWent))
  const yesNo = helpNeeded === undefined ? !finished : typeof helpNeeded === 'boolean'
  return scale && yesNo && (note === undefined || typeof note === 'string') && Object.keys(others).length === 0
}

const answers = fc.record(
  {
    howItWent: fc.integer({ min: 0, max: 6 }),
    helpNeeded: fc.boolean(),
    note: fc.constantFrom('спасибо', 'всё хорошо', ' '),
    strange: fc.constant(1),
  },
  { requiredKeys: [] },
)
const action = fc.record({ who: fc.nat(2), how: fc.constantFrom('save', 'save', 'finish'), answers })

test('whatever is sent in whatever order, each keeps what was last taken of it, and nobody else’s', async () => {
  const property = fc.asyncProperty(fc.array(action, { maxLength: 15 }), async (actions) => {
    const asked = await askAll()
    const due = new Map<string, { answers: Answers; finished: boolean }>()
    for (const { who, how, answers: sent } of actions) {
      const one = asked[who]
      if (one === undefined) continue
      const finished = how === 'finish'
      const url = `/api/answering/${finished ? 'finish' : 'answers'}`
      const reply = await app.server.inject({ method: finished ? 'POST' : 'PUT', url, payload: { code: one.code, answers: sent } })
      const isOver = due.get(one.id)?.finished === true
      const expected = isOver ? 409 : isGood(sent, finished) ? 200 : 422
      expect({ sent, how, status: reply.statusCode }).toEqual({ sent, how, status: expected })
      if (expected === 200) due.set(one.id, { answers: sent, finished })
    }
    const { rows } = await sql<{ id: string; answers: Answers; finished: boolean }>`
      select respondent_id as id, marks || texts as answers, finished_at is not null as finished from responses
      where respondent_id = any (${asked.map(({ id }) => id)}::uuid[])`.execute(app.owner)
    expect(new Map(rows.map(({ id, ...kept }) => [id, kept]))).toEqual(due)
  })
  await fc.assert(property, { numRuns: 25, interruptAfterTimeLimit: 60_000 })
})

test('sent many times at once, answers are taken once', async () => {
  const [first] = await askAll()
  const payload = { code: first?.code, answers: { howItWent: 5, helpNeeded: false } }
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => app.server.inject({ method: 'POST', url: '/api/answering/finish', payload })),
  )
  expect(replies.map(({ statusCode }) => statusCode).sort((one, other) => one - other)).toEqual([
    200,
    ...Array.from({ length: 7 }, () => 409),
  ])
  const kept = await sql`select 1 from responses where respondent_id = ${first?.id}`.execute(app.owner)
  expect(kept.rows).toHaveLength(1)
})

test('tried codes are told to wait, right ones are heard all the same', async () => {
  const [first] = await askAll()
  const open = (code: string) => app.server.inject({ method: 'POST', url: '/api/answering/open', payload: { code } })
  const wrong = await Promise.all(Array.from({ length: 61 }, (_, index) => open(String(1_000_000_000 + index))))
  // Which of them the sixty-first was, nobody knows: they came at once.
  expect(wrong.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 60 }, () => 404), 429])
  expect((await open(first?.code ?? '')).statusCode).toBe(200)
})
