export type PeriodKind = 'year' | 'quarter' | 'school'

export interface PeriodParts {
  readonly kind: PeriodKind
  readonly year: number
  readonly quarter: number
}

/** `2026`, `2026-Q3` or `2026/2027` taken apart. */
export function partsOf(code: string): PeriodParts {
  const year = Number(code.slice(0, 4))
  if (code.includes('/')) return { kind: 'school', year, quarter: 1 }
  const quarter = Number(/Q([1-4])$/.exec(code)?.[1] ?? 0)
  return quarter > 0 ? { kind: 'quarter', year, quarter } : { kind: 'year', year, quarter: 1 }
}

export function codeOf({ kind, year, quarter }: PeriodParts): string {
  if (kind === 'school') return `${year}/${year + 1}`
  return kind === 'quarter' ? `${year}-Q${quarter}` : String(year)
}
