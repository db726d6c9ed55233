import { type ReactNode, useEffect, useRef } from 'react'
import { m } from '../paraglide/messages.js'
import { Icon } from './icon.tsx'
import styles from './page.module.css'

/** The first page of a visit leaves the focus at the top: the skip link comes first. */
let isFirst = true

interface PageProps {
  readonly title: string
  /** One sentence: why I am here. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** A link to the list this page was opened from. */
  readonly back?: ReactNode
  /** The page puts the focus where its work begins; otherwise it goes to the title. */
  readonly hasOwnFocus?: boolean
  readonly children: ReactNode
}

export function Page({ title, lead, actions, back, hasOwnFocus = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst && !hasOwnFocus) heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [hasOwnFocus])
  useEffect(() => {
    document.title = `${title} — ${m.app_title()}`
  }, [title])
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          {back === undefined ? null : (
            <p className={`${styles['back']} no-print`}>
              <Icon name="back" /> {back}
            </p>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={`${styles['actions']} no-print`}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}
