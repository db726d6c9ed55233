import { type Denominator, fewestAnswers, type IndicatorValue } from '@nastavnik/contract'
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

/** Answers after a programme among the participants of a role in the year. */
export interface SurveyCount {
  readonly indicator: string
  readonly participants: number
  readonly answered: number
  readonly satisfied: number
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
  readonly surveys: readonly SurveyCount[]
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

const surveyOf = ({ code }: Indicator, { surveys }: YearFacts): SurveyCount =>
  surveys.find(({ indicator }) => indicator === code) ?? { indicator: code, participants: 0, answered: 0, satisfied: 0 }

/** Of fewer than five answers it is not said how many are satisfied: in a small organisation that tells who is not (ADR 0042). */
function satisfiedAmong({ answered, satisfied }: SurveyCount): Part<number> {
  if (answered === 0) return { value: null, remarks: [] }
  return answered < fewestAnswers ? { value: null, remarks: ['answersFew'] } : { value: satisfied, remarks: [] }
}

/** Null: there is no data to count from — nobody has answered, employers are not indicated. */
function numeratorOf(indicator: Indicator, facts: YearFacts): Part<number> {
  const { code, numerator } = indicator
  const { persons } = facts
  const { employers, unknown } = facts.employers
  if (numerator.kind === 'survey') return satisfiedAmong(surveyOf(indicator, facts))
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

/** A figure entered for the territory wins; otherwise the participants of the year, of whom a survey asks, or the sum of Form 1, where the measure is a column of it. */
function denominatorOf(model: TargetModel, indicator: Indicator, facts: YearFacts): Part<Denominator> {
  const { numerator, denominator } = indicator
  const { figures, headcounts } = facts
  const { measure, title } = denominator
  const figure = figures.find((one) => one.measure === measure)
  if (figure !== undefined) {
    const { value, source, countedOn } = figure
    return { value: { measure, title, value, source, countedOn }, remarks: [] }
  }
  if (numerator.kind === 'survey') {
    const { participants } = surveyOf(indicator, facts)
    return { value: { measure, title, value: participants, source: 'Участники года по базам', countedOn: null }, remarks: [] }
  }
  const column = model.measures.find(({ code }) => code === measure)?.headcountColumn ?? null
  if (column === null) return { value: null, remarks: [] }
  const kinds: readonly string[] = (numerator.kind === 'persons' ? numerator.organisationKinds : null) ?? baseKeepingKinds(model)
  const counted = headcounts.filter(({ organisationKind }) => kinds.includes(organisationKind))
  const total = sumOfForm1(counted, column)
  const remarks: Remark[] = sum(counted, ({ missing }) => missing) > 0 ? ['headcountMissing'] : []
  return { value: total === null ? null : { measure, title, source: 'Форма 1', ...total }, remarks }
}

/** How a survey stands behind its number: the threshold and the response rate are shown beside it (domain 5.12). */
function surveyWith(model: TargetModel, indicator: Indicator, facts: YearFacts): IndicatorValue['survey'] {
  if (indicator.numerator.kind !== 'survey') return null
  const { participants, answered } = surveyOf(indicator, facts)
  const { threshold, source } = model.handbook.monitoring.satisfaction
  return { participants, answered, rate: percentOf(answered, participants), threshold, source }
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
    survey: surveyWith(model, indicator, facts),
    remarks: [...(above ? (['numeratorAboveDenominator'] as const) : []), ...numerator.remarks, ...denominator.remarks],
  }
}
