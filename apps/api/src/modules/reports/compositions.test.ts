import { readWorkbook } from '@nastavnik/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CountedRegion, countedRegion } from '../../../test/counted-region.ts'
import { type Fact, factsOf, readFacts, recount } from '../../../test/recount.ts'
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
const lastOfStep = [9, 13, 17, 19, 34, 54]
const stepOf = (age: number) => String(lastOfStep.filter((last) => age > last).length)

const rowsByHand: Readonly<Record<string, (fact: Fact, day: string) => string>> = {
  AGE: (fact, day) => {
    const age = ageOn(fact, day)
    return age === null ? 'unknown' : stepOf(age)
  },
  ORGANISATION_KIND: ({ kind }) => kind,
  MUNICIPALITY: ({ municipality }) => municipality ?? 'unknown',
}

const peopleOf = (all: readonly Fact[], period: string, mode: 'primary' | 'distinct', form: string | undefined) =>
  [...recount(all, parsePeriod(period), mode, model).reasons].flatMap(([fact, reason]) =>
    reason === 'counted' && fact.form !== 'TEAM_TEAM' && (form === undefined || fact.form === form) ? [fact] : [],
  )

describe.each(['primary', 'distinct'] as const)('%s', (mode) => {
  test.each(['2021', '2021-Q3', '2020/2021', '2018'])('%s: every row of every unit is the recounted one', async (period) => {
    const { to } = parsePeriod(period)
    for (const unit of [...region.organisations, 'sargatskiy', 'omsk']) {
      for (const form of [undefined, 'PUPIL_PUPIL', 'TEAM_TEAM']) {
        const people = peopleOf(factsOf(facts, unit), period, mode, form)
        const { offered } = await composed({ unit, period, mode, form })
        for (const { code: composition } of offered) {
          const due = new Map<string, Set<string>>()
          for (const fact of people) {
            const place = `${rowsByHand[composition]?.(fact, to)} ${fact.role}`
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

test('a unit offers what it can be told apart by, and nothing else exists', async () => {
  const offered = async (unit: string) => (await composed({ unit, period: '2021' })).offered.map(({ code }) => code)
  expect(await offered('omsk')).toEqual(['AGE', 'ORGANISATION_KIND', 'MUNICIPALITY'])
  expect(await offered('sargatskiy')).toEqual(['AGE', 'ORGANISATION_KIND'])
  expect(await offered(region.odd)).toEqual(['AGE'])
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
  expect(sheets.map((sheet) => sheet.name)).toEqual(['По возрасту', 'По виду организации'])
  const { rows, total } = await composed(asked)
  for (const { title, mentors, mentees } of rows) expect(cells).toContainEqual([title, mentors, mentees])
  expect(cells).toContainEqual(['Итого, чел', total.mentors, total.mentees])
})
