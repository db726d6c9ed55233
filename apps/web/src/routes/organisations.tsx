import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { OrganisationsPage } from '../features/organisations/organisations-page.tsx'

const route = getRouteApi('/staff/organisations')

export function OrganisationsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <OrganisationsPage search={search} onSearch={(next) => void navigate({ to: '/organisations', search: next, replace: true })} />
}
