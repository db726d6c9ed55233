import { m } from '../../paraglide/messages.js'
import { showNumber } from '../../ui/numbers.ts'

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${showNumber(Math.abs(value))}`

interface Changed {
  /** How many more have a pair. */
  readonly placed: number
  /** How the points of all together change. */
  readonly total: number
  /** How many more would rather have each other. */
  readonly blocking?: number
  readonly moved: number
}

/** What a decision changes for everybody, the worst first; empty: nothing. */
export function changeWords({ placed, total, blocking = 0, moved }: Changed): string[] {
  const points = Math.round(total)
  return [
    ...(placed === 0 ? [] : [m.matching_change_unplaced({ shown: signed(-placed) })]),
    ...(points === 0 ? [] : [m.matching_change_points({ count: Math.abs(points), shown: signed(points) })]),
    ...(blocking === 0 ? [] : [m.matching_change_blocking({ shown: signed(blocking) })]),
    ...(moved === 0 ? [] : [m.matching_change_moved({ shown: showNumber(moved) })]),
  ]
}
