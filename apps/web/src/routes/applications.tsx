import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ApplicationsPage } from '../features/applications/applications-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/applications')

export function ApplicationsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ApplicationsPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/applications', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
