import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { AuditPage } from '../features/audit/audit-page.tsx'

const route = getRouteApi('/staff/audit')

export function AuditRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <AuditPage search={search} onSearch={(next) => void navigate({ to: '/audit', search: next, replace: true })} />
}
