import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ConclusionsPage } from '../features/conclusions/conclusions-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/conclusions')

export function ConclusionsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ConclusionsPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/conclusions', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
