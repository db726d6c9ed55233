import type { ReactNode } from 'react'
import styles from './figures.module.css'

export interface Figure {
  readonly label: string
  /** The number; where there is a list behind it, a link. */
  readonly value: ReactNode
  readonly tone?: 'warn' | 'bad'
}

/** Numbers with their names. */
export function Figures({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles['figures']} aria-label={label}>
      {figures.map((figure) => (
        <div key={figure.label} className={styles['figure']} data-tone={figure.tone}>
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  )
}
