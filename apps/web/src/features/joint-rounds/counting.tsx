import { Button } from '@mantine/core'
import { jointRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import styles from '../../ui/drop.module.css'
import { useFocusReturn } from '../../ui/focus-return.ts'
import { showNumber } from '../../ui/numbers.ts'

/** How often the server is asked how far it is. */
const pace = 700 // ms

interface CountingProps {
  readonly sending: string
  readonly onStop: () => void
}

/** Tells how far the counting is. What stood before stays until it is done, and when it is stopped. */
export function Counting({ sending, onStop }: CountingProps) {
  const { data } = useQuery({ ...reading(jointRoutes.progress, { params: { id: sending } }), refetchInterval: pace })
  const compared = data?.mentees ?? 0
  const text = compared === 0 ? m.joint_counting() : m.joint_compared({ count: compared, shown: showNumber(compared) })
  const box = useRef<HTMLDivElement>(null)
  const stop = useRef<HTMLButtonElement>(null)
  useFocusReturn(box)
  useEffect(() => stop.current?.focus(), [])
  return (
    <div ref={box} className={styles['drop']}>
      <p role="status">{text}</p>
      <progress className={styles['progress']} aria-label={text} />
      <p className="soft small">{m.joint_counting_hint()}</p>
      <Button ref={stop} variant="default" onClick={onStop}>
        {m.joint_stop()}
      </Button>
    </div>
  )
}
