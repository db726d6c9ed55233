import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { TrainingsPage } from '../features/trainings/trainings-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/trainings')

export function TrainingsRoute() {
  const { page } = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <TrainingsPage
          organisation={organisation}
          page={page}
          onPage={(next) => void navigate({ to: '/trainings', search: { page: next } })}
        />
      )}
    </OrganisationOnly>
  )
}
