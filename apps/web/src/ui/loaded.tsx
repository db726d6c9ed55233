import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import styles from './loaded.module.css'
import { ProblemNotice } from './problem-notice.tsx'
import { Waiting } from './waiting.tsx'

interface LoadedProps<Data> {
  readonly of: UseQueryResult<Data>
  /** How many grey lines stand while it loads. */
  readonly lines?: number
  readonly children: (data: Data) => ReactNode
}

/** A reading on the page: grey lines, then the content or what went wrong. */
export function Loaded<Data>({ of: reading, lines = 6, children }: LoadedProps<Data>) {
  if (reading.data !== undefined) {
    return (
      <div className={styles['loaded']} aria-busy={reading.isPlaceholderData || undefined}>
        {children(reading.data)}
      </div>
    )
  }
  if (reading.error !== null) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
  return <Waiting lines={lines} />
}
