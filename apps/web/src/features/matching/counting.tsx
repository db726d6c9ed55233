import { matchingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { Counting, countingPace } from '../../ui/counting.tsx'

interface RoundCountingProps {
  readonly sending: string
  readonly onStop: () => void
}

/** How far the counting of a round is. */
export function RoundCounting({ sending, onStop }: RoundCountingProps) {
  const { data } = useQuery({ ...reading(matchingRoutes.progress, { params: { id: sending } }), refetchInterval: countingPace })
  return <Counting compared={data?.mentees ?? 0} onStop={onStop} />
}
