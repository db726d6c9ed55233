import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { RequestsPage } from '../features/requests/requests-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/requests')

export function RequestsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <RequestsPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/requests', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
