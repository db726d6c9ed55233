import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CountedRegion, countedRegion } from '../../../test/counted-region.ts'
import { plantSurveys } from '../../../test/plant-surveys.ts'
import { asPersons, type Fact, factsOf, overlaps, readFacts } from '../../../test/recount.ts'
import {
  type Answered,
  age,
  numerators,
  peopleBehind,
  readAnswered,
  satisfactionAmong,
  surveyed,
  taught,
} from '../../../test/recount-indicators.ts'
import type { Actor } from '../../access/actor.ts'
import { execute } from '../../access/use-case.ts'
import { correctProgramme } from '../programmes/correct-programme.ts'
import { getIndicatorByMunicipality, getIndicators, listIndicatorPeople } from './get-indicators.ts'

let region: CountedRegion
let facts: Fact[]
let answers: Answered[]
beforeAll(async () => {
  region = await countedRegion(23)
  facts = (await readFacts(region.owner)).filter(({ form }) => form !== 'TEAM_TEAM') // teams are not people
  await plantSurveys(region.owner, await readFacts(region.owner), 23)
  answers = await readAnswered(region.owner)
})
afterAll(() => region.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
const years = [2020, 2021, 2022]
const units = () => [...region.organisations, 'sargatskiy', 'tarskiy', 'omsk']

const peopleOf = (code: string, unit: string, year: number): Set<string> =>
  peopleBehind(region.organisations.includes(unit) ? factsOf(facts, unit) : asPersons(factsOf(facts, unit)), code, year)

test.each(years)('%i: every numerator of every unit is the recounted one', async (year) => {
  for (const unit of units()) {
    const { items } = await execute(getIndicators, region.environment, operator, { unit, year })
    const counted = items.filter(({ code }) => code in numerators).map(({ code, numerator }) => [unit, code, numerator])
    expect(counted).toEqual(Object.keys(numerators).map((code) => [unit, code, peopleOf(code, unit, year).size]))
  }
})

test.each(years)('%i: the satisfied, those who answered and all who took part are the recounted ones', async (year) => {
  for (const unit of units()) {
    const { items } = await execute(getIndicators, region.environment, operator, { unit, year })
    const here = region.organisations.includes(unit) ? factsOf(facts, unit) : asPersons(factsOf(facts, unit))
    for (const code of Object.keys(surveyed)) {
      const { participants, answered, satisfied } = satisfactionAmong(here, answers, code, year)
      const found = items.find((item) => item.code === code)
      expect([unit, code, found?.survey]).toEqual([unit, code, expect.objectContaining({ participants, answered, threshold: 7 })])
      expect([unit, code, found?.numerator]).toEqual([unit, code, answered < 5 ? null : satisfied])
      expect(found?.denominator?.value).toBe(participants)
    }
  }
})

test('answers of one person in two organisations count once in their region', () => {
  const counted = satisfactionAmong(asPersons(facts), answers, 'I5', 2021)
  const cards = satisfactionAmong(facts, answers, 'I5', 2021)
  expect(counted.satisfied).toBeGreaterThan(0)
  expect(counted.satisfied).toBeLessThan(cards.satisfied)
})

test('the odd school makes every rule matter', () => {
  const odd = factsOf(facts, region.odd).filter((fact) => overlaps(fact, { from: '2021-01-01', to: '2021-12-31' }))
  const ages = new Set(odd.filter(({ role }) => role === 'MENTEE').map((fact) => age(fact, 2021)))
  expect([9, 10, 19, 20, 35, 36].filter((edge) => !ages.has(edge))).toEqual([])
  expect(new Set(odd.filter(taught).map(({ experience }) => experience))).toEqual(new Set([0, 3, 4, null]))
  expect(odd.some(({ bornYear }) => bornYear === null)).toBe(true)
})

test.each(Object.keys(numerators))('the list behind %s is as long as the number', async (code) => {
  for (const unit of region.organisations) {
    const { id } = await region.owner.selectFrom('organisations').select('id').where('code', '=', unit).executeTakeFirstOrThrow()
    const curator: Actor = {
      userId: id,
      regionId: 1,
      grants: [{ role: 'CURATOR', place: { level: 'organisation', organisationId: id }, forms: null }],
    }
    const listed: string[] = []
    for (let page = 1; ; page++) {
      const { items, total } = await execute(listIndicatorPeople, region.environment, curator, { unit, year: 2021, indicator: code, page })
      listed.push(...items.map(({ personId }) => personId))
      if (items.length === 0 || listed.length === total) break
    }
    const expected = peopleOf(code, unit, 2021)
    expect([unit, listed.length, new Set(listed)]).toEqual([unit, expected.size, expected])
  }
})

test('behind the satisfied stand all who take part: their answers are told to nobody', async () => {
  const unit = region.odd
  const { id } = await region.owner.selectFrom('organisations').select('id').where('code', '=', unit).executeTakeFirstOrThrow()
  const curator: Actor = {
    userId: id,
    regionId: 1,
    grants: [{ role: 'CURATOR', place: { level: 'organisation', organisationId: id }, forms: null }],
  }
  const asked = { unit, year: 2021, indicator: 'I5', page: 1 }
  const { total, items } = await execute(listIndicatorPeople, region.environment, curator, asked)
  expect(total).toBe(satisfactionAmong(factsOf(facts, unit), answers, 'I5', 2021).participants)
  expect(Object.keys(items[0] ?? {}).sort()).toEqual(['birth', 'name', 'occupation', 'personId'])
})

test('by municipality: each has its own number, and organisations of the region itself stand in none', async () => {
  for (const code of ['I1', 'I3', 'RP1']) {
    const { items } = await execute(getIndicatorByMunicipality, region.environment, operator, { unit: 'omsk', year: 2021, indicator: code })
    expect(items).toHaveLength(33)
    const expected = items.map(({ unit }) => [unit.code, peopleOf(code, unit.code, 2021).size])
    expect(items.map(({ unit, numerator }) => [unit.code, numerator])).toEqual(expected)
  }
  const { items } = await execute(getIndicatorByMunicipality, region.environment, operator, { unit: 'omsk', year: 2021, indicator: 'I6' })
  for (const { unit, numerator, denominator } of items) {
    const { participants, answered, satisfied } = satisfactionAmong(asPersons(factsOf(facts, unit.code)), answers, 'I6', 2021)
    expect([unit.code, numerator, denominator]).toEqual([unit.code, answered < 5 ? null : satisfied, participants])
  }
})

test('a programme judged away leaves the numerators', async () => {
  const form = 'PEDAGOGUE_PUPIL'
  const programmes = await region.owner
    .selectFrom('programmes')
    .select(['id', 'version', 'organisation_id'])
    .where('form_code', '=', form)
    .execute()
  for (const { id, version, organisation_id: organisationId } of programmes) {
    const atSchool = { ...operator, organisationIds: [organisationId] }
    await execute(correctProgramme, region.environment, atSchool, { id, version, practice: 'notPractice' })
  }
  const kept = facts.filter((fact) => fact.form !== form)
  const judged = facts
  facts = kept
  const { items } = await execute(getIndicators, region.environment, operator, { unit: 'omsk', year: 2021 })
  for (const code of ['I1', 'RP1', 'RP5'])
    expect(items.find((item) => item.code === code)?.numerator).toBe(peopleOf(code, 'omsk', 2021).size)
  facts = judged
  expect(peopleOf('RP1', 'omsk', 2021).size).toBeGreaterThan(items.find((item) => item.code === 'RP1')?.numerator ?? 0)
})
