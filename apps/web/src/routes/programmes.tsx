import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ProgrammesPage } from '../features/programmes/programmes-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/programmes')

export function ProgrammesRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ProgrammesPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/programmes', search: next, replace: true, resetScroll: false })}
        />
      )}
    </OrganisationOnly>
  )
}
