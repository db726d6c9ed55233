import { Button } from '@mantine/core'
import { importRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import styles from '../../ui/drop.module.css'
import { showNumber } from '../../ui/numbers.ts'

interface SendingProps {
  readonly name: string
  /** How much of the file has gone, 0–1. */
  readonly share: number
  readonly place: number
  readonly of: number
  readonly sending: string
  readonly onStop: () => void
}

/** How often the server is asked how far it is. */
const pace = 700 // ms

export function Sending({ name, share, place, of, sending, onStop }: SendingProps) {
  const checked = useQuery({ ...reading(importRoutes.progress, { params: { id: sending } }), enabled: share >= 1, refetchInterval: pace })
  const rows = checked.data?.rows ?? 0
  const percent = Math.round(share * 100)
  const state =
    share >= 1
      ? rows === 0
        ? m.imports_checking()
        : m.imports_checked_rows({ rows: showNumber(rows) })
      : m.imports_sending({ name, percent })
  const text = of === 1 ? state : `${m.batch_file({ place, of, name })} ${state}`
  return (
    <div className={styles['drop']}>
      <p role="status">{text}</p>
      {share >= 1 ? (
        <progress className={styles['progress']} aria-label={text} />
      ) : (
        <progress className={styles['progress']} value={share} aria-label={text} />
      )}
      <Button variant="default" onClick={onStop}>
        {m.imports_stop()}
      </Button>
    </div>
  )
}
