import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ByMunicipalityPage } from '../features/indicators/by-municipality-page.tsx'

const route = getRouteApi('/staff/indicators/municipalities')

export function IndicatorMunicipalitiesRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <ByMunicipalityPage search={search} onSearch={(next) => void navigate({ to: '/indicators/municipalities', search: next })} />
}
