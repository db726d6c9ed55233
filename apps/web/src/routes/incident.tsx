import { getRouteApi } from '@tanstack/react-router'
import { IncidentPage } from '../features/incidents/incident-page.tsx'

const route = getRouteApi('/staff/incidents/$id')

export function IncidentRoute() {
  return <IncidentPage id={route.useParams().id} />
}
