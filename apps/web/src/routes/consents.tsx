import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ConsentsPage } from '../features/consents/consents-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/consents')

export function ConsentsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ConsentsPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/consents', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
