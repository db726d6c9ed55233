import { LetterKind } from '@nastavnik/contract'
import { getRouteApi } from '@tanstack/react-router'
import { LetterPage } from '../features/letters/letter-page.tsx'
import { NotFound } from './not-found.tsx'

const route = getRouteApi('/staff/letters/$kind')

export function LetterRoute() {
  const kind = LetterKind.safeParse(route.useParams().kind)
  return kind.success ? <LetterPage kind={kind.data} /> : <NotFound />
}
