import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import type { Operator } from '../../access/actor.ts'
import { execute } from '../../access/use-case.ts'
import { Problem } from '../../kernel/problem.ts'
import { createOrganisation } from './create-organisation.ts'
import { mergeOrganisation } from './merge-organisations.ts'
import { changeOrganisation, closeOrganisation, undoChange } from './reorganise-organisation.ts'
import { structureOn } from './structure.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const omsk = 1
const operator: Operator = { operator: true, regionId: omsk, organisationIds: [] }
const basis = 'Постановление № 1'

interface Row {
  organisation: string
  counted: string
  title: string
  municipality: string | null
  authority: string | null
}

async function structure(day: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select o.code as organisation, s.counted_code as counted, s.title, m.code as municipality, s.authority
    from ${structureOn(omsk, day)} s join organisations o on o.id = s.organisation_id left join municipalities m on m.id = s.municipality_id
    order by o.code collate "C"`.execute(database.owner)
  return rows
}

interface State {
  readonly title: string
  readonly municipality: string | null
  readonly authority: string | null
}
type Event = { readonly on: string; readonly code: string } & (
  | { readonly state: State }
  | { readonly into: string }
  | { readonly closed: true }
)

/** The structure by another road: everything that happened up to the day, replayed from the beginning. */
function replay(first: ReadonlyMap<string, State>, events: readonly Event[], day: string): Row[] {
  const states = new Map(first)
  const successors = new Map<string, string>()
  for (const event of events.filter(({ on }) => on <= day).toSorted((a, b) => a.on.localeCompare(b.on))) {
    if ('state' in event) states.set(event.code, event.state)
    if ('into' in event) successors.set(event.code, event.into)
  }
  const counting = (code: string): string => {
    const next = successors.get(code)
    return next === undefined ? code : counting(next)
  }
  return [...first.keys()].toSorted().map((organisation) => {
    const counted = counting(organisation)
    const state = states.get(counted)
    return {
      organisation,
      counted,
      title: state?.title ?? '',
      municipality: state?.municipality ?? null,
      authority: state?.authority ?? null,
    }
  })
}

const days = ['2019-09-01', '2020-01-01', '2020-06-15', '2020-09-01', '2021-01-11', '2021-03-15', '2021-03-16'] as const
const step = fc.record({
  what: fc.constantFrom('change', 'change', 'merge', 'merge', 'close', 'undo'),
  who: fc.nat({ max: 4 }),
  other: fc.nat({ max: 4 }),
  on: fc.constantFrom(...days),
  title: fc.nat({ max: 9 }),
  municipality: fc.constantFrom('sargatskiy', 'tarskiy', null),
  authority: fc.constantFrom('EDUCATION_MINISTRY', null),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const versionOf = async (code: string): Promise<number> =>
  (await database.owner.selectFrom('organisations').select('version').where('code', '=', code).executeTakeFirst())?.version ?? 0

/** Tries the step; true when it was taken. A refusal is a part of the rules, anything else is a failure. */
async function isTaken(code: string, into: string, { what, on, title, municipality, authority }: Step): Promise<boolean> {
  const at = { code, version: await versionOf(code) }
  const { environment } = database
  const change = { ...at, on, basis, title: `Школа ${title} ${code}`, kind: 'SCHOOL', municipality, authority }
  try {
    if (what === 'change') await execute(changeOrganisation, environment, operator, change)
    else if (what === 'merge') await execute(mergeOrganisation, environment, operator, { ...at, on, basis, into })
    else if (what === 'close') await execute(closeOrganisation, environment, operator, { ...at, on, basis })
    else await execute(undoChange, environment, operator, at)
    return true
  } catch (error) {
    if (error instanceof Problem && error.status === 422) return false
    throw error
  }
}

test('the structure of any day is what had happened up to it, whatever happened later', async () => {
  const seen = new Set<string>()
  const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
    await database.owner.deleteFrom('organisation_pasts').execute()
    await database.owner.deleteFrom('organisations').execute()
    const first = new Map<string, State>()
    for (const number of [1, 2, 3, 4, 5]) {
      const title = `СОШ № ${number}`
      const organisation = { title, kind: 'SCHOOL', municipality: 'sargatskiy', founder: '', validFrom: null, validTo: null }
      const { code } = await execute(createOrganisation, database.environment, operator, organisation)
      first.set(code, { title, municipality: 'sargatskiy', authority: null })
    }
    const codes = [...first.keys()]
    const events: Event[] = []
    for (const one of steps) {
      const code = codes[one.who] ?? ''
      const into = codes[one.other] ?? ''
      if (!(await isTaken(code, into, one))) continue
      seen.add(one.what)
      const { on, title, municipality, authority } = one
      if (one.what === 'change') events.push({ on, code, state: { title: `Школа ${title} ${code}`, municipality, authority } })
      else if (one.what === 'merge') events.push({ on, code, into })
      else if (one.what === 'close') events.push({ on, code, closed: true })
      else
        events.splice(
          events.findLastIndex((event) => event.code === code),
          1,
        )
    }
    for (const day of days) expect({ day, rows: await structure(day) }).toEqual({ day, rows: replay(first, events, day) })
  })
  await fc.assert(property, { numRuns: 60, interruptAfterTimeLimit: 120_000 })
  expect([...seen].toSorted()).toEqual(['change', 'close', 'merge', 'undo'])
})
