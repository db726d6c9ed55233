import { getRouteApi } from '@tanstack/react-router'
import { ProtocolPage } from '../features/readiness/protocol-page.tsx'

const route = getRouteApi('/staff/interviews/$id')

export function ProtocolRoute() {
  const { id } = route.useParams()
  return <ProtocolPage key={id} id={id} />
}
