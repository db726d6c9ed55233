import { type Distribution, fewestAnswers } from '@nastavnik/contract'

/** A part in per cent with one decimal, half up; of nobody it is nothing. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 1000) / whole) / 10)

/**
 * The distribution of a question over `possible` values in their order; values that nobody gave stand with zero. `counts` are those given; `answers` is how many
 * people answered: of several choices each counts, so their sum may be larger. `invited`: all who were asked.
 */
export function distributionOf(
  counts: ReadonlyMap<string, number>,
  possible: readonly string[],
  { answers, invited, numeric }: { readonly answers: number; readonly invited: number; readonly numeric: boolean },
): Distribution {
  if (answers < fewestAnswers) return { state: 'tooFew' }
  const values = possible.map((value) => ({ value, count: counts.get(value) ?? 0 }))
  const sum = values.reduce((total, { value, count }) => total + Number(value) * count, 0)
  return { state: 'counted', answers, rate: shareOf(answers, invited), values, mean: numeric ? sum / answers : null }
}
