import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ReportsPage } from '../features/reports/reports-page.tsx'

const route = getRouteApi('/staff/reports')

export function ReportsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <ReportsPage search={search} onSearch={(next) => void navigate({ to: '/reports', search: next, resetScroll: false })} />
}
