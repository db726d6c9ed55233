import { getRouteApi } from '@tanstack/react-router'
import { PersonConsentsPage } from '../features/consents/person-consents-page.tsx'

const route = getRouteApi('/staff/consents/people/$id')

export function PersonConsentsRoute() {
  const { id } = route.useParams()
  return <PersonConsentsPage key={id} id={id} />
}
