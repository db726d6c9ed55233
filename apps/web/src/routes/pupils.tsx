import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { PupilsPage } from '../features/informants/pupils-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/pupils')

export function PupilsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <PupilsPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/pupils', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
