import { getRouteApi } from '@tanstack/react-router'
import { BatchPage } from '../features/imports/batch-page.tsx'

const route = getRouteApi('/staff/imports/batches/$id')

export function ImportBatchRoute() {
  const { id } = route.useParams()
  return <BatchPage key={id} id={id} />
}
