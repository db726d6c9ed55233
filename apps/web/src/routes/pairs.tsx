import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { JointInvitations } from '../features/joint-rounds/invitations.tsx'
import { PairsPage } from '../features/mentorships/pairs-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/pairs')

export function PairsRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <PairsPage
          organisation={organisation}
          search={search}
          above={<JointInvitations organisation={organisation} />}
          onSearch={(next) => void navigate({ to: '/pairs', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
