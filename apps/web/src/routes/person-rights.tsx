import { getRouteApi } from '@tanstack/react-router'
import { PersonRightsPage } from '../features/erasures/person-rights-page.tsx'
import { PersonRequests } from '../features/requests/person-requests.tsx'

const route = getRouteApi('/staff/people/$id/rights')

export function PersonRightsRoute() {
  const { id } = route.useParams()
  return <PersonRightsPage key={id} id={id} Requests={PersonRequests} />
}
