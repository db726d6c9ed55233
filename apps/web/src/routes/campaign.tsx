import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { CampaignPage } from '../features/surveys/campaign-page.tsx'

const route = getRouteApi('/staff/campaigns/$id')

export function CampaignRoute() {
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <CampaignPage
      id={id}
      search={search}
      onSearch={(next) => void navigate({ to: '/campaigns/$id', params: { id }, search: next, replace: true, resetScroll: false })}
    />
  )
}
