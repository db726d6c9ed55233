import { getRouteApi } from '@tanstack/react-router'
import { OrganisationPage } from '../features/organisations/organisation-page.tsx'

const route = getRouteApi('/staff/organisations/$code')

export function OrganisationRoute() {
  const { code } = route.useParams()
  return <OrganisationPage key={code} code={code} />
}
