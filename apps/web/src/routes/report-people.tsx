import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ReportPeoplePage } from '../features/reports/report-people-page.tsx'

const route = getRouteApi('/staff/reports/people')

export function ReportPeopleRoute() {
  const search = route.useSearch()
  const navigate = useNavigate()
  return <ReportPeoplePage search={search} onPage={(page) => void navigate({ to: '/reports/people', search: { ...search, page } })} />
}
