import { m } from '../paraglide/messages.js'
import styles from './brand.module.css'

/** The mark: two rings that lean on each other. */
export function Brand() {
  return (
    <span className={styles['brand']}>
      <svg viewBox="0 0 32 32" width="32" height="32" fill="none" strokeWidth="3.5" aria-hidden="true">
        <ellipse cx="11.5" cy="17" rx="7.5" ry="10" transform="rotate(12 11.5 17)" stroke="var(--brand)" />
        <ellipse cx="21" cy="19" rx="6.5" ry="8" transform="rotate(-16 21 19)" stroke="var(--accent)" />
      </svg>
      {m.app_title()}
    </span>
  )
}
