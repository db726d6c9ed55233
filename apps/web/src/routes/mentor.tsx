import { getRouteApi } from '@tanstack/react-router'
import { MentorPage } from '../features/readiness/mentor-page.tsx'

const route = getRouteApi('/staff/readiness/people/$id')

export function MentorRoute() {
  const { id } = route.useParams()
  return <MentorPage key={id} id={id} />
}
