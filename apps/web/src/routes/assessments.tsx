import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { AssessmentsPage } from '../features/assessments/assessments-page.tsx'

const route = getRouteApi('/staff/programmes/$id/assessments')

export function AssessmentsRoute() {
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <AssessmentsPage
      key={id}
      id={id}
      search={search}
      onSearch={(next) =>
        void navigate({ to: '/programmes/$id/assessments', params: { id }, search: next, replace: true, resetScroll: false })
      }
    />
  )
}
