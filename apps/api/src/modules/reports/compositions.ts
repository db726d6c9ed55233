import type { Level } from '@nastavnik/contract'
import type { BandedCode, BandedComposition, Composition, PlacedCode, TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import { ageOn } from './age.ts'

/** The row of those of whom it is not known. */
export const unknownRow = 'unknown'

export interface CompositionRowTitle {
  readonly code: string
  readonly title: string
  /** Stands also without people. */
  readonly isAlways: boolean
  /** The territory that the row is. */
  readonly unit: string | null
}

/** The number of the person `s` on the last day of the period that the steps of the model divide. */
const numbers: Readonly<Record<BandedCode, (day: string) => RawBuilder<number | null>>> = {
  AGE: ageOn,
  EXPERIENCE: () => sql`s.experience_years`,
}

interface Placing {
  /** The code of the row, of the organisation `s` as it counts on the day (`structureOn`) in the municipality `m`. */
  readonly row: RawBuilder<string | null>
  readonly titles: (model: TargetModel) => readonly { code: string; title: string }[]
  /** The rows are territories under their codes: one without people says something, each has a composition of its own. */
  readonly areUnits: boolean
  /** Where there is something to tell apart. */
  readonly levels: readonly Level[]
}
const placings: Readonly<Record<PlacedCode, Placing>> = {
  ORGANISATION_KIND: {
    row: sql`s.kind`,
    titles: ({ organisationKinds }) => organisationKinds,
    areUnits: false,
    levels: ['region', 'municipality'],
  },
  MUNICIPALITY: { row: sql`m.code`, titles: ({ municipalities }) => municipalities, areUnits: true, levels: ['region'] },
}

export const isBanded = (composition: Composition): composition is BandedComposition => 'bands' in composition

/** The compositions that a unit of the level has. */
export const compositionsAt = (model: TargetModel, level: Level): Composition[] =>
  model.compositions.filter((composition) => isBanded(composition) || placings[composition.code].levels.includes(level))

/** The row of the person `s`: its step, or null when the number is not known. */
export function stepOf({ code, bands }: BandedComposition, day: string): RawBuilder<string | null> {
  const starts = bands.flatMap(({ to }) => (to === null ? [] : [to + 1]))
  return sql`width_bucket(${numbers[code](day)}, ${starts}::int[])::text`
}

export const placeOf = (code: PlacedCode): RawBuilder<string | null> => placings[code].row

/** All rows in the order of the model, the unknown last. */
export function rowsOf(model: TargetModel, composition: Composition): CompositionRowTitle[] {
  const unknown = { code: unknownRow, title: composition.unknown, isAlways: false, unit: null }
  if (isBanded(composition)) {
    return [...composition.bands.map(({ title }, index) => ({ code: String(index), title, isAlways: true, unit: null })), unknown]
  }
  const { titles, areUnits } = placings[composition.code]
  return [...titles(model).map(({ code, title }) => ({ code, title, isAlways: areUnits, unit: areUnits ? code : null })), unknown]
}
