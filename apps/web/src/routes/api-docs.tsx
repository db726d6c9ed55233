import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ApiPage } from '../features/api-docs/api-page.tsx'

const route = getRouteApi('/staff/api-docs')

export function ApiDocsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <ApiPage search={search} onSearch={(next) => void navigate({ to: '/api-docs', search: next, replace: true, resetScroll: false })} />
  )
}
