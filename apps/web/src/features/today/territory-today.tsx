import { organisationRoutes, reportRoutes, type UnitRef } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Coverage } from './coverage.tsx'
import { FormTotals, totalsReading } from './form-totals.tsx'
import { TargetsBrief } from './targets-brief.tsx'
import { TerritorySteps } from './territory-steps.tsx'

/** A municipality, a region: the main numbers, who is silent, then targets and totals. */
export function TerritoryToday({ unit, year }: { readonly unit: UnitRef; readonly year: number }) {
  const mayReadIndicators = useMay('indicator.read')
  const mayReadOrganisations = useMay('organisation.read')
  const inside = unit.level === 'municipality' ? { municipality: unit.code } : {}
  const totals = useQuery(totalsReading(unit.code, year))
  const search = { unit: unit.code, period: String(year), headcount: 'missing', page: 1 } as const
  const silent = useQuery(reading(reportRoutes.form1Rows, { query: search }))
  const units = useQuery({
    ...reading(organisationRoutes.list, { query: { level: 'organisation', page: 1, ...inside } }),
    enabled: mayReadOrganisations,
  })
  const all = [totals, silent, ...(mayReadOrganisations ? [units] : [])]
  const failed = all.find((one) => one.isLoadingError)
  if (failed?.error) return <ProblemNotice error={failed.error} onRetry={() => void Promise.all(all.map((one) => one.refetch()))} />
  if (!totals.data || !silent.data || (mayReadOrganisations && !units.data)) return <Waiting lines={12} />
  return (
    <>
      <Coverage summary={totals.data} year={year} organisations={units.data?.total} withoutHeadcount={silent.data.total} />
      <TerritorySteps summary={totals.data} silent={silent.data} />
      {mayReadIndicators ? <TargetsBrief unit={unit.code} year={year} /> : null}
      <FormTotals unit={unit.code} year={year} />
    </>
  )
}
