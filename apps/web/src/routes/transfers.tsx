import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { TransfersPage } from '../features/moves/transfers-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/transfers')

export function TransfersRoute() {
  const { page = 1 } = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <TransfersPage
          organisation={organisation}
          page={page}
          onPage={(next) => void navigate({ to: '/transfers', search: { page: next }, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
