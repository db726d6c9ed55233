import { getRouteApi } from '@tanstack/react-router'
import { ImportPage } from '../features/imports/import-page.tsx'

const route = getRouteApi('/staff/imports/$id')

export function ImportRoute() {
  const { id } = route.useParams()
  const { problem } = route.useSearch()
  return <ImportPage key={id} id={id} problem={problem} />
}
