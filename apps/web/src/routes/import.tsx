import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ImportPage } from '../features/imports/import-page.tsx'

const route = getRouteApi('/staff/imports/$id')

export function ImportRoute() {
  const { id } = route.useParams()
  const { problem, page = 1 } = route.useSearch()
  const navigate = useNavigate()
  return (
    <ImportPage
      key={id}
      id={id}
      problem={problem}
      page={page}
      onPage={(next) => void navigate({ to: '/imports/$id', params: { id }, search: { problem, page: next }, replace: true })}
    />
  )
}
