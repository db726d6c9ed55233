import type { Structure } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CountedRegion, countedRegion } from '../../../test/counted-region.ts'
import type { Operator } from '../../access/actor.ts'
import { execute } from '../../access/use-case.ts'
import { getIndicatorByMunicipality, getIndicators, listIndicatorPeople } from '../indicators/get-indicators.ts'
import { setHeadcount } from '../organisations/correct-organisation.ts'
import { getOrganisation } from '../organisations/get-organisation.ts'
import { mergeOrganisation } from '../organisations/merge-organisations.ts'
import { changeOrganisation, undoChange } from '../organisations/reorganise-organisation.ts'
import { getForms, listCountedPeople } from './get-forms.ts'
import { getWholeForms, type WholeForms } from './index.ts'

/**
 * A district where everything happened in the first quarter of 2021: on 1 February one school was merged into another, on 15 February a third
 * moved to the neighbours, on 1 March the successor was renamed. Reports of 2020 were given before.
 */
let region: CountedRegion
let operator: Operator
let merged: string
let successor: string
let moved: string
let before: readonly [WholeForms, WholeForms, unknown]

const asked = (unit: string, period: string, structure: Structure) => ({ unit, period, mode: 'primary' as const, structure })
const forms = (unit: string, period: string, structure: Structure = 'asWas') =>
  execute(getWholeForms, region.environment, operator, asked(unit, period, structure))
const indicators = (unit: string, year: number, structure: Structure = 'asWas') =>
  execute(getIndicators, region.environment, operator, { unit, year, structure })
const given = () => Promise.all([forms('omsk', '2020'), forms('sargatskiy', '2020'), indicators('sargatskiy', 2020)])

const card = (code: string) => execute(getOrganisation, region.environment, operator, { code })
const decision = { basis: 'Постановление главы района' }

beforeAll(async () => {
  region = await countedRegion(17)
  const rows = await region.owner
    .selectFrom('organisations as o')
    .innerJoin('municipalities as m', 'm.id', 'o.municipality_id')
    .select(['o.id', 'o.code'])
    .where('m.code', '=', 'sargatskiy')
    .where('o.kind', '=', 'SCHOOL')
    .orderBy('o.code')
    .execute()
  ;[merged = '', successor = '', moved = ''] = rows.map(({ code }) => code)
  operator = { operator: true, regionId: 1, organisationIds: rows.map(({ id }) => id) }
  // The generator's people take part in 2021: a half of them did so a year before, and the numbers of both years are their own.
  await sql`
    update participations set starts_on = starts_on - 365, ends_on = ends_on - 365
    where organisation_id = any (${operator.organisationIds}::uuid[]) and ascii(right(id::text, 1)) % 2 = 0`.execute(region.owner)
  before = await given()
  const { environment } = region
  await execute(mergeOrganisation, environment, operator, {
    ...decision,
    code: merged,
    version: (await card(merged)).version,
    on: '2021-02-01',
    into: successor,
  })
  const change = async (code: string, on: string, state: { title?: string; municipality?: string }) => {
    const { version, title, kind } = await card(code)
    const present = { title, kind: kind.code, municipality: 'sargatskiy', authority: null }
    await execute(changeOrganisation, environment, operator, { ...decision, code, version, on, ...present, ...state })
  }
  await change(moved, '2021-02-15', { municipality: 'tarskiy', title: 'Школа у реки' })
  await change(successor, '2021-03-01', { title: 'Лицей имени Ломоносова' })
})
afterAll(() => region.close())

const sumOf = (reports: readonly WholeForms[]) => {
  const totals: Record<string, { mentors: number; mentees: number }> = {}
  for (const { summary } of reports.flatMap((report) => report.forms)) {
    if (summary.rows === 0) continue
    const { mentors = 0, mentees = 0 } = totals[summary.form] ?? {}
    totals[summary.form] = { mentors: mentors + summary.total.mentors, mentees: mentees + summary.total.mentees }
  }
  return totals
}
const rowsOf = ({ forms }: WholeForms) => forms.flatMap(({ rows }) => rows)
const organisationsOf = (report: WholeForms) => [...new Set(rowsOf(report).map(({ organisation }) => organisation.code))].toSorted()

test('a report given before a merger, a rename and a move is the same after them', async () => {
  expect(rowsOf(before[0]).length).toBeGreaterThan(20)
  expect(organisationsOf(before[1])).toEqual(expect.arrayContaining([merged, successor, moved]))
  expect(await given()).toEqual(before)
})

test('as now, the successor stands with both programmes under its new title, and the district without the school that left', async () => {
  const now = await forms('sargatskiy', '2020', 'asNow')
  expect(organisationsOf(now)).not.toContain(merged)
  expect(organisationsOf(now)).not.toContain(moved)
  const rows = rowsOf(now).filter(({ organisation }) => organisation.code === successor)
  expect(rows.map(({ organisation }) => organisation.title)).toEqual(rows.map(() => 'Лицей имени Ломоносова'))
  expect(rows).toHaveLength(rowsOf(await forms(merged, '2020')).length + rowsOf(await forms(successor, '2020')).length)
  expect(organisationsOf(await forms('tarskiy', '2020', 'asNow'))).toContain(moved)
})

test('the region is the same as a whole, the successor is the sum, the merged one counts nothing of its own', async () => {
  expect(sumOf([await forms('omsk', '2020', 'asNow')])).toEqual(sumOf([before[0]]))
  expect(sumOf([await forms(successor, '2020', 'asNow')])).toEqual(sumOf([await forms(merged, '2020'), await forms(successor, '2020')]))
  expect(sumOf([await forms(merged, '2020', 'asNow')])).toEqual({})
})

test('a period that ends after the changes is as now', async () => {
  expect(await forms('sargatskiy', '2021')).toEqual(await forms('sargatskiy', '2021', 'asNow'))
  expect(organisationsOf(await forms('sargatskiy', '2021'))).not.toContain(merged)
})

test('indicators by municipality follow the school that moved', async () => {
  const numerators = async (structure: Structure) => {
    const { items } = await execute(getIndicatorByMunicipality, region.environment, operator, {
      unit: 'omsk',
      year: 2020,
      indicator: 'I1',
      structure,
    })
    return new Map(items.map(({ unit, numerator }) => [unit.code, numerator ?? 0]))
  }
  const [was, now] = [await numerators('asWas'), await numerators('asNow')]
  const ofMoved = (await indicators(moved, 2020)).items.find(({ code }) => code === 'I1')?.numerator ?? 0
  expect(was.get('sargatskiy')).toBe((now.get('sargatskiy') ?? 0) + ofMoved)
  expect(now.get('tarskiy')).toBe((was.get('tarskiy') ?? 0) + ofMoved)
})

test('the people behind a number of the successor are of both schools', async () => {
  for (const structure of ['asWas', 'asNow'] as const) {
    for (const { summary } of (await forms(successor, '2020', structure)).forms) {
      const people = await execute(listCountedPeople, region.environment, operator, {
        ...asked(successor, '2020', structure),
        form: summary.form,
        role: 'MENTEE',
        counted: 'yes',
        page: 1,
      })
      expect({ form: summary.form, structure, people: people.total }).toEqual({
        form: summary.form,
        structure,
        people: summary.total.mentees,
      })
    }
    const numerator = (await indicators(successor, 2020, structure)).items.find(({ code }) => code === 'I1')?.numerator
    const people = await execute(listIndicatorPeople, region.environment, operator, {
      unit: successor,
      year: 2020,
      indicator: 'I1',
      structure,
      page: 1,
    })
    expect(people.total).toBe(numerator)
  }
})

test("the merged school's headcount is added until the successor is counted together with it", async () => {
  const headcount = (countedOn: string, children10to19: number) => ({ countedOn, children10to19, teachers: 10, youngTeachers: 1 })
  const children = async () => (await forms(successor, '2021')).form1.total.children10to19
  await region.owner.deleteFrom('headcounts').where('organisation_id', 'in', operator.organisationIds).execute()
  await execute(setHeadcount, region.environment, operator, { code: merged, ...headcount('2021-01-15', 70) })
  await execute(setHeadcount, region.environment, operator, { code: successor, ...headcount('2021-01-20', 100) })
  expect(await children()).toBe(170)
  await execute(setHeadcount, region.environment, operator, { code: successor, ...headcount('2021-03-15', 165) })
  expect(await children()).toBe(165)
})

test.each([
  ['2025-Q3', 'Саргатский муниципальный район', 'Муниципальный район'],
  ['2025-Q4', 'Саргатский муниципальный округ', 'Муниципальный округ'],
])('%s: the report is of «%s», its column is «%s»', async (period, title, caption) => {
  const { unit, form1, forms: ofProgrammes } = await execute(getForms, region.environment, operator, asked('sargatskiy', period, 'asWas'))
  expect({ title: unit.title, captions: [form1.columns[0], ...ofProgrammes.map(({ columns }) => columns.municipality)] }).toEqual({
    title,
    captions: [caption, ...ofProgrammes.map(() => caption)],
  })
})

test('a merger taken back gives back the school', async () => {
  const { version } = await card(merged)
  await execute(undoChange, region.environment, operator, { code: merged, version })
  expect(sumOf([await forms(merged, '2021')])).not.toEqual({})
  expect(organisationsOf(await forms('sargatskiy', '2020', 'asNow'))).toContain(merged)
})
