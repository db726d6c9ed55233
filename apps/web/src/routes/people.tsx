import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { PeoplePage } from '../features/people/people-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/people')

export function PeopleRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <PeoplePage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/people', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
