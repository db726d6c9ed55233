import { Button } from '@mantine/core'
import { m } from '../../paraglide/messages.js'
import styles from '../../ui/drop.module.css'

interface SendingProps {
  readonly name: string
  /** How much of the file has gone, 0–1. */
  readonly share: number
  readonly place: number
  readonly of: number
  readonly onStop: () => void
}

export function Sending({ name, share, place, of, onStop }: SendingProps) {
  const percent = Math.round(share * 100)
  const state = share >= 1 ? m.imports_checking() : m.imports_sending({ name, percent })
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
