/** Per cent with one decimal, half up; null without a denominator or with a zero one. */
export function percentOf(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null
  return Math.round((numerator * 1000) / denominator) / 10
}

/** Percentage points above or below the target, one decimal. */
export function deviationOf(value: number | null, target: number | null): number | null {
  return value === null || target === null ? null : Math.round((value - target) * 10) / 10
}
