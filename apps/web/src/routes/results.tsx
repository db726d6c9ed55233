import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ResultsPage } from '../features/measurements/results-page.tsx'

const route = getRouteApi('/staff/results')

export function ResultsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <ResultsPage search={search} onSearch={(next) => void navigate({ to: '/results', search: next })} />
}
