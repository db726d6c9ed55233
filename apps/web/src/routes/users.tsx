import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { UsersPage } from '../features/users/users-page.tsx'

const route = getRouteApi('/staff/users')

export function UsersRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <UsersPage search={search} onSearch={(next) => void navigate({ to: '/users', search: next, replace: true })} />
}
