import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { useYears } from '../../ui/years.ts'

export function YearChoice({ year, onPick }: { readonly year: number; readonly onPick: (year: number) => void }) {
  const years = useYears(year)
  return (
    <Choice
      label={m.indicators_scope()}
      value={String(year)}
      options={years.map((one) => [String(one), String(one)] as const)}
      onChoose={(chosen) => onPick(Number(chosen))}
    />
  )
}
