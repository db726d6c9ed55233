import { getRouteApi } from '@tanstack/react-router'
import { PersonPage } from '../features/people/person-page.tsx'

const route = getRouteApi('/staff/people/$id')

export function PersonRoute() {
  const { id } = route.useParams()
  return <PersonPage key={id} id={id} />
}
