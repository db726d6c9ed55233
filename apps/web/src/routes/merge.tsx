import { getRouteApi } from '@tanstack/react-router'
import { MergePage } from '../features/duplicates/merge-page.tsx'

const route = getRouteApi('/staff/duplicates/$kept/$gone')

export function MergeRoute() {
  const { kept, gone } = route.useParams()
  return <MergePage key={`${kept} ${gone}`} kept={kept} gone={gone} />
}
