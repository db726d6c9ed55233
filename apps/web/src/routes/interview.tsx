import { getRouteApi } from '@tanstack/react-router'
import { InterviewPage } from '../features/readiness/interview-page.tsx'

const route = getRouteApi('/staff/readiness/people/$id/interview')

export function InterviewRoute() {
  const { id } = route.useParams()
  return <InterviewPage key={id} id={id} />
}
