import { jointRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { Counting, countingPace } from '../../ui/counting.tsx'

interface JointCountingProps {
  readonly sending: string
  readonly onStop: () => void
}

/** How far the counting of a joint round is. */
export function JointCounting({ sending, onStop }: JointCountingProps) {
  const { data } = useQuery({ ...reading(jointRoutes.progress, { params: { id: sending } }), refetchInterval: countingPace })
  return <Counting compared={data?.mentees ?? 0} onStop={onStop} />
}
