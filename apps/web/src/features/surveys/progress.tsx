import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'
import styles from './surveys.module.css'

interface ProgressProps {
  readonly asked: number
  readonly answered: number
  readonly started?: number
}

/** Answered of asked: the words say it, the bar repeats it for the eye. */
export function Progress({ asked, answered, started = 0 }: ProgressProps) {
  const share = (count: number) => (asked === 0 ? 0 : (count / asked) * 100)
  return (
    <div className={styles['progress']}>
      <span>
        {m.campaigns_of({ answered: showNumber(answered), asked: showNumber(asked) })}{' '}
        <span className="soft">({m.campaigns_share({ percent: Math.floor(share(answered)) })})</span>
      </span>
      <span className={styles['bar']} aria-hidden="true">
        <span style={{ width: `${share(answered)}%` }} />
        <span data-started style={{ width: `${share(started)}%` }} />
      </span>
    </div>
  )
}
