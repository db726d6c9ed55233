import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ScansPage } from '../features/consents/scans-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/consents/scans')

export function ScansRoute() {
  const { page = 1 } = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ScansPage
          organisation={organisation}
          page={page}
          onPage={(next) => void navigate({ to: '/consents/scans', search: { page: next }, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
