import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import styles from './paper.module.css'

interface SheetEndProps {
  /** Numbers of required questions without an answer. */
  readonly blanks: readonly number[]
  readonly busy: boolean
  readonly onEnter: () => void
  /** Saves it with its blanks; undefined: nothing has been answered. */
  readonly onSaveAsIs: (() => void) | undefined
  readonly onBack: () => void
}

/** Past the last question: Enter saves the sheet, or goes to what is missing. What is blank on the paper may stay so. */
export function SheetEnd({ blanks, busy, onEnter, onSaveAsIs, onBack }: SheetEndProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const isWhole = blanks.length === 0
  return (
    <section className={styles['question']} aria-labelledby="paper-end">
      <h3 id="paper-end">{m.paper_end()}</h3>
      <p role="status">
        {isWhole
          ? m.paper_end_text()
          : `${m.paper_end_blank({ count: blanks.length, which: blanks.join(', ') })}. ${m.paper_end_blank_text()}`}
      </p>
      <div className={styles['finish']}>
        <Button
          ref={button}
          color="accent"
          size="lg"
          {...(busy && { 'data-loading': true, 'aria-busy': true })}
          onClick={onEnter}
          onKeyDown={(event) => {
            if (event.key !== 'Backspace' && event.key !== 'ArrowUp') return
            event.preventDefault()
            onBack()
          }}
        >
          {isWhole ? m.paper_save() : m.paper_to_blank()}
        </Button>
        {isWhole || onSaveAsIs === undefined ? null : (
          <Button variant="default" size="lg" onClick={onSaveAsIs}>
            {m.paper_save_as_is()}
          </Button>
        )}
      </div>
    </section>
  )
}
