import type { ReactNode } from 'react'
import styles from './filters.module.css'

/** The row of filters above a list. */
export function Filters({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <search className={`${styles['filters']} no-print`} aria-label={label}>
      {children}
    </search>
  )
}
