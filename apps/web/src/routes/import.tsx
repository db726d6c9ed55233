import { getRouteApi } from '@tanstack/react-router'
import { ImportPage } from '../features/imports/import-page.tsx'

const route = getRouteApi('/staff/imports/$id')

export function ImportRoute() {
  const { id } = route.useParams()
  return <ImportPage key={id} id={id} />
}
