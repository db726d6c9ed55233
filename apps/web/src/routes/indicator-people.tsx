import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { IndicatorPeoplePage } from '../features/indicators/indicator-people-page.tsx'

const route = getRouteApi('/staff/indicators/people')

export function IndicatorPeopleRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <IndicatorPeoplePage search={search} onPage={(page) => void navigate({ to: '/indicators/people', search: { ...search, page } })} />
}
