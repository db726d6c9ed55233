import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ImportsPage } from '../features/imports/imports-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/imports')

export function ImportsRoute() {
  const { page = 1 } = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ImportsPage organisation={organisation} page={page} onPage={(next) => void navigate({ to: '/imports', search: { page: next } })} />
      )}
    </OrganisationOnly>
  )
}
