import { getRouteApi } from '@tanstack/react-router'
import { PaperPage } from '../features/surveys/paper-page.tsx'

const route = getRouteApi('/staff/campaigns/$id/paper')

export function PaperRoute() {
  return <PaperPage id={route.useParams().id} />
}
