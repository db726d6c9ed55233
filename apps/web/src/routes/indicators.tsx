import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { IndicatorsPage } from '../features/indicators/indicators-page.tsx'

const route = getRouteApi('/staff/indicators')

export function IndicatorsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <IndicatorsPage search={search} onSearch={(next) => void navigate({ to: '/indicators', search: next })} />
}
