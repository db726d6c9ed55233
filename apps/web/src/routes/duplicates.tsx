import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { DuplicatesPage } from '../features/duplicates/duplicates-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/duplicates')

export function DuplicatesRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <DuplicatesPage
          organisation={organisation}
          search={search}
          onPage={(page) => void navigate({ to: '/duplicates', search: { ...search, page }, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
