import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ComparePage } from '../features/model/compare-page.tsx'

const route = getRouteApi('/staff/model/compare')

export function ModelCompareRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <ComparePage search={search} onSearch={(next) => void navigate({ to: '/model/compare', search: next })} />
}
