import { getRouteApi } from '@tanstack/react-router'
import { PartPage } from '../features/incidents/part-page.tsx'

const route = getRouteApi('/staff/incidents/$id/organisations/$code')

export function IncidentPartRoute() {
  const { id, code } = route.useParams()
  return <PartPage id={id} code={code} />
}
