import { useEffect, useRef } from 'react'
import { m } from '../paraglide/messages.js'
import styles from './notice.module.css'

export type FieldErrors = Readonly<Record<string, { readonly label: string; readonly error: string }>>

/** What is wrong in a form, by field; takes the focus after a failed submit (`attempt` grows). Keys are ids of the fields. */
export function ErrorSummary({ errors, attempt }: { readonly errors: FieldErrors; readonly attempt: number }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  const wrong = Object.entries(errors)
  if (attempt === 0 || wrong.length === 0) return null
  return (
    <div ref={box} className={styles['notice']} data-tone="bad" role="alert" tabIndex={-1}>
      <div className={styles['words']}>
        <strong>{m.errors_title()}</strong>
        <ul>
          {wrong.map(([id, { label, error }]) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(id)?.focus()
                }}
              >
                {label}
              </a>
              : {error}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
