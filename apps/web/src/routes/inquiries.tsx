import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { InquiriesPage } from '../features/informants/inquiries-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const route = getRouteApi('/staff/inquiries')

export function InquiriesRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <OrganisationOnly>
      {(organisation) => (
        <InquiriesPage
          organisation={organisation}
          search={search}
          onSearch={(next) => void navigate({ to: '/inquiries', search: next, replace: true })}
        />
      )}
    </OrganisationOnly>
  )
}
