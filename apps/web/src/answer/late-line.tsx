import { m } from '../paraglide/messages.js'
import type { Delivered } from './delivery.ts'

/** What becomes of answers that were finished here earlier without a connection. */
export function LateLine({ delivered }: { readonly delivered: Readonly<Record<string, Delivered>> }) {
  const kinds = Object.values(delivered).map(({ kind }) => kind)
  const text = kinds.includes('waiting') ? m.answer_late_waiting() : kinds.includes('accepted') ? m.answer_late_sent() : ''
  return (
    <p role="status" className="late" hidden={text === ''}>
      {text}
    </p>
  )
}
