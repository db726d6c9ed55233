import { getRouteApi } from '@tanstack/react-router'
import { ScanPage } from '../features/consents/scan-page.tsx'

const route = getRouteApi('/staff/consents/scans/$id')

export function ScanRoute() {
  const { id } = route.useParams()
  return <ScanPage key={id} id={id} />
}
