import type { MatchingRun, RunFigures } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'

interface CompareRow {
  readonly title: string
  readonly left: string
  readonly right: string
  /** The right one is better or worse by this figure; undefined: the same, or neither is good. */
  readonly better: boolean | undefined
}

type Read = (figures: RunFigures) => number | null

/** Means and shares to one digit, as people read them. */
const shown = (value: number | null): string => (value === null ? '—' : showNumber(Math.round(value * 10) / 10))

/** Each figure with what it is called and whether more of it is good. */
const rows: readonly (readonly [title: () => string, read: Read, isMoreGood: boolean | undefined])[] = [
  [m.matching_filter_placed, ({ placed }) => placed, true],
  [m.matching_total, ({ total }) => total, true],
  [m.matching_mean, ({ mean }) => mean, true],
  [m.matching_least, ({ least }) => least, true],
  [m.matching_tenth, ({ tenth }) => tenth, true],
  [m.matching_first_choices, ({ menteeChoices }) => menteeChoices[0], true],
  [m.matching_second_choices, ({ menteeChoices }) => menteeChoices[1], undefined],
  [m.matching_mentor_choices, ({ mentorChoices }) => mentorChoices[0], true],
  [m.matching_blocking, ({ blocking }) => blocking, false],
  [m.matching_most_load, ({ load }) => load.most, undefined],
]

/** The figures of two runs side by side. */
export const compareRows = (left: Pick<MatchingRun, 'figures'>, right: Pick<MatchingRun, 'figures'>): CompareRow[] =>
  rows.map(([title, read, isMoreGood]) => {
    const [one, other] = [read(left.figures), read(right.figures)]
    const isEqual = one === null || other === null || shown(one) === shown(other)
    return {
      title: title(),
      left: shown(one),
      right: shown(other),
      better: isEqual || isMoreGood === undefined ? undefined : other > one === isMoreGood,
    }
  })
