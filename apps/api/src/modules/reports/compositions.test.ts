import { readWorkbook } from '@nastavnik/documents'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CountedRegion, countedRegion } from '../../../test/counted-region.ts'
import { asPersons, type Fact, factsOf, overlaps, precedence, readFacts, recount } from '../../../test/recount.ts'
import { model } from '../../../test/school-bases.ts'
import type { Actor } from '../../access/actor.ts'
import { execute } from '../../access/use-case.ts'
import { downloadCompositions } from './download-compositions.ts'
import { getComposition, listComposedPeople } from './get-composition.ts'
import { parsePeriod } from './index.ts'

let region: CountedRegion
let facts: Fact[]
let curator: Actor
beforeAll(async () => {
  region = await countedRegion(5)
  // Bases of schools tell the experience of young teachers only.
  await sql`update persons set experience_years = (array[3, 4, 10, 11, 20, 21])[1 + born_year % 6] where experience_years is not null`.execute(
    region.owner,
  )
  facts = await readFacts(region.owner)
  const { id } = await region.owner.selectFrom('organisations').select('id').where('code', '=', region.odd).executeTakeFirstOrThrow()
  curator = { userId: id, regionId: 1, grants: [{ role: 'CURATOR', place: { level: 'organisation', organisationId: id }, forms: null }] }
})
afterAll(() => region.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
type Asked = Parameters<typeof getComposition.run>[2]
const composed = (asked: Asked) => execute(getComposition, region.environment, operator, asked)

/** Full years counted on the fingers: a birthday on the day itself has come. */
function ageOn({ bornOn, bornYear }: Fact, day: string): number | null {
  if (bornOn === null) return bornYear === null ? null : Number(day.slice(0, 4)) - bornYear
  return Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)
}
/** The number that steps divide, and the last numbers of all steps but the highest. */
const banded: Readonly<Record<string, { of: (fact: Fact, day: string) => number | null; lasts: readonly number[] }>> = {
  AGE: { of: ageOn, lasts: [9, 13, 17, 19, 34, 54] },
  EXPERIENCE: { of: ({ experience }) => experience, lasts: [3, 10, 20] },
}
function stepByHand(code: string, fact: Fact, day: string): string {
  const { of, lasts = [] } = banded[code] ?? {}
  const number = of?.(fact, day) ?? null
  return number === null ? 'unknown' : String(lasts.filter((last) => number > last).length)
}

const placed: Readonly<Record<string, (fact: Fact) => string>> = {
  ORGANISATION_KIND: ({ kind }) => kind,
  MUNICIPALITY: ({ municipality }) => municipality ?? 'unknown',
}

/** Of each one counted in a role the fact that is chosen first. */
function peopleOf(all: readonly Fact[], period: string, mode: 'primary' | 'distinct', form: string | undefined): Fact[] {
  const counted = [...recount(all, parsePeriod(period), mode, model).reasons].flatMap(([fact, reason]) =>
    reason === 'counted' && fact.form !== 'TEAM_TEAM' && (form === undefined || fact.form === form) ? [fact] : [],
  )
  const firsts = new Map<string, Fact>()
  for (const fact of counted.sort(precedence(model))) {
    const key = `${fact.person} ${fact.role}`
    if (!firsts.has(key)) firsts.set(key, fact)
  }
  return [...firsts.values()]
}

describe.each(['primary', 'distinct'] as const)('%s', (mode) => {
  test.each(['2021', '2021-Q3', '2020/2021', '2018'])('%s: every row of every unit is the recounted one', async (period) => {
    const { to } = parsePeriod(period)
    for (const unit of [...region.organisations, 'sargatskiy', 'omsk']) {
      for (const form of [undefined, 'PUPIL_PUPIL', 'TEAM_TEAM']) {
        const here = factsOf(facts, unit)
        const people = peopleOf(region.organisations.includes(unit) ? here : asPersons(here), period, mode, form)
        const { offered } = await composed({ unit, period, mode, form })
        for (const { code: composition } of offered) {
          const due = new Map<string, Set<string>>()
          for (const fact of people) {
            const place = `${placed[composition]?.(fact) ?? stepByHand(composition, fact, to)} ${fact.role}`
            due.set(place, (due.get(place) ?? new Set()).add(fact.person))
          }
          const { rows, total } = await composed({ unit, period, mode, form, composition })
          const got = rows.flatMap(({ code, mentors, mentees }) => [
            ...(mentors > 0 ? [[`${code} MENTOR`, mentors] as const] : []),
            ...(mentees > 0 ? [[`${code} MENTEE`, mentees] as const] : []),
          ])
          expect([unit, composition, Object.fromEntries(got)]).toEqual([
            unit,
            composition,
            Object.fromEntries([...due].map(([place, persons]) => [place, persons.size])),
          ])
          expect(total).toEqual({
            mentors: rows.reduce((sum, { mentors }) => sum + mentors, 0),
            mentees: rows.reduce((sum, { mentees }) => sum + mentees, 0),
          })
        }
      }
    }
  })
})

test.each(Object.entries(banded))(
  '%s: the region has people at both edges of every step, and of whom it is not known',
  (_, { of, lasts }) => {
    const { to, ...rest } = parsePeriod('2021')
    const numbers = new Set(facts.filter((fact) => overlaps(fact, { ...rest, to })).map((fact) => of(fact, to)))
    expect([null, ...lasts.flatMap((last) => [last, last + 1])].filter((edge) => !numbers.has(edge))).toEqual([])
  },
)

test('a unit offers what it can be told apart by, and nothing else exists', async () => {
  const offered = async (unit: string) => (await composed({ unit, period: '2021' })).offered.map(({ code }) => code)
  expect(await offered('omsk')).toEqual(['AGE', 'EXPERIENCE', 'ORGANISATION_KIND', 'MUNICIPALITY'])
  expect(await offered('sargatskiy')).toEqual(['AGE', 'EXPERIENCE', 'ORGANISATION_KIND'])
  expect(await offered(region.odd)).toEqual(['AGE', 'EXPERIENCE'])
  const asked = { unit: region.odd, period: '2021' }
  await expect(composed({ ...asked, composition: 'MUNICIPALITY' })).rejects.toMatchObject({ code: 'composition.notFound' })
  await expect(composed({ ...asked, form: 'NO_SUCH' })).rejects.toMatchObject({ code: 'form.notFound' })
})

test('a municipality without participants stands with noughts', async () => {
  const { rows } = await composed({ unit: 'omsk', period: '2021', composition: 'MUNICIPALITY' })
  expect(rows.filter(({ code }) => code !== 'unknown')).toHaveLength(model.municipalities.length)
  const taking = new Set(peopleOf(facts, '2021', 'primary', undefined).map(({ municipality }) => municipality))
  const empty = rows.filter(({ mentors, mentees }) => mentors + mentees === 0)
  expect(empty.length).toBe(model.municipalities.filter(({ code }) => !taking.has(code)).length)
})

test('behind every number stand as many people as it says', async () => {
  const asked = { unit: region.odd, period: '2021', composition: 'AGE' }
  const { rows, total } = await execute(getComposition, region.environment, curator, asked)
  for (const role of ['MENTOR', 'MENTEE'] as const) {
    const numberOf = ({ mentors, mentees }: typeof total) => (role === 'MENTOR' ? mentors : mentees)
    const listed = async (row?: string) => execute(listComposedPeople, region.environment, curator, { ...asked, row, role, page: 1 })
    for (const row of rows) {
      const list = await listed(row.code)
      expect(list.total).toBe(numberOf(row))
      expect(list.items.length).toBe(Math.min(list.pageSize, list.total))
    }
    expect((await listed()).total).toBe(numberOf(total))
  }
})

test('the workbook has a sheet for each composition, its rows and the total', async () => {
  const asked = { unit: 'sargatskiy', period: '2021' }
  const { name, content } = await execute(downloadCompositions, region.environment, operator, asked)
  expect(name).toBe('Состав участников Саргатский муниципальный район 2021.xlsx')
  const cells: unknown[] = []
  const { sheets } = await readWorkbook(content, (sheet, _row, values) => {
    if (sheet.name === 'По возрасту') cells.push(values)
  })
  const { rows, total, offered } = await composed(asked)
  expect(sheets.map((sheet) => sheet.name)).toEqual(offered.map(({ title }) => title))
  for (const { title, mentors, mentees } of rows) expect(cells).toContainEqual([title, mentors, mentees])
  expect(cells).toContainEqual(['Итого, чел', total.mentors, total.mentees])
})
