import type { TargetModel } from '@nastavnik/target-model'
import type { Tx } from '../../kernel/db.ts'
import type { CountingPlace } from '../reports/index.ts'
import type { YearFacts } from './evaluate.rules.ts'
import { freshNumerators } from './indicator-rollups.ts'
import { type By, readEmployers, readFigures, readPersons, sumHeadcounts } from './indicators.repo.ts'

/** The facts of the place as a whole under key null, or of each municipality under its id. */
export async function readYearFacts(
  tx: Tx,
  { place, year, model }: { place: CountingPlace; year: number; model: TargetModel },
  by: By,
): Promise<(municipalityId: string | null) => YearFacts> {
  const fresh = await freshNumerators(tx, place, year, model)
  const persons = Map.groupBy(await readPersons(tx, fresh, { place, model }, by), ({ municipalityId }) => municipalityId)
  const employers = new Map((await readEmployers(tx, fresh, place, by)).map((row) => [row.municipalityId, row]))
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
