import type { Indicator, TargetModel } from '@nastavnik/target-model'
import type { Tx } from '../../kernel/db.ts'
import type { CountingPlace } from '../reports/index.ts'
import type { YearFacts } from './evaluate.rules.ts'
import { freshNumerators } from './indicator-rollups.ts'
import { type By, readEmployers, readFigures, readPersons, readSurveys, sumHeadcounts } from './indicators.repo.ts'

interface Asked {
  readonly place: CountingPlace
  readonly year: number
  readonly model: TargetModel
  readonly indicators: readonly Indicator[]
}

/** What these indicators are made of: for the place as a whole under key null, or for each municipality under its id. */
export async function readYearFacts(
  tx: Tx,
  { place, year, model, indicators }: Asked,
  by: By,
): Promise<(municipalityId: string | null) => YearFacts> {
  const counts = (kind: Indicator['numerator']['kind']) => indicators.some(({ numerator }) => numerator.kind === kind)
  const fresh = await freshNumerators(tx, place, year, model)
  const personsFound = counts('persons') ? await readPersons(tx, fresh, { place, year, model }, by) : []
  const persons = Map.groupBy(personsFound, ({ municipalityId }) => municipalityId)
  const surveysFound = counts('survey') ? await readSurveys(tx, fresh, { place, year, model }, by) : []
  const surveys = Map.groupBy(surveysFound, ({ municipalityId }) => municipalityId)
  const employersFound = counts('employers') ? await readEmployers(tx, fresh, place, by) : []
  const employers = new Map(employersFound.map((row) => [row.municipalityId, row]))
  const headcounts = Map.groupBy(await sumHeadcounts(tx, place, year, by), ({ municipalityId }) => municipalityId)
  const figures = place.organisationId === null ? await readFigures(tx, place.regionId, year) : []
  const figuresOf = Map.groupBy(figures, ({ municipalityId }) => municipalityId)
  return (municipalityId) => ({
    persons: persons.get(municipalityId) ?? [],
    surveys: surveys.get(municipalityId) ?? [],
    employers: employers.get(municipalityId) ?? { employers: 0, unknown: 0 },
    headcounts: headcounts.get(municipalityId) ?? [],
    figures: figuresOf.get(by === 'place' ? place.municipalityId : municipalityId) ?? [],
  })
}
