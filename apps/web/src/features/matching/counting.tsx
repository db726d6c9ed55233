import { Button } from '@mantine/core'
import { matchingRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import styles from '../../ui/drop.module.css'
import { showNumber } from '../../ui/numbers.ts'

/** How often the server is asked how far it is. */
const pace = 700 // ms

interface CountingProps {
  readonly sending: string
  readonly onStop: () => void
}

/** Tells how far the counting is. What stood before stays until it is done, and when it is stopped. */
export function Counting({ sending, onStop }: CountingProps) {
  const { data } = useQuery({ ...reading(matchingRoutes.progress, { params: { id: sending } }), refetchInterval: pace })
  const compared = data?.mentees ?? 0
  const text = compared === 0 ? m.matching_counting() : m.matching_counted({ count: compared, shown: showNumber(compared) })
  return (
    <div className={styles['drop']}>
      <p role="status">{text}</p>
      <progress className={styles['progress']} aria-label={text} />
      <p className="soft small">{m.matching_counting_hint()}</p>
      <Button variant="default" onClick={onStop}>
        {m.matching_stop()}
      </Button>
    </div>
  )
}
