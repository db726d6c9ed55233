import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { FactsPage } from '../features/facts/facts-page.tsx'

const route = getRouteApi('/staff/facts')

export function FactsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <FactsPage search={search} onSearch={(next) => void navigate({ to: '/facts', search: next, resetScroll: false })} />
}
