import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ReadinessPage } from '../features/readiness/readiness-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/readiness')

export function ReadinessRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ReadinessPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/readiness', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
