import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ComparePage } from '../features/matching/compare-page.tsx'
import { NewRoundPage } from '../features/matching/new-round-page.tsx'
import { NumbersPage } from '../features/matching/numbers-page.tsx'
import { RoundPage } from '../features/matching/round-page.tsx'

// Four addresses in one file: what they share would otherwise travel with every other page.
const newRoute = getRouteApi('/staff/programmes/$id/new-matching')
const roundRoute = getRouteApi('/staff/matching/$id')
const compareRoute = getRouteApi('/staff/matching/$id/compare')
const numbersRoute = getRouteApi('/staff/matching-numbers')

export function NewMatchingRoute() {
  const { id } = newRoute.useParams()
  return <NewRoundPage key={id} programme={id} />
}

export function MatchingRoute() {
  const { id } = roundRoute.useParams()
  const search = roundRoute.useSearch()
  const navigate = useNavigate()
  return (
    <RoundPage
      key={id}
      id={id}
      search={search}
      onSearch={(next) => void navigate({ to: '/matching/$id', params: { id }, search: next, replace: true, resetScroll: false })}
    />
  )
}

export function MatchingCompareRoute() {
  const { id } = compareRoute.useParams()
  const search = compareRoute.useSearch()
  const navigate = useNavigate()
  return (
    <ComparePage
      key={id}
      id={id}
      search={search}
      onSearch={(next) => void navigate({ to: '/matching/$id/compare', params: { id }, search: next, replace: true, resetScroll: false })}
    />
  )
}

export function MatchingNumbersRoute() {
  const search = numbersRoute.useSearch()
  const navigate = useNavigate()
  return <NumbersPage search={search} onSearch={(next) => void navigate({ to: '/matching-numbers', search: next })} />
}
