import type { ReactNode } from 'react'
import styles from './section.module.css'

/** A part of a page with its own heading. */
export function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
