import type { CountedPerson, CountingMode, ParticipantRole, Practice } from '@nastavnik/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CountedRegion, countedRegion } from '../../../test/counted-region.ts'
import { type Fact, factsOf, type Recounted, readFacts, recount } from '../../../test/recount.ts'
import { model } from '../../../test/school-bases.ts'
import type { Actor } from '../../access/actor.ts'
import { execute } from '../../access/use-case.ts'
import { correctProgramme } from '../programmes/correct-programme.ts'
import { listCountedPeople } from './get-forms.ts'
import { getWholeForms, parsePeriod } from './index.ts'

let region: CountedRegion
let curator: Actor
let unit: string
let facts: Fact[]
const readOdd = async () => factsOf(await readFacts(region.owner), unit)
beforeAll(async () => {
  region = await countedRegion(11)
  unit = region.odd
  facts = await readOdd()
  const { id } = await region.owner.selectFrom('organisations').select('id').where('code', '=', unit).executeTakeFirstOrThrow()
  const place = { level: 'organisation', organisationId: id } as const
  curator = { userId: id, regionId: 1, grants: [{ role: 'CURATOR', place, forms: null }] }
})
afterAll(() => region.close())

interface Asked {
  readonly period: string
  readonly mode: CountingMode
  readonly form: string
  readonly role: ParticipantRole
  readonly programme?: string
  readonly counted: 'yes' | 'no'
}

let pages = 0
async function allPages(asked: Asked): Promise<CountedPerson[]> {
  const all: CountedPerson[] = []
  for (let page = 1; ; page++) {
    const { items, total } = await execute(listCountedPeople, region.environment, curator, { ...asked, unit, page })
    all.push(...items)
    pages = Math.max(pages, page)
    if (items.length === 0 || all.length >= total) return all
  }
}

const line = (person: string, title: string, startsOn: string, reason: string, elsewhere: string) =>
  [person, title, startsOn, reason, elsewhere].join(' ')

/** What the page tells of a number: one line per person counted, one per participation that is not, with its reason. */
async function toldOf(asked: Omit<Asked, 'counted'>) {
  const counted = await allPages({ ...asked, counted: 'yes' })
  const rest = await allPages({ ...asked, counted: 'no' })
  return {
    people: counted.map(({ personId }) => personId).sort(),
    reasons: [...new Set(counted.map(({ reason }) => reason))],
    rest: rest
      .map(({ personId, programme, startsOn, reason, elsewhere }) =>
        line(personId, programme, startsOn, reason, elsewhere === null ? '' : `${elsewhere.form} ${elsewhere.programme}`),
      )
      .sort(),
  }
}

function truthOf(truth: Recounted, { form, role, programme }: Omit<Asked, 'counted'>) {
  const people = [...truth.people(form, role, programme)].sort()
  const rest = [...truth.reasons].flatMap(([fact, reason]) => {
    const here = fact.form === form && fact.role === role && (programme === undefined || fact.programme === programme)
    if (!here || reason === 'counted') return []
    const chosen = reason === 'countedElsewhere' ? truth.chosen(fact) : undefined
    return line(fact.person, fact.title, fact.startsOn, reason, chosen === undefined ? '' : `${chosen.form} ${chosen.title}`)
  })
  return { people, reasons: people.length === 0 ? [] : ['counted'], rest: rest.sort() }
}

describe.each(['distinct', 'primary'] as const)('%s', (mode) => {
  test.each(['2021', '2019/2020'])(
    '%s: the list behind every number is as long as the number, and the rest is told why',
    async (period) => {
      const truth = recount(facts, parsePeriod(period), mode, model)
      for (const { code: form } of model.forms) {
        const programmes = new Set(facts.filter((fact) => fact.form === form).map(({ programme }) => programme))
        for (const role of ['MENTOR', 'MENTEE'] as const) {
          const numbers = [{ period, mode, form, role }, ...[...programmes].map((programme) => ({ period, mode, form, role, programme }))]
          for (const asked of numbers) expect([asked, await toldOf(asked)]).toEqual([asked, truthOf(truth, asked)])
        }
      }
    },
  )
})

test('some of the lists took several pages', () => expect(pages).toBeGreaterThan(1))

describe('a programme judged', () => {
  const judge = async (programme: string, practice: Practice) => {
    const { version } = await region.owner.selectFrom('programmes').select('version').where('id', '=', programme).executeTakeFirstOrThrow()
    await execute(correctProgramme, region.environment, curator, { id: programme, version, practice })
  }
  const totalOf = async (form: string) => {
    const operator = { operator: true, regionId: 1, organisationIds: [] } as const
    const { forms } = await execute(getWholeForms, region.environment, operator, { unit, period: '2021', mode: 'primary' })
    return forms.find(({ summary }) => summary.form === form)
  }

  test('not to be a practice leaves the counts, and its people say why; judged to be one, it comes back', async () => {
    const form = 'PEDAGOGUE_PUPIL'
    const before = await totalOf(form)
    const programme = before?.rows[0]?.programme.id ?? ''
    const people = facts.filter((fact) => fact.programme === programme && fact.role === 'MENTEE')
    expect(people.length).toBeGreaterThan(5)

    await judge(programme, 'notPractice')
    const truth = recount(await readOdd(), parsePeriod('2021'), 'primary', model)
    const after = await totalOf(form)
    expect(after?.rows.map((row) => row.programme.id)).not.toContain(programme)
    expect(after?.summary.total).toEqual({ mentors: truth.people(form, 'MENTOR').size, mentees: truth.people(form, 'MENTEE').size })
    const asked = { period: '2021', mode: 'primary', form, role: 'MENTEE', programme } as const
    expect(await allPages({ ...asked, counted: 'yes' })).toEqual([])
    const rest = await allPages({ ...asked, counted: 'no' })
    expect(rest.map(({ reason }) => reason)).toEqual(people.map(() => 'notPractice'))
    expect(await toldOf(asked)).toEqual(truthOf(truth, asked))

    await judge(programme, 'practice')
    expect((await totalOf(form))?.summary).toEqual(before?.summary)
  })
})
