import { getRouteApi } from '@tanstack/react-router'
import { MeetingPage } from '../features/meetings/meeting-page.tsx'

const route = getRouteApi('/staff/meetings/$id')

export function MeetingRoute() {
  const { id } = route.useParams()
  return <MeetingPage key={id} id={id} />
}
