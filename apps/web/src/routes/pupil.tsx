import { getRouteApi } from '@tanstack/react-router'
import { PupilPage } from '../features/informants/pupil-page.tsx'

const route = getRouteApi('/staff/pupils/$id')

export function PupilRoute() {
  const { id } = route.useParams()
  return <PupilPage key={id} id={id} />
}
