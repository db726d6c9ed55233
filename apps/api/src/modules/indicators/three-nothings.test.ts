import type { Indicators, IndicatorValue } from '@nastavnik/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
} from '../../../test/school-app.ts'
import { execute } from '../../access/use-case.ts'
import { getIndicators, setDenominator } from './get-indicators.ts'

let app: SchoolApp
let empty: School
let silent: School
let small: School
beforeAll(async () => {
  app = await schoolApp()
  silent = await addSchool(app, 'СОШ № 1')
  empty = await addSchool(app, 'СОШ № 2')
  small = await addSchool(app, 'СОШ № 3', 'tarskiy')
  await app.take(empty, await fileOf({ Организация: organisationRows('СОШ № 2') }))
  const headcount = organisationRows('СОШ № 3', 'Тарский').map(([label, value]) => [label, value === 85 ? 2 : value === 5 ? 0 : value])
  const births = {
    'Орлова Вера': '01.01.2009',
    'Зуева Нина': '2009',
    'Котов Пётр': '2009 г.',
    'Белов Иван': '',
    'Лисин Глеб': '31.12.2001',
    'Волков Юрий': 2001,
  }
  const rows = Object.entries(births).map(([name, birth]) => mentee(name, { birth: String(birth), mentor: '' }))
  await app.take(small, await fileOf({ Организация: headcount, Наставляемые: [menteeHeader, ...rows] }))
})
afterAll(() => app.close())

const operatorOf = (regionId: number) => ({ operator: true, regionId, organisationIds: [] }) as const
async function indicator(unit: string, code: string, year = 2021, regionId = 1): Promise<IndicatorValue> {
  const { items } = await execute(getIndicators, app.environment, operatorOf(regionId), { unit, year })
  const found = items.find((item) => item.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

describe('zero, no data and no target are three things', () => {
  test('zero: everything is known and nobody takes part', async () =>
    expect(await indicator(empty.code, 'I1')).toMatchObject({
      ...{ numerator: 0, denominator: { value: 85, source: 'Форма 1', countedOn: '2021-02-18' }, value: 0 },
      ...{ target: { percent: 30 }, deviation: -30, remarks: [] },
    }))
  test('no data: the organisation has not told how many children there are', async () =>
    expect(await indicator(silent.code, 'I1')).toMatchObject({
      ...{ numerator: 0, denominator: null, value: null, target: { percent: 30 }, deviation: null, remarks: ['headcountMissing'] },
    }))
  test('no data: nothing to divide by', async () =>
    expect(await indicator(small.code, 'I3')).toMatchObject({ numerator: 0, denominator: { value: 0 }, value: null, deviation: null }))
  test.each(['I5', 'I6'])('no data: %s waits for surveys', async (code) =>
    expect(await indicator('omsk', code)).toMatchObject({ numerator: null, value: null, target: { percent: 55 }, deviation: null }),
  )
  test('no target: the year after the model', async () =>
    expect(await indicator(empty.code, 'I1', 2025)).toMatchObject({ numerator: 0, value: 0, target: null, deviation: null }))
  test('the page gets the same', async () => {
    const { items, peopleVisible } = await app.get<Indicators>(empty, `/api/indicators?unit=${empty.code}&year=2021`)
    expect(peopleVisible).toBe(true)
    expect(items.find(({ code }) => code === 'I1')).toEqual(await indicator(empty.code, 'I1'))
  })
})

test('above 100 % is shown as it is; births by the year count and are marked; unknown ones do not count', async () =>
  expect(await indicator(small.code, 'I1')).toMatchObject({
    ...{ numerator: 3, denominator: { value: 2 }, value: 150, deviation: 120 },
    remarks: ['numeratorAboveDenominator', 'birthYearOnly', 'birthUnknown'],
  }))

test('ages are those of the last day of the year', async () => {
  // Born on 1 January 2009 and in 2009: ten on the last day of 2019, when nobody takes part yet; twenty in 2021 is too old for I1.
  const people = await app.get<{ items: { name: string }[] }>(small, `/api/indicators/people?unit=${small.code}&year=2021&indicator=I1`)
  expect(people.items.map(({ name }) => name)).toEqual(['Зуева Нина', 'Котов Пётр', 'Орлова Вера'])
})

describe('denominators', () => {
  test('a territory sums Form 1 and says what is missing', async () =>
    expect(await indicator('sargatskiy', 'I1')).toMatchObject({
      denominator: { value: 85, countedOn: '2021-02-18' },
      remarks: ['headcountMissing'],
    }))
  test('an entered figure wins over Form 1, for its year and place only', async () => {
    const figure = { unit: 'sargatskiy', year: 2021, measure: 'children10to19', value: 1000, source: 'Омскстат', countedOn: '2021-01-01' }
    await execute(setDenominator, app.environment, operatorOf(1), figure)
    expect(await indicator('sargatskiy', 'I1')).toMatchObject({ denominator: { value: 1000, source: 'Омскстат' }, value: 0, remarks: [] })
    expect(await indicator('sargatskiy', 'I1', 2022)).toMatchObject({ denominator: { value: 85 } })
    expect(await indicator('omsk', 'I1')).toMatchObject({ denominator: { value: 87 } })
    expect(await indicator(empty.code, 'I1')).toMatchObject({ denominator: { value: 85 } })
  })
  test('a measure that Form 1 does not hold waits for a figure', async () => {
    expect(await indicator('tarskiy', 'RP1')).toMatchObject({ numerator: 6, denominator: null, value: null, deviation: null, remarks: [] })
    const figure = { unit: 'tarskiy', year: 2021, measure: 'schoolLearners', value: 2400, source: 'ОО-1', countedOn: '2021-01-01' }
    await execute(setDenominator, app.environment, operatorOf(1), figure)
    expect(await indicator('tarskiy', 'RP1')).toMatchObject({ numerator: 6, denominator: { value: 2400 }, value: 0.3, deviation: -19.7 })
  })
})

test.each([
  ['omsk', 'I1', 2021, 30],
  ['omsk', 'RP1', 2019, 3],
  ['omsk', 'RP1', 2021, 20],
  ['omsk', 'RP5', 2021, undefined],
  ['omsk', 'RP5', 2024, 70],
  ['nizhnyaya-tura', 'I1', 2021, 25],
  ['nizhnyaya-tura', 'I5', 2021, undefined],
  ['tomsk', 'I1', 2021, undefined],
])('the target of %s %s in %i is %s', async (unit, code, year, percent) => {
  const model = [...app.environment.models.values()].find((one) => one.code === unit)
  const { target } = await indicator(unit, code, year, model?.regionId)
  expect(target?.percent).toBe(percent)
})
