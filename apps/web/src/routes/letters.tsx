import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { LettersPage } from '../features/letters/letters-page.tsx'

const route = getRouteApi('/staff/letters')

export function LettersRoute() {
  const navigate = useNavigate()
  return <LettersPage search={route.useSearch()} onSearch={(search) => void navigate({ to: '/letters', search, replace: true })} />
}
