import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { QuestionnairesPage } from '../features/questionnaires/questionnaires-page.tsx'

const route = getRouteApi('/staff/questionnaires')

export function QuestionnairesRoute() {
  const navigate = useNavigate()
  return (
    <QuestionnairesPage
      search={route.useSearch()}
      onSearch={(search) => void navigate({ to: '/questionnaires', search, resetScroll: false, replace: true })}
    />
  )
}
