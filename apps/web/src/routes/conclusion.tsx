import { getRouteApi } from '@tanstack/react-router'
import { ConclusionPage } from '../features/conclusions/conclusion-page.tsx'

const route = getRouteApi('/staff/conclusions/$id')

export function ConclusionRoute() {
  const { id } = route.useParams()
  return <ConclusionPage key={id} id={id} />
}
