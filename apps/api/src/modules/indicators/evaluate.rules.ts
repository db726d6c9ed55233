import type { Denominator, IndicatorValue } from '@nastavnik/contract'
import { baseKeepingKinds, type Indicator, type TargetModel } from '@nastavnik/target-model'
import { deviationOf, percentOf } from './percent.rules.ts'

/**
 * Distinct persons of an indicator's numerator in the organisations of a kind, and what is missing about the others. Without a kind: what the
 * kinds that it asks for count too many together, as what to add.
 */
export interface PersonsCount {
  readonly indicator: string
  readonly organisationKind: string | null
  readonly count: number
  readonly yearOnly: number
  readonly birthUnknown: number
  readonly experienceUnknown: number
}

/** Employers whose people mentor in forms of employers; `unknown`: mentors whose employer is not indicated. */
export interface EmployerCount {
  readonly employers: number
  readonly unknown: number
}

/** Sums of Form 1 over the organisations of a kind; null when none has given a headcount. */
export interface HeadcountSum {
  readonly organisationKind: string
  readonly children10to19: number | null
  readonly teachers: number | null
  readonly youngTeachers: number | null
  /** The oldest of the dates summed. */
  readonly countedOn: string | null
  readonly missing: number
}

/** A figure entered for a territory and year. */
export type Figure = Pick<Denominator, 'value' | 'source' | 'countedOn'> & { readonly measure: string }

/** Everything an indicator of a place is made of. */
export interface YearFacts {
  readonly persons: readonly PersonsCount[]
  readonly employers: EmployerCount
  readonly headcounts: readonly HeadcountSum[]
  readonly figures: readonly Figure[]
}

type Remark = IndicatorValue['remarks'][number]

interface Part<Value> {
  readonly value: Value | null
  readonly remarks: readonly Remark[]
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)

/** Null: there is no data to count from — surveys do not exist yet, employers are not indicated. */
function numeratorOf({ code, numerator }: Indicator, { persons, employers: { employers, unknown } }: YearFacts): Part<number> {
  if (numerator.kind === 'survey') return { value: null, remarks: [] }
  if (numerator.kind === 'employers') {
    return { value: employers === 0 && unknown > 0 ? null : employers, remarks: unknown > 0 ? ['employerUnknown'] : [] }
  }
  const { organisationKinds: kinds, ages, maxAge, maxExperienceYears } = numerator
  const counts = persons.filter(
    ({ indicator, organisationKind }) =>
      indicator === code && (kinds === null || organisationKind === null || kinds.some((kind) => kind === organisationKind)),
  )
  const byAge = ages !== null || maxAge !== null
  const remarks: Remark[] = []
  if (byAge && sum(counts, ({ yearOnly }) => yearOnly) > 0) remarks.push('birthYearOnly')
  if (byAge && sum(counts, ({ birthUnknown }) => birthUnknown) > 0) remarks.push('birthUnknown')
  if (maxExperienceYears !== null && sum(counts, ({ experienceUnknown }) => experienceUnknown) > 0) remarks.push('experienceUnknown')
  return { value: sum(counts, ({ count }) => count), remarks }
}

function sumOfForm1(headcounts: readonly HeadcountSum[], column: 'children10to19' | 'teachers' | 'youngTeachers') {
  const given = headcounts.flatMap(({ [column]: value, countedOn }) => (value === null ? [] : [{ value, countedOn: countedOn ?? '' }]))
  const oldest = given.map(({ countedOn }) => countedOn).sort()[0] ?? null
  return given.length === 0 ? null : { value: sum(given, ({ value }) => value), countedOn: oldest }
}

/** A figure entered for the territory wins; otherwise the sum of Form 1, where the measure is a column of it. */
function denominatorOf(model: TargetModel, { numerator, denominator }: Indicator, { figures, headcounts }: YearFacts): Part<Denominator> {
  const { measure, title } = denominator
  const figure = figures.find((one) => one.measure === measure)
  if (figure !== undefined) {
    const { value, source, countedOn } = figure
    return { value: { measure, title, value, source, countedOn }, remarks: [] }
  }
  const column = model.measures.find(({ code }) => code === measure)?.headcountColumn ?? null
  if (column === null) return { value: null, remarks: [] }
  const kinds: readonly string[] = (numerator.kind === 'persons' ? numerator.organisationKinds : null) ?? baseKeepingKinds(model)
  const counted = headcounts.filter(({ organisationKind }) => kinds.includes(organisationKind))
  const total = sumOfForm1(counted, column)
  const remarks: Remark[] = sum(counted, ({ missing }) => missing) > 0 ? ['headcountMissing'] : []
  return { value: total === null ? null : { measure, title, source: 'Форма 1', ...total }, remarks }
}

/** One indicator of a place in a year: value, its parts, target and deviation. Zero, no data and no target are three things. */
export function evaluate(model: TargetModel, year: number, indicator: Indicator, facts: YearFacts): IndicatorValue {
  const numerator = numeratorOf(indicator, facts)
  const denominator = denominatorOf(model, indicator, facts)
  const value = percentOf(numerator.value, denominator.value?.value ?? null)
  const target = indicator.targets.find((one) => one.year === year)
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
