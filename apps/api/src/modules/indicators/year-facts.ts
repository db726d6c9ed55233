import type { Denominator } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import type { Tx } from '../../kernel/db.ts'
import type { CountingPlace } from '../reports/index.ts'
import { freshNumerators } from './indicator-rollups.ts'
import { readEmployers, readFigures, readPersons, sumHeadcounts } from './indicators.repo.ts'

/** Distinct persons of an indicator's numerator in the organisations of a kind, and what is missing about the others. */
export interface PersonsCount {
  readonly indicator: string
  readonly organisationKind: string
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

/** A row read for a place as a whole (`municipalityId` null) or for each municipality of it. */
export type Placed<Row> = Row & { readonly municipalityId: string | null }
export type By = 'place' | 'municipality'

/** The facts of the place as a whole under key null, or of each municipality under its id. */
export async function readYearFacts(
  tx: Tx,
  { place, year, model }: { place: CountingPlace; year: number; model: TargetModel },
  by: By,
): Promise<(municipalityId: string | null) => YearFacts> {
  const fresh = await freshNumerators(tx, place, year, model)
  const persons = Map.groupBy(await readPersons(tx, fresh, by), ({ municipalityId }) => municipalityId)
  const employers = new Map((await readEmployers(tx, fresh, by)).map((row) => [row.municipalityId, row]))
  const headcounts = Map.groupBy(await sumHeadcounts(tx, place, year, by), ({ municipalityId }) => municipalityId)
  const figures = place.organisationId === null ? await readFigures(tx, place.regionId, year) : []
  const figuresOf = Map.groupBy(figures, ({ municipalityId }) => municipalityId)
  return (municipalityId) => ({
    persons: persons.get(municipalityId) ?? [],
    employers: employers.get(municipalityId) ?? { employers: 0, unknown: 0 },
    headcounts: headcounts.get(municipalityId) ?? [],
    figures: figuresOf.get(by === 'place' ? place.municipalityId : municipalityId) ?? [],
  })
}
