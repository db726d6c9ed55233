import { getRouteApi } from '@tanstack/react-router'
import { ApplicationPage } from '../features/applications/application-page.tsx'

const route = getRouteApi('/staff/applications/$id')

export function ApplicationRoute() {
  const { id } = route.useParams()
  return <ApplicationPage key={id} id={id} />
}
