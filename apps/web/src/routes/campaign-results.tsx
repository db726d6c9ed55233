import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { CampaignResultsPage } from '../features/measurements/campaign-results-page.tsx'

const route = getRouteApi('/staff/results/campaigns/$id')

export function CampaignResultsRoute() {
  const { id } = route.useParams()
  const { by } = route.useSearch()
  const navigate = useNavigate()
  return (
    <CampaignResultsPage
      key={id}
      id={id}
      by={by}
      onBy={(next) => void navigate({ to: '/results/campaigns/$id', params: { id }, search: { by: next } })}
    />
  )
}
