import type { Instance } from './instance.ts'
import { runningSums } from './running-sums.ts'

/** Who is where while mentees are placed with anybody. A mentor's mentees stand in the first of its places. */
export interface Seats {
  /** Where the places of each mentor begin. */
  readonly slots: Int32Array
  readonly holders: Int32Array
  readonly taken: Int32Array
  /** The mentor and the place of each mentee; the mentor -1: none. */
  readonly mates: Int32Array
  readonly slotOf: Int32Array
}

/** No way leads from there to a mentor with room. */
const never = 0x7fffffff

/** Mentees by mentor. */
function byMentor({ menteeCount, capacities, starts, mentors, suitability }: Instance, threshold: number) {
  const counts = new Int32Array(capacities.length)
  for (let edge = 0; edge < mentors.length; edge += 1)
    if ((suitability[edge] ?? 0) >= threshold) counts[mentors[edge] ?? 0] = (counts[mentors[edge] ?? 0] ?? 0) + 1
  const firsts = runningSums(counts)
  const next = firsts.slice()
  const mentees = new Int32Array(firsts[capacities.length] ?? 0)
  for (let mentee = 0; mentee < menteeCount; mentee += 1)
    for (let edge = starts[mentee] ?? 0, end = starts[mentee + 1] ?? 0; edge < end; edge += 1) {
      if ((suitability[edge] ?? 0) < threshold) continue
      const mentor = mentors[edge] ?? 0
      mentees[next[mentor] ?? 0] = mentee
      next[mentor] = (next[mentor] ?? 0) + 1
    }
  return { firsts, mentees }
}

/**
 * Places mentees for whom there is room somewhere, however many have to move for it; returns those for whom there is none. Each place is labelled with
 * a lower bound of the moves from it to a mentor with room (push-relabel): a mentee takes the place of the lowest label, whoever was there looks round
 * next. From time to time the labels are taken anew from the mentors with room, which tells at once from where none can be reached.
 */
export function placeByLabels(instance: Instance, threshold: number, seats: Seats, unplaced: Int32Array): Int32Array {
  const { capacities, starts, mentors, suitability } = instance
  const { slots, holders, taken, mates, slotOf } = seats
  const candidates = byMentor(instance, threshold)
  const labels = new Int32Array(holders.length)
  /** The lowest label of a mentor's places; 0 where there is room. */
  const lowest = new Int32Array(capacities.length)
  const queue = new Int32Array(capacities.length)
  const waiting = unplaced.slice()
  let first = 0
  let count = waiting.length
  const left: number[] = []

  const hasRoom = (mentor: number) => (taken[mentor] ?? 0) < (capacities[mentor] ?? 0)
  const label = () => {
    labels.fill(never)
    let end = 0
    for (let mentor = 0; mentor < capacities.length; mentor += 1) {
      lowest[mentor] = hasRoom(mentor) ? 0 : never
      if (hasRoom(mentor)) queue[end++] = mentor
    }
    for (let at = 0; at < end; at += 1) {
      const mentor = queue[at] ?? 0
      const moves = (lowest[mentor] ?? 0) + 1
      for (let k = candidates.firsts[mentor] ?? 0, last = candidates.firsts[mentor + 1] ?? 0; k < last; k += 1) {
        const mentee = candidates.mentees[k] ?? 0
        const held = mates[mentee] ?? -1
        const slot = slotOf[mentee] ?? 0
        if (held < 0 || held === mentor || (labels[slot] ?? 0) < never) continue
        labels[slot] = moves
        if ((lowest[held] ?? 0) < never) continue
        lowest[held] = moves
        queue[end++] = held
      }
    }
  }
  const relabel = (mentor: number) => {
    let least = never
    for (let slot = slots[mentor] ?? 0, last = slot + (taken[mentor] ?? 0); slot < last; slot += 1)
      least = Math.min(least, labels[slot] ?? 0)
    lowest[mentor] = hasRoom(mentor) ? 0 : least
  }

  let pushes = capacities.length
  while (count > 0) {
    if (pushes >= capacities.length) {
      label()
      pushes = 0
    }
    const mentee = waiting[first] ?? 0
    first = first + 1 === waiting.length ? 0 : first + 1
    count -= 1
    pushes += 1
    let best = -1
    let least = never
    let second = never
    for (let edge = starts[mentee] ?? 0, end = starts[mentee + 1] ?? 0; edge < end; edge += 1) {
      const mentor = mentors[edge] ?? 0
      const moves = lowest[mentor] ?? 0
      if (moves >= second || (suitability[edge] ?? 0) < threshold) continue
      if (moves < least) {
        second = least
        least = moves
        best = mentor
      } else second = moves
    }
    if (best < 0) {
      left.push(mentee)
      continue
    }
    const from = slots[best] ?? 0
    let slot = from + (taken[best] ?? 0)
    if (hasRoom(best)) {
      taken[best] = (taken[best] ?? 0) + 1
      if (hasRoom(best)) second = 0
    } else {
      for (slot = from; (labels[slot] ?? 0) > least; slot += 1);
      const evicted = holders[slot] ?? 0
      mates[evicted] = -1
      waiting[(first + count) % waiting.length] = evicted
      count += 1
    }
    for (let other = from; other < from + (taken[best] ?? 0); other += 1) if (other !== slot) second = Math.min(second, labels[other] ?? 0)
    mates[mentee] = best
    slotOf[mentee] = slot
    holders[slot] = mentee
    // A way to room goes through no mentor twice: a longer one there is none.
    labels[slot] = second < capacities.length ? second + 1 : never
    relabel(best)
  }
  return Int32Array.from(left)
}
