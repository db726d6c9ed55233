import type { Denominator, IndicatorValue } from '@nastavnik/contract'
import type { Indicator, TargetModel } from '@nastavnik/target-model'
import type { Tx } from '../../kernel/db.ts'
import type { CountingPlace } from '../reports/index.ts'
import { countEmployers, countPersons, readDenominators, sumHeadcounts } from './indicators.repo.ts'
import { deviationOf, percentOf } from './percent.rules.ts'

export interface Evaluation {
  readonly place: CountingPlace
  readonly year: number
  readonly model: TargetModel
}

type Remark = IndicatorValue['remarks'][number]

/** Null: there is no data to count from — surveys do not exist yet, employers are not indicated. */
async function numeratorOf(
  tx: Tx,
  { place, year, model }: Evaluation,
  { numerator }: Indicator,
): Promise<{ value: number | null; remarks: Remark[] }> {
  if (numerator.kind === 'survey') return { value: null, remarks: [] }
  if (numerator.kind === 'employers') {
    const { employers, unknown } = await countEmployers(tx, place, year, model)
    return { value: employers === 0 && unknown > 0 ? null : employers, remarks: unknown > 0 ? ['employerUnknown'] : [] }
  }
  const count = await countPersons(tx, { place, year, model, numerator })
  const byAge = numerator.ages !== null || numerator.maxAge !== null
  const remarks: Remark[] = []
  if (byAge && count.yearOnly > 0) remarks.push('birthYearOnly')
  if (byAge && count.birthUnknown > 0) remarks.push('birthUnknown')
  if (numerator.maxExperienceYears !== null && count.experienceUnknown > 0) remarks.push('experienceUnknown')
  return { value: count.count, remarks }
}

const keepingBases = (model: TargetModel) => model.organisationKinds.filter(({ keepsBases }) => keepsBases).map(({ code }) => code)

/** A figure entered for the territory wins; otherwise the sum of Form 1, where the measure is a column of it. */
export async function denominatorOf(
  tx: Tx,
  { place, year, model }: Evaluation,
  { numerator, denominator: { measure, title } }: Indicator,
): Promise<{ value: Denominator | null; remarks: Remark[] }> {
  if (place.organisationId === null) {
    const figure = (await readDenominators(tx, place, year)).get(measure)
    if (figure !== undefined) return { value: { measure, title, ...figure }, remarks: [] }
  }
  const column = model.measures.find(({ code }) => code === measure)?.headcountColumn ?? null
  if (column === null) return { value: null, remarks: [] }
  const kinds = (numerator.kind === 'persons' ? numerator.organisationKinds : null) ?? keepingBases(model)
  const { [column]: value, countedOn, missing } = await sumHeadcounts(tx, place, kinds, year)
  const remarks: Remark[] = missing > 0 ? ['headcountMissing'] : []
  return { value: value === null ? null : { measure, title, value, source: 'Форма 1', countedOn }, remarks }
}

/** One indicator of a unit in a year: value, its parts, target and deviation. Zero, no data and no target are three things. */
export async function evaluate(tx: Tx, evaluation: Evaluation, indicator: Indicator): Promise<IndicatorValue> {
  const numerator = await numeratorOf(tx, evaluation, indicator)
  const denominator = await denominatorOf(tx, evaluation, indicator)
  const value = percentOf(numerator.value, denominator.value?.value ?? null)
  const target = indicator.targets.find(({ year }) => year === evaluation.year)
  const above = numerator.value !== null && denominator.value !== null && numerator.value > denominator.value.value
  const { code, title, project, formulaText, source, note } = indicator
  return {
    code,
    title,
    project,
    formula: formulaText,
    source,
    note,
    numerator: numerator.value,
    denominator: denominator.value,
    denominatorMeasure: { code: indicator.denominator.measure, title: indicator.denominator.title },
    value,
    target: target === undefined ? null : { percent: target.percent, source: target.source },
    deviation: deviationOf(value, target?.percent ?? null),
    remarks: [...(above ? (['numeratorAboveDenominator'] as const) : []), ...numerator.remarks, ...denominator.remarks],
  }
}
