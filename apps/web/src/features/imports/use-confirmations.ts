import { importRoutes } from '@nastavnik/contract'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'

interface Named {
  readonly id: string
  /** What the person knows the workbook by. */
  readonly title: string
}

/** Takes workbooks one after another; one that is refused stays for its own page, a stop leaves the rest as they are. */
export function useConfirmations() {
  const [taking, setTaking] = useState<{ title: string; place: number; of: number }>()
  const [failed, setFailed] = useState<readonly { id: string; title: string; error: Error }[]>([])
  const isStopped = useRef(false)
  const takeAll = async (imports: readonly Named[]) => {
    isStopped.current = false
    setFailed([])
    for (const [index, { id, title }] of imports.entries()) {
      if (isStopped.current) break
      setTaking({ title, place: index + 1, of: imports.length })
      try {
        await call(importRoutes.confirm, { params: { id } })
      } catch (error) {
        const problem = error instanceof Error ? error : new Error(String(error))
        setFailed((all) => [...all, { id, title, error: problem }])
      }
    }
    // Everything counted before is out of date: people, pairs, forms, indicators.
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/session' && queryKey[0] !== 'refusedFiles' })
    setTaking(undefined)
  }
  return {
    taking,
    failed,
    takeAll,
    stop: () => {
      isStopped.current = true
    },
  }
}
