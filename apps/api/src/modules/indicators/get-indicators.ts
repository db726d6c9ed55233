import { type Indicators, pageSize, type Structure } from '@nastavnik/contract'
import type { Indicator, TargetModel } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { peopleUnitInReach, seesPeopleOf, type UnitInReach, unitInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { titleOn } from '../organisations/index.ts'
import { type CountingPlace, countStopped, listCounting, placeAt } from '../reports/index.ts'
import { evaluate } from './evaluate.rules.ts'
import { listMunicipalities, listPersons, putDenominator } from './indicators.repo.ts'
import { participantsOf } from './numerators.ts'
import { readYearFacts } from './year-facts.ts'

const placeOf = ({ tx, today }: Context, unit: UnitInReach, { year, structure }: At): Promise<CountingPlace> =>
  placeAt(tx, unit, { structure, to: `${year}-12-31`, today })

function indicatorOf(model: TargetModel, code: string): Indicator {
  const indicator = model.indicators.find((known) => known.code === code)
  if (indicator === undefined) throw notFound('indicator.notFound')
  return indicator
}

interface At {
  readonly unit: string
  readonly year: number
  readonly structure?: Structure | undefined
}

/** All indicators of the territory's model for a unit and year. */
export const getIndicators = defineUseCase({
  name: 'indicators.getIndicators',
  permission: 'indicator.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: At) => unitInReach(tx, reach, unit),
  run: async (context, unit, asked: At): Promise<Indicators> => {
    const { tx, model, actor } = context
    const place = await placeOf(context, unit, asked)
    const { year, structure = 'asWas' } = asked
    const facts = (await readYearFacts(tx, { place, year, model, indicators: model.indicators }, 'place'))(null)
    const items = model.indicators.map((indicator) => evaluate(model, year, indicator, facts))
    const { level, code } = unit
    const title = await titleOn(tx, unit, place.day)
    return { unit: { level, code, title }, year, structure, items, peopleVisible: seesPeopleOf(actor, unit) }
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
  run: async (context, unit, asked: OneIndicator) => {
    const { tx, model } = context
    const { year, indicator: code } = asked
    const indicator = indicatorOf(model, code)
    const place = await placeOf(context, unit, asked)
    const factsOf = await readYearFacts(tx, { place, year, model, indicators: [indicator] }, 'municipality')
    const municipalities = await listMunicipalities(tx, unit.regionId)
    return {
      items: municipalities.map(({ id, code: municipality, title }) => {
        const { numerator, denominator, value } = evaluate(model, year, indicator, factsOf(id))
        return {
          unit: { level: 'municipality' as const, code: municipality, title },
          numerator,
          denominator: denominator?.value ?? null,
          value,
        }
      }),
    }
  },
})

/** The people of a numerator — of a survey, those who take part —, for those who see the names of the organisation. */
export const listIndicatorPeople = defineUseCase({
  name: 'indicators.listIndicatorPeople',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { unit }: OneIndicator & { page: number }) => peopleUnitInReach(tx, reach, unit),
  run: async (context, unit, { page, ...asked }: OneIndicator & { page: number }) => {
    const { tx, model } = context
    const { year, indicator } = asked
    const { numerator } = indicatorOf(model, indicator)
    if (numerator.kind === 'employers') throw notFound('indicator.noPeople')
    // Of a survey stand all who take part: who is satisfied among them is their answer (ADR 0042).
    const behind = numerator.kind === 'survey' ? participantsOf(numerator.of) : numerator
    const organisationIds = await listCounting(tx, await placeOf(context, unit, asked), behind.organisationKinds)
    const people = { regionId: unit.regionId, organisationIds, year, model }
    const stopped = await countStopped(tx, unit.regionId, organisationIds)
    return { ...(await listPersons(tx, people, behind, page)), page, pageSize, stopped }
  },
  audit: ({ target, output }) => ({ organisationId: target.organisationId, people: output.items.length }),
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
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { unit }: SetDenominator) => {
    const found = await unitInReach(tx, reach, unit)
    if (found.level === 'organisation') throw invalid('denominator.ofOrganisation')
    return found
  },
  run: async ({ tx, model }, unit, { unit: _unit, ...figure }: SetDenominator) => {
    if (!model.measures.some(({ code }) => code === figure.measure)) throw invalid('measure.unknown')
    await putDenominator(tx, unit, figure)
    return {}
  },
  audit: noPeople,
})
