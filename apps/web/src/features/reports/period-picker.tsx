import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useYears } from '../../ui/years.ts'
import { codeOf, type PeriodKind, partsOf } from './periods.ts'

const kinds: readonly (readonly [PeriodKind, string])[] = [
  ['year', m.reports_period_year()],
  ['quarter', m.reports_period_quarter()],
  ['school', m.reports_period_school()],
]

export function PeriodPicker({ period, onPick }: { readonly period: string; readonly onPick: (period: string) => void }) {
  const parts = partsOf(period)
  const years = useYears(parts.year)
  const yearTitle = (year: number) => (parts.kind === 'school' ? `${year}/${year + 1}` : String(year))
  return (
    <>
      <Choice
        label={m.reports_period_kind()}
        value={parts.kind}
        options={kinds}
        onChoose={(kind = 'year') => onPick(codeOf({ ...parts, kind }))}
      />
      <Choice
        label={m.reports_year()}
        value={String(parts.year)}
        options={years.map((year) => [String(year), yearTitle(year)] as const)}
        onChoose={(year) => onPick(codeOf({ ...parts, year: Number(year) }))}
      />
      {parts.kind === 'quarter' ? (
        <Choice
          label={m.reports_quarter()}
          value={String(parts.quarter)}
          options={['1', '2', '3', '4'].map((n) => [n, m.reports_quarter_n({ n })] as const)}
          onChoose={(quarter) => onPick(codeOf({ ...parts, quarter: Number(quarter) }))}
        />
      ) : null}
    </>
  )
}
