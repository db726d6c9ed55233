import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { CompositionPeoplePage } from '../features/reports/composition-people-page.tsx'

const route = getRouteApi('/staff/reports/composition/people')

export function CompositionPeopleRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <CompositionPeoplePage
      search={search}
      onPage={(page) => void navigate({ to: '/reports/composition/people', search: { ...search, page } })}
    />
  )
}
