import { getRouteApi } from '@tanstack/react-router'
import { TrainingPage } from '../features/trainings/training-page.tsx'

const route = getRouteApi('/staff/trainings/$id')

export function TrainingRoute() {
  const { id } = route.useParams()
  return <TrainingPage key={id} id={id} />
}
