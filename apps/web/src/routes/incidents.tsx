import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { IncidentsPage } from '../features/incidents/incidents-page.tsx'

const route = getRouteApi('/staff/incidents')

export function IncidentsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <IncidentsPage search={search} onSearch={(next) => void navigate({ to: '/incidents', search: next, replace: true })} />
}
