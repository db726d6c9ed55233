import { type ReactNode, useId } from 'react'
import styles from './card.module.css'

/** A separate thing with its own name. */
export function Card({ title, note, children }: { readonly title: ReactNode; readonly note?: ReactNode; readonly children: ReactNode }) {
  const id = useId()
  return (
    <article className={styles['card']} aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        {note === undefined ? null : <p className="soft small">{note}</p>}
      </div>
      {children}
    </article>
  )
}
