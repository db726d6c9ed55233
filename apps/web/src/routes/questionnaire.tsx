import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { EditorPage } from '../features/questionnaires/editor-page.tsx'

const route = getRouteApi('/staff/questionnaires/$code')

export function QuestionnaireRoute() {
  const { code } = route.useParams()
  const navigate = useNavigate()
  return (
    <EditorPage
      key={code}
      code={code}
      search={route.useSearch()}
      onSearch={(search) => void navigate({ to: '/questionnaires/$code', params: { code }, search })}
    />
  )
}
