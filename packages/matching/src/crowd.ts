import type { Instance } from './instance.ts'
import { placeByLabels } from './place-by-labels.ts'
import { runningSums } from './running-sums.ts'

/**
 * Where mentees outnumber the places they could have (the theorem of Hall): the mentors with places whom somebody left out could reach, all full, and
 * the mentees who have no other candidates than these. It is the same whichever largest set of mentees is placed.
 */
export interface Crowd {
  readonly mentors: Uint8Array
  readonly mentees: Uint8Array
  /** The most mentees that can be placed, in the crowd and outside. */
  readonly placed: number
  readonly size: number
  readonly places: number
}

/** Passes place nearly everybody at once, but the ways of the last ones are long: after so many looks at all edges, labels are quicker. */
const mostLooks = 4

/**
 * Places as many mentees as can be, no matter with whom: by augmenting paths, each pass going through a mentor at most once, and those left by labels.
 */
export function findCrowd(instance: Instance, threshold: number): Crowd {
  const { menteeCount, capacities, starts, mentors, suitability } = instance
  const slots = runningSums(capacities)
  const holders = new Int32Array(slots[capacities.length] ?? 0)
  const taken = new Int32Array(capacities.length)
  const mates = new Int32Array(menteeCount).fill(-1)
  const slotOf = new Int32Array(menteeCount)
  /** The mentee that would move in, and the pass in which a mentor was reached. */
  const movesIn = new Int32Array(capacities.length)
  const reached = new Int32Array(capacities.length).fill(-1)
  /** A mentor that is full stays full: candidates before this one need not be asked for room again. */
  const untried = starts.slice(0, menteeCount)
  const stack = new Int32Array(menteeCount)
  let free: Int32Array = Int32Array.from(mates.keys())

  const roomFor = (mentee: number): number => {
    const end = starts[mentee + 1] ?? 0
    for (let edge = untried[mentee] ?? 0; edge < end; edge += 1) {
      const mentor = mentors[edge] ?? 0
      if ((taken[mentor] ?? 0) < (capacities[mentor] ?? 0) && (suitability[edge] ?? 0) >= threshold) {
        untried[mentee] = edge
        return mentor
      }
    }
    untried[mentee] = end
    return -1
  }
  const movePath = (last: number, source: number, room: number) => {
    let mentee = last
    let mentor = room
    let slot = (slots[room] ?? 0) + (taken[room] ?? 0)
    taken[room] = (taken[room] ?? 0) + 1
    for (;;) {
      const before = mates[mentee] ?? -1
      const left = slotOf[mentee] ?? 0
      mates[mentee] = mentor
      slotOf[mentee] = slot
      holders[slot] = mentee
      if (mentee === source) return
      mentor = before
      slot = left
      mentee = movesIn[before] ?? 0
    }
  }
  let looked = 0
  const place = (source: number, pass: number): boolean => {
    let height = 1
    stack[0] = source
    while (height > 0) {
      height -= 1
      const mentee = stack[height] ?? 0
      const room = roomFor(mentee)
      if (room >= 0) {
        movePath(mentee, source, room)
        return true
      }
      const end = starts[mentee + 1] ?? 0
      looked += end - (starts[mentee] ?? 0)
      for (let edge = starts[mentee] ?? 0; edge < end; edge += 1) {
        const mentor = mentors[edge] ?? 0
        if (reached[mentor] === pass || (suitability[edge] ?? 0) < threshold) continue
        reached[mentor] = pass
        movesIn[mentor] = mentee
        const first = slots[mentor] ?? 0
        for (let slot = first; slot < first + (taken[mentor] ?? 0); slot += 1) {
          stack[height] = holders[slot] ?? 0
          height += 1
        }
      }
    }
    return false
  }

  let pass = 0
  for (; ; pass += 1) {
    if (looked > mostLooks * mentors.length) free = placeByLabels(instance, threshold, { slots, holders, taken, mates, slotOf }, free)
    const left = free.filter((mentee) => !place(mentee, pass))
    const isOver = left.length === free.length
    free = left
    if (isOver) break
  }
  const placed = menteeCount - free.length
  // The last pass has placed nobody, so it has gone through all that can be reached from those left out.
  const isCrowded = Uint8Array.from(reached, (last, mentor) => (last === pass && (capacities[mentor] ?? 0) > 0 ? 1 : 0))
  const crowded = Uint8Array.from(mates, (mentor) => (mentor < 0 ? 1 : (isCrowded[mentor] ?? 0)))
  const places = capacities.reduce((sum, each, mentor) => sum + (isCrowded[mentor] === 1 ? each : 0), 0)
  return { mentors: isCrowded, mentees: crowded, placed, size: crowded.reduce((sum, each) => sum + each, 0), places }
}
