import { type Change, type ChangeVerdict, fewestPairs } from '@nastavnik/contract'
import jStat from 'jstat'

/** What was measured in one participant; null: not measured then. */
export interface Measured {
  readonly before: number | null
  readonly after: number | null
}

/**
 * All that the numbers are made of, so that organisations can be summed without their pairs. Sums are of hundredths — 4.25 is 425 —, whole numbers: the differences
 * of equal values are exactly none.
 */
export interface PairSums {
  readonly pairs: number
  readonly before: number
  readonly after: number
  readonly beforeSquared: number
  readonly afterSquared: number
  /** Before times after. */
  readonly product: number
  readonly onlyBefore: number
  readonly onlyAfter: number
}

const hundredths = (value: number): number => Math.round(value * 100)

/** The sums of some pairs, as the database makes them. */
export function sumsOf(measured: readonly Measured[]): PairSums {
  const pairs = measured.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before: hundredths(before), after: hundredths(after) }],
  )
  const sum = (of: (pair: { before: number; after: number }) => number) => pairs.reduce((total, pair) => total + of(pair), 0)
  return {
    pairs: pairs.length,
    before: sum(({ before }) => before),
    after: sum(({ after }) => after),
    beforeSquared: sum(({ before }) => before ** 2),
    afterSquared: sum(({ after }) => after ** 2),
    product: sum(({ before, after }) => before * after),
    onlyBefore: measured.filter(({ before, after }) => before !== null && after === null).length,
    onlyAfter: measured.filter(({ before, after }) => before === null && after !== null).length,
  }
}

/** The variance of a sample in units: divided by one less than there are. */
const varianceOf = (count: number, sum: number, squares: number): number => (count * squares - sum ** 2) / (count * (count - 1)) / 10_000

/** Hedges' correction of a standardised difference for a small sample, exactly. */
function correctionFor(degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2
  return Math.exp(jStat.gammaln(half) - jStat.gammaln(half - 0.5)) / Math.sqrt(half)
}

function verdictOf(from: number, to: number, better: 'HIGHER' | 'LOWER'): ChangeVerdict {
  if (from === 0 && to === 0) return 'SAME'
  if (from <= 0 && to >= 0) return 'UNPROVEN'
  return from > 0 === (better === 'HIGHER') ? 'BETTER' : 'WORSE'
}

/**
 * Compares before and after in those who have both; the interval is that of a paired t-test. `better`: which change is a good one
 * (monitoring.yaml). Checked against SciPy (`fixtures/`).
 */
export function pairedChangeOf(sums: PairSums, better: 'HIGHER' | 'LOWER'): Change {
  const { pairs, onlyBefore, onlyAfter } = sums
  if (pairs < fewestPairs) return { state: 'tooFew' }
  const change = sums.after - sums.before
  const meanChange = change / pairs / 100
  const ofChange = varianceOf(pairs, change, sums.afterSquared - 2 * sums.product + sums.beforeSquared)
  const margin = jStat.studentt.inv(0.975, pairs - 1) * Math.sqrt(ofChange / pairs)
  const spread = Math.sqrt((varianceOf(pairs, sums.before, sums.beforeSquared) + varianceOf(pairs, sums.after, sums.afterSquared)) / 2)
  const [from, to] = [meanChange - margin, meanChange + margin]
  return {
    state: 'measured',
    pairs,
    meanBefore: sums.before / pairs / 100,
    meanAfter: sums.after / pairs / 100,
    meanChange,
    from,
    to,
    effect: spread === 0 ? null : (meanChange / spread) * correctionFor(pairs - 1),
    verdict: verdictOf(from, to, better),
    onlyBefore,
    onlyAfter,
  }
}
