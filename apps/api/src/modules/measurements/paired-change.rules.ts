import jStat from 'jstat'

/** What was measured in one participant; null: not measured then. */
export interface Measured {
  readonly before: number | null
  readonly after: number | null
}

/** Fewer complete pairs than this say nothing and may tell of one person (domain 9.7). */
export const fewestPairs = 10

/** `SAME`: nobody changed at all. `UNPROVEN`: the interval holds zero, the change may be chance. */
export type ChangeVerdict = 'BETTER' | 'WORSE' | 'SAME' | 'UNPROVEN'

/** The change from before to after of those who were measured twice, or that there are too few of them: then no number is told. */
export type PairedChange =
  | { readonly state: 'tooFew' }
  | {
      readonly state: 'measured'
      /** Participants measured both times: all that follows is of them. */
      readonly pairs: number
      readonly meanBefore: number
      readonly meanAfter: number
      readonly meanChange: number
      /** 95 % confidence interval of the mean change. */
      readonly from: number
      readonly to: number
      /** Величина эффекта: Hedges' g_av (ADR 0042); null when nobody differs from anybody, before and after. */
      readonly effect: number | null
      readonly verdict: ChangeVerdict
      /** Measured before and never after; after and never before: they left or came. */
      readonly onlyBefore: number
      readonly onlyAfter: number
    }

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of a sample: divided by one less than there are. Equal values have exactly none, whatever the rounding of their mean. */
function varianceOf(values: readonly number[]): number {
  if (values.every((value) => value === values[0])) return 0
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

/** Hedges' correction of a standardised difference for a small sample, exactly. */
function correctionFor(degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2
  return Math.exp(jStat.gammaln(half) - jStat.gammaln(half - 0.5)) / Math.sqrt(half)
}

/** A difference of decimals is kept free of the noise of binary fractions: 4.1 − 3.8 is 0.3 in everybody. */
const differenceOf = (after: number, before: number): number => Math.round((after - before) * 1e9) / 1e9

function verdictOf(from: number, to: number, better: 'HIGHER' | 'LOWER'): ChangeVerdict {
  if (from === 0 && to === 0) return 'SAME'
  if (from <= 0 && to >= 0) return 'UNPROVEN'
  return from > 0 === (better === 'HIGHER') ? 'BETTER' : 'WORSE'
}

/**
 * Compares before and after in those who have both; the interval is that of a paired t-test. `better`: which change is a good one
 * (monitoring.yaml). Checked against SciPy (`fixtures/`).
 */
export function pairedChangeOf(measured: readonly Measured[], better: 'HIGHER' | 'LOWER'): PairedChange {
  const pairs = measured.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before, after }]))
  if (pairs.length < fewestPairs) return { state: 'tooFew' }
  const before = pairs.map((pair) => pair.before)
  const after = pairs.map((pair) => pair.after)
  const changes = pairs.map((pair) => differenceOf(pair.after, pair.before))
  const meanChange = meanOf(changes)
  const margin = jStat.studentt.inv(0.975, pairs.length - 1) * Math.sqrt(varianceOf(changes) / pairs.length)
  const spread = Math.sqrt((varianceOf(before) + varianceOf(after)) / 2)
  const [from, to] = [meanChange - margin, meanChange + margin]
  return {
    state: 'measured',
    pairs: pairs.length,
    meanBefore: meanOf(before),
    meanAfter: meanOf(after),
    meanChange,
    from,
    to,
    effect: spread === 0 ? null : (meanChange / spread) * correctionFor(pairs.length - 1),
    verdict: verdictOf(from, to, better),
    onlyBefore: measured.filter((one) => one.before !== null && one.after === null).length,
    onlyAfter: measured.filter((one) => one.before === null && one.after !== null).length,
  }
}
