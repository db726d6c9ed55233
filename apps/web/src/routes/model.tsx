import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { HandbookPage } from '../features/model/handbook-page.tsx'

const route = getRouteApi('/staff/model')

export function ModelRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <HandbookPage search={search} onSearch={(next) => void navigate({ to: '/model', search: next, replace: true })} />
}
