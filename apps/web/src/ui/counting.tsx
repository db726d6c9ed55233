import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { m } from '../paraglide/messages.js'
import styles from './drop.module.css'
import { useFocusReturn } from './focus-return.ts'
import { showNumber } from './numbers.ts'

/** How often the server is asked how far it is. */
export const countingPace = 700 // ms

interface CountingProps {
  /** How many mentees are compared by now. */
  readonly compared: number
  readonly onStop: () => void
}

/** Tells how far the counting of pairs is. What stood before stays until it is done, and when it is stopped. */
export function Counting({ compared, onStop }: CountingProps) {
  const text = compared === 0 ? m.matching_counting() : m.matching_counted({ count: compared, shown: showNumber(compared) })
  const box = useRef<HTMLDivElement>(null)
  const stop = useRef<HTMLButtonElement>(null)
  useFocusReturn(box)
  useEffect(() => stop.current?.focus(), [])
  return (
    <div ref={box} className={styles['drop']}>
      <p role="status">{text}</p>
      <progress className={styles['progress']} aria-label={text} />
      <p className="soft small">{m.matching_counting_hint()}</p>
      <Button ref={stop} variant="default" onClick={onStop}>
        {m.matching_stop()}
      </Button>
    </div>
  )
}
