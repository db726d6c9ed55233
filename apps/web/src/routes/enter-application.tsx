import { EnterPage } from '../features/applications/enter-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

export function EnterApplicationRoute() {
  return <OrganisationOnly>{(organisation) => <EnterPage organisation={organisation} />}</OrganisationOnly>
}
