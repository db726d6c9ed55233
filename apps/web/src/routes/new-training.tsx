import { NewTrainingPage } from '../features/trainings/new-training-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

export function NewTrainingRoute() {
  return <OrganisationOnly>{(organisation) => <NewTrainingPage organisation={organisation} />}</OrganisationOnly>
}
