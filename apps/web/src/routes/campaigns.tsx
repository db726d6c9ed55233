import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { CampaignsPage } from '../features/surveys/campaigns-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/campaigns')

export function CampaignsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <CampaignsPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/campaigns', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
