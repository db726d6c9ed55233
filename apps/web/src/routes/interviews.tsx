import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { InterviewsPage } from '../features/readiness/interviews-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/interviews')

export function InterviewsRoute() {
  const { page } = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <InterviewsPage
          organisation={organisation}
          page={page}
          onPage={(next) => void navigate({ to: '/interviews', search: { page: next } })}
        />
      )}
    </OrganisationOnly>
  )
}
