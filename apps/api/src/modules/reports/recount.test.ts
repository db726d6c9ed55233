import type { CountingMode } from '@nastavnik/contract'
import type { PersonCounts } from '@nastavnik/synthetic'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CountedRegion, countedRegion } from '../../../test/counted-region.ts'
import { asPersons, type Fact, factsOf, readFacts, recount, recountTerritory } from '../../../test/recount.ts'
import { model } from '../../../test/school-bases.ts'
import { execute } from '../../access/use-case.ts'
import { listFormRows } from './get-forms.ts'
import { getWholeForms, parsePeriod } from './index.ts'

let region: CountedRegion
let facts: Fact[]
beforeAll(async () => {
  region = await countedRegion(7)
  facts = await readFacts(region.owner)
})
afterAll(() => region.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
const wholeForms = (unit: string, period: string, mode: CountingMode) =>
  execute(getWholeForms, region.environment, operator, { unit, period, mode })
const units = () => [...region.organisations, 'sargatskiy', 'tarskiy', 'omsk']
const modes = ['distinct', 'primary'] as const
const periods = ['2020', '2021', '2021-Q1', '2021-Q3', '2020/2021', '2021/2022', '2018']

test('the odd school is odd enough', () => {
  const odd = factsOf(facts, region.odd)
  const several = Map.groupBy(odd, ({ person, role }) => `${person} ${role}`)
  expect(Math.max(...[...several.values()].map(({ length }) => length))).toBeGreaterThan(4)
  expect(odd.filter(({ endsOn }) => endsOn === null).length).toBeGreaterThan(50)
  expect(new Set(odd.map(({ form }) => form)).size).toBe(6)
})

describe.each(modes)('%s', (mode) => {
  test.each(periods)('%s: every number of every unit is the recounted one', async (period) => {
    for (const unit of units()) {
      const counted = await wholeForms(unit, period, mode)
      const count = region.organisations.includes(unit) ? recount : recountTerritory
      const truth = count(factsOf(facts, unit), parsePeriod(period), mode, model)
      for (const { summary, rows } of counted.forms) {
        const { form } = summary
        const [mentors, mentees] = [truth.people(form, 'MENTOR'), truth.people(form, 'MENTEE')]
        expect([unit, form, summary.total]).toEqual([unit, form, { mentors: mentors.size, mentees: mentees.size }])
        expect([unit, form, summary.inSeveralRows]).toEqual([
          unit,
          form,
          { mentors: truth.repeated(form, 'MENTOR'), mentees: truth.repeated(form, 'MENTEE') },
        ])
        expect([rows.length, new Set(rows.map(({ programme }) => programme.id))]).toEqual([summary.rows, truth.programmes(form)])
        for (const { programme, ...row } of rows) {
          const expected = [truth.people(form, 'MENTOR', programme.id).size, truth.people(form, 'MENTEE', programme.id).size]
          expect([unit, form, programme.title, row.mentors, row.mentees]).toEqual([unit, form, programme.title, ...expected])
        }
      }
      const shown = new Set(counted.forms.map(({ summary }) => summary.form))
      expect(model.forms.filter(({ code }) => truth.programmes(code).size > 0 && !shown.has(code))).toEqual([])
    }
  })

  test('the year 2021 of each generated school is what the generator knows of its people', async () => {
    for (const [code, { truth, kind }] of region.schools) {
      if (kind === 'COLLEGE') continue // its «преподаватель – студент» is no form of Omsk region: those rows wait
      const counts: PersonCounts = {}
      for (const { summary, rows } of (await wholeForms(code, '2021', mode)).forms) {
        if (rows.length === 0) continue
        counts[summary.formTitle] = Object.fromEntries(
          rows.map(({ programme, mentors, mentees }) => [programme.title, { mentors, mentees }]),
        )
      }
      expect(counts).toEqual(truth[mode])
    }
  })
})

test('people of the odd school are known at the club: by a name, by a СНИЛС, and not by two', () => {
  const cards = Map.groupBy(new Map(facts.map((fact) => [fact.person, fact])).values(), ({ identity }) => identity)
  const shared = [...cards].filter(([, { length }]) => length > 1)
  const bySnils = shared.filter(([identity]) => /^[0-9a-f]{32}$/.test(identity))
  expect(bySnils.length).toBeGreaterThan(40)
  expect(shared.length - bySnils.length).toBeGreaterThan(15)
})

test('in primary the rows of a form of an organisation sum up to its total, and the totals of any unit to its people', async () => {
  for (const unit of units()) {
    const isTerritory = !region.organisations.includes(unit)
    const { forms } = await wholeForms(unit, '2021', 'primary')
    const ofPeople = forms.filter(({ report }) => report.form !== 'TEAM_TEAM')
    for (const role of ['mentors', 'mentees'] as const) {
      for (const { summary, rows } of forms)
        expect(rows.reduce((sum, row) => sum + row[role], 0) - summary.total[role]).toBe(isTerritory ? summary.inSeveralRows[role] : 0)
      const here = factsOf(facts, unit)
      const all = recount(isTerritory ? asPersons(here) : here, parsePeriod('2021'), 'distinct', model).reasons
      const people = new Set(
        [...all].flatMap(([fact, reason]) =>
          reason === 'counted' && fact.form !== 'TEAM_TEAM' && `${fact.role.toLowerCase()}s` === role ? [fact.person] : [],
        ),
      )
      expect(ofPeople.reduce((sum, { summary }) => sum + summary.total[role], 0)).toBe(people.size)
    }
  }
})

test('Form 1 sums the newest headcounts up to the end of the period', async () => {
  const headcounts = [...region.schools]
    .filter(([, { municipality }]) => municipality === 'Саргатский')
    .map(([, { truth }]) => truth.headcount)
  const sum = (column: 'children10to19' | 'teachers' | 'youngTeachers') =>
    headcounts.reduce((total, headcount) => total + headcount[column], 0)
  const { form1 } = await wholeForms('sargatskiy', '2021', 'primary')
  expect(form1.total).toEqual({
    organisations: 7,
    answeringToRegion: 1, // the college
    children10to19: sum('children10to19'),
    teachers: sum('teachers'),
    youngTeachers: sum('youngTeachers'),
  })
  const earlier = await wholeForms('sargatskiy', '2020', 'primary')
  expect(earlier.form1.total).toEqual({ organisations: 7, answeringToRegion: 1, children10to19: 0, teachers: 0, youngTeachers: 0 })
  expect(earlier.form1.rows[0]).toMatchObject({ countedOn: null, children10to19: null })
})

test('the pages of a form are its rows', async () => {
  const whole = await wholeForms('omsk', '2021', 'primary')
  for (const { summary, rows } of whole.forms) {
    const paged = []
    for (let page = 1; ; page++) {
      const { items, total } = await execute(listFormRows, region.environment, operator, {
        unit: 'omsk',
        period: '2021',
        form: summary.form,
        page,
      })
      if (items.length === 0) break
      expect(total).toBe(rows.length)
      paged.push(...items)
    }
    expect(paged).toEqual(rows)
  }
})
