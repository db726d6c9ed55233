import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { TokensPage } from '../features/api-docs/tokens-page.tsx'

const route = getRouteApi('/staff/api-docs/tokens')

export function TokensRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <TokensPage search={search} onSearch={(next) => void navigate({ to: '/api-docs/tokens', search: next, resetScroll: false })} />
}
