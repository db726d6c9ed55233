import { getRouteApi } from '@tanstack/react-router'
import { PairPage } from '../features/mentorships/pair-page.tsx'

const route = getRouteApi('/staff/pairs/$id')

export function PairRoute() {
  const { id } = route.useParams()
  return <PairPage key={id} id={id} />
}
