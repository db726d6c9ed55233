import { type Indicators, pageSize } from '@nastavnik/contract'
import type { Indicator, TargetModel } from '@nastavnik/target-model'
import { reachOf } from '../../access/actor.ts'
import { type UnitInReach, unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import type { CountingPlace } from '../reports/index.ts'
import { denominatorOf, evaluate } from './evaluate.ts'
import { countPersonsByMunicipality, listMunicipalities, listPersons, putDenominator } from './indicators.repo.ts'
import { percentOf } from './percent.rules.ts'

const placeOf = ({ regionId, municipalityId, organisationId }: UnitInReach): CountingPlace => ({ regionId, municipalityId, organisationId })

function indicatorOf(model: TargetModel, code: string): Indicator {
  const indicator = model.indicators.find((known) => known.code === code)
  if (indicator === undefined) throw notFound('indicator.notFound')
  return indicator
}

interface At {
  readonly unit: string
  readonly year: number
}

/** All indicators of the territory's model for a unit and year. */
export const getIndicators = defineUseCase({
  name: 'indicators.getIndicators',
  permission: 'indicator.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: At) => unitInReach(tx, reach, unit),
  run: async ({ tx, model, actor }, unit, { year }: At): Promise<Indicators> => {
    const items: Indicators['items'] = []
    for (const indicator of model.indicators) items.push(await evaluate(tx, { place: placeOf(unit), year, model }, indicator))
    const { level, code, title } = unit
    const peopleVisible =
      unit.organisationId !== null && reachOf(actor, 'person.read')?.organisationIds.includes(unit.organisationId) === true
    return { unit: { level, code, title }, year, items, peopleVisible }
  },
})

interface OneIndicator extends At {
  readonly indicator: string
}

/** One indicator by the municipalities of a region. */
export const getIndicatorByMunicipality = defineUseCase({
  name: 'indicators.getIndicatorByMunicipality',
  permission: 'indicator.read',
  sees: 'reporting',
  authorize: async ({ tx, reach }, { unit }: OneIndicator) => {
    const found = await unitInReach(tx, reach, unit)
    if (found.level !== 'region') throw notFound('unit.notFound')
    return found
  },
  run: async ({ tx, model }, unit, { year, indicator: code }: OneIndicator) => {
    const indicator = indicatorOf(model, code)
    const { numerator } = indicator
    const counts =
      numerator.kind === 'persons' ? await countPersonsByMunicipality(tx, { place: placeOf(unit), year, model, numerator }) : null
    const items = []
    for (const { id, code: municipality, title } of await listMunicipalities(tx, unit.regionId)) {
      const place = { regionId: unit.regionId, municipalityId: id, organisationId: null }
      const denominator = (await denominatorOf(tx, { place, year, model }, indicator)).value?.value ?? null
      const count = counts === null ? null : (counts.get(id) ?? 0)
      items.push({
        unit: { level: 'municipality' as const, code: municipality, title },
        numerator: count,
        denominator,
        value: percentOf(count, denominator),
      })
    }
    return { items }
  },
})

/** The people of a numerator, for those who see the names of the organisation. */
export const listIndicatorPeople = defineUseCase({
  name: 'indicators.listIndicatorPeople',
  permission: 'person.read',
  sees: 'people',
  authorize: async ({ tx, reach }, { unit }: OneIndicator & { page: number }) => {
    const found = await unitInReach(tx, reach, unit)
    if (found.organisationId === null || !reach.organisationIds.includes(found.organisationId)) throw notFound('unit.notFound')
    return found
  },
  run: async ({ tx, model }, unit, { year, indicator, page }: OneIndicator & { page: number }) => {
    const { numerator } = indicatorOf(model, indicator)
    if (numerator.kind !== 'persons') throw notFound('indicator.noPeople')
    return { ...(await listPersons(tx, { place: placeOf(unit), year, model, numerator }, page)), page, pageSize }
  },
})

interface SetDenominator extends At {
  readonly measure: string
  readonly value: number
  readonly source: string
  readonly countedOn: string
}

/** Writes a territory's denominator for a year with its source. An organisation's denominators are its headcounts. */
export const setDenominator = defineUseCase({
  name: 'indicators.setDenominator',
  permission: 'denominator.set',
  sees: 'people',
  changes: true,
  authorize: async ({ tx, reach }, { unit }: SetDenominator) => {
    const found = await unitInReach(tx, reach, unit)
    if (found.level === 'organisation') throw invalid('denominator.ofOrganisation')
    return found
  },
  run: async ({ tx, model }, unit, { unit: _unit, ...figure }: SetDenominator) => {
    if (!model.measures.some(({ code }) => code === figure.measure)) throw invalid('measure.unknown')
    await putDenominator(tx, placeOf(unit), figure)
    return {}
  },
})
