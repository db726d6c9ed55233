import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import styles from './facts.module.css'

/** Names of fields and what stands in them; an empty one says so. */
export function Facts({ facts }: { readonly facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null ? <span className="soft">{m.not_given()}</span> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
