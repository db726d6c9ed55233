import { getRouteApi } from '@tanstack/react-router'
import { UserPage } from '../features/users/user-page.tsx'

const route = getRouteApi('/staff/users/$id')

export function UserRoute() {
  const { id } = route.useParams()
  return <UserPage key={id} id={id} />
}
