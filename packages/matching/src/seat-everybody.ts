import { followPath } from './follow-path.ts'
import { leastOf } from './least-of.ts'
import type { Search } from './search.ts'

/** A set of objects that are full of units which can go nowhere else, and the units for which that leaves no place. */
export interface Crowded {
  /** Objects in the order of being found, one crowd after another. */
  readonly objects: Int32Array
  /** Where the objects of each crowd end. */
  readonly ends: readonly number[]
  /** Units without an object, one for each crowd or for none when its bidder has no choice at all. */
  readonly waiting: readonly number[]
}

/**
 * The first phase: seats every unit for which there is room. A search that finds none has gone through a crowd, by the theorem of Hall:
 * nobody in it can ever make room, so it is closed to later searches and its searcher waits for the second phase.
 */
export function seatEverybody(search: Search, unseated: Int32Array, patience: number, step: (seated: number) => void): Crowded {
  const { market, labels } = search
  const { keys, touched } = labels
  const objects = new Int32Array(market.objects)
  const ends: number[] = []
  const waiting: number[] = []
  let count = 0
  const edgesEach = market.edges.length / Math.max(1, market.objects)
  unseated.forEach((unit, turn) => {
    step(turn)
    const least = leastOf(search, market.owners[unit] ?? 0)
    if (least === Number.POSITIVE_INFINITY) {
      waiting.push(unit)
      return
    }
    search.patience = patience * (12_000 + 2 * edgesEach * search.roomyCount)
    const found = search.find(unit, least)
    if (found.kind === 'exhausted') {
      waiting.push(unit)
      objects.set(touched.subarray(0, labels.touchedCount), count)
      count += labels.touchedCount
      ends.push(count)
      search.forget()
      for (let k = ends.at(-2) ?? 0; k < count; k += 1) keys[objects[k] ?? 0] = Number.NEGATIVE_INFINITY
    } else {
      followPath(search, unit, found)
      search.forget()
    }
  })
  return { objects: objects.subarray(0, count), ends, waiting }
}
