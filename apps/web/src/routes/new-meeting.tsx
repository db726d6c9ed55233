import { getRouteApi } from '@tanstack/react-router'
import { NewMeetingPage } from '../features/meetings/new-meeting-page.tsx'

const route = getRouteApi('/staff/programmes/$id/new-meeting')

export function NewMeetingRoute() {
  const { id } = route.useParams()
  return <NewMeetingPage key={id} programme={id} />
}
