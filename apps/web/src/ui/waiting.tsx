import { m } from '../paraglide/messages.js'
import styles from './waiting.module.css'

export function Waiting({ lines = 6 }: { readonly lines?: number }) {
  return (
    <div className={styles['waiting']} role="status">
      <span className="unseen">{m.loading()}</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <div key={line} className={styles['line']} aria-hidden="true" />
      ))}
    </div>
  )
}
