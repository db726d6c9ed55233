import type { ReactNode } from 'react'
import styles from './disclosure.module.css'

interface DisclosureProps {
  readonly title: string
  readonly isOpen?: boolean
  readonly children: ReactNode
}

/** A part of a page that can be folded. */
export function Disclosure({ title, isOpen = false, children }: DisclosureProps) {
  return (
    <details className={styles['disclosure']} open={isOpen}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div className={styles['inside']}>{children}</div>
    </details>
  )
}
