import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ErasuresPage } from '../features/erasures/erasures-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/erasures')

export function ErasuresRoute() {
  const { page = 1 } = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <ErasuresPage
          organisation={organisation}
          page={page}
          onPage={(next) => void navigate({ to: '/erasures', search: { page: next }, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
