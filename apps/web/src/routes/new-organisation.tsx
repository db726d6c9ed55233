import { NewOrganisationPage } from '../features/organisations/new-organisation-page.tsx'

export function NewOrganisationRoute() {
  return <NewOrganisationPage />
}
