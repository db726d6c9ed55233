import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { CompositionPage } from '../features/reports/composition-page.tsx'

const route = getRouteApi('/staff/reports/composition')

export function CompositionRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <CompositionPage search={search} onSearch={(next) => void navigate({ to: '/reports/composition', search: next, resetScroll: false })} />
  )
}
