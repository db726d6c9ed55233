import type { UnitRef } from '@nastavnik/contract'
import { useMay } from '../../api/session.ts'
import { Coverage } from './coverage.tsx'
import { FormTotals } from './form-totals.tsx'
import { TargetsBrief } from './targets-brief.tsx'

/** A municipality, a region: totals, targets, and who is silent. */
export function TerritoryToday({ unit, year }: { readonly unit: UnitRef; readonly year: number }) {
  const mayReadIndicators = useMay('indicator.read')
  const mayReadOrganisations = useMay('organisation.read')
  return (
    <>
      <FormTotals unit={unit.code} year={year} />
      {mayReadIndicators ? <TargetsBrief unit={unit.code} year={year} /> : null}
      {mayReadOrganisations ? <Coverage unit={unit} year={year} /> : null}
    </>
  )
}
