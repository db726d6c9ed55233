import type { ReactNode } from 'react'
import styles from './table.module.css'

/** A wide table scrolls inside itself, by keyboard too; the page never does. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a section needs the same role and label
    <div className={styles['region']} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
