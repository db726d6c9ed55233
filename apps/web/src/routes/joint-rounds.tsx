import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { JointPairsPage } from '../features/joint-rounds/pairs-page.tsx'
import { RoundPage } from '../features/joint-rounds/round-page.tsx'
import { RoundsPage } from '../features/joint-rounds/rounds-page.tsx'
import { OrganisationOnly } from '../ui/organisation-only.tsx'

const rounds = getRouteApi('/staff/joint-rounds')
const round = getRouteApi('/staff/joint-rounds/$id')
const pairs = getRouteApi('/staff/joint-rounds/$id/pairs')

export function JointRoundsRoute() {
  const search = rounds.useSearch()
  const navigate = useNavigate()
  return <RoundsPage search={search} onSearch={(next) => void navigate({ to: '/joint-rounds', search: next })} />
}

export function JointRoundRoute() {
  const { id } = round.useParams()
  const { page = 1 } = round.useSearch()
  const navigate = useNavigate()
  const open = (next: number) => void navigate({ to: '/joint-rounds/$id', params: { id }, search: { page: next }, replace: true })
  return <RoundPage key={id} id={id} page={page} onPage={open} />
}

export function JointPairsRoute() {
  const { id } = pairs.useParams()
  const { page = 1 } = pairs.useSearch()
  const navigate = useNavigate()
  const open = (next: number) => void navigate({ to: '/joint-rounds/$id/pairs', params: { id }, search: { page: next }, replace: true })
  return (
    <OrganisationOnly>
      {(organisation) => (
        <JointPairsPage key={`${id} ${organisation.code}`} id={id} organisation={organisation} page={page} onPage={open} />
      )}
    </OrganisationOnly>
  )
}
