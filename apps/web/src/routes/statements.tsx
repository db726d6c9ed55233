import { getRouteApi } from '@tanstack/react-router'
import { StatementsPage } from '../features/informants/statements-page.tsx'

const route = getRouteApi('/staff/people/$id/statements')

export function StatementsRoute() {
  const { id } = route.useParams()
  return <StatementsPage key={id} id={id} />
}
