import { useNavigate } from '@tanstack/react-router'
import { NewCampaignPage } from '../features/surveys/new-campaign-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

export function NewCampaignRoute() {
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <NewCampaignPage
          organisation={organisation}
          onBegun={(id) => void navigate({ to: '/campaigns/$id', params: { id }, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
