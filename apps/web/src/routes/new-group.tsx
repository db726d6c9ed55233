import { NewGroupPage } from '../features/mentorships/new-group-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

export function NewGroupRoute() {
  return <OrganisationOnly>{(organisation) => <NewGroupPage organisation={organisation} />}</OrganisationOnly>
}
