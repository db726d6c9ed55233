import { getRouteApi } from '@tanstack/react-router'
import { VersionPage } from '../features/questionnaires/version-page.tsx'

const route = getRouteApi('/staff/questionnaires/$code/versions/$id')

export function QuestionnaireVersionRoute() {
  return <VersionPage {...route.useParams()} />
}
