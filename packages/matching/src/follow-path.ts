import { seat } from './assignment.ts'
import { hasRoom, oneLeaves } from './labels.ts'
import type { Found, Search } from './search.ts'

/** Leaves an object empty-handed; the slot it had is open for the next. */
function vacate({ assignment }: Search, unit: number): number {
  const { mates, slotOf } = assignment
  const slot = slotOf[unit] ?? 0
  mates[unit] = -1
  slotOf[unit] = -1
  return slot
}

/**
 * Where both halves of a path pass the same object, they make a circle that costs nothing: the path is cut short. The last object of the
 * backward half that the forward half passes too is where they are joined.
 */
function joint({ assignment, labels: { movesIn, movesOn, onTo } }: Search, source: number, meeting: number): number {
  const passed = new Set<number>()
  for (let object = meeting; ; ) {
    passed.add(object)
    const unit = movesIn[object] ?? 0
    if (unit === source) break
    object = assignment.mates[unit] ?? 0
  }
  let last = meeting
  for (let object = meeting; (movesOn[object] ?? 0) >= 0; ) {
    object = onTo[object] ?? 0
    if (passed.has(object)) last = object
  }
  return last
}

/** Opens a slot at an object: its unit moves on, whom that displaces moves on, until somebody finds room or the dearest stays out. */
function openSlot(search: Search, object: number): number {
  const { market, assignment, labels } = search
  const { movesOn, onTo, onCosts } = labels
  const { owners, slots } = market
  const { duals, occupants, taken } = assignment
  const chain: number[] = []
  let last = object
  while ((movesOn[last] ?? 0) >= 0) {
    chain.push(last)
    last = onTo[last] ?? 0
  }
  let slot = slots[last] ?? 0
  if (movesOn[last] === hasRoom) {
    slot += taken[last] ?? 0
    taken[last] = (taken[last] ?? 0) + 1
  } else if (movesOn[last] === oneLeaves) {
    let dearest = occupants[slot] ?? 0
    for (let other = slot + 1; other < slot + (taken[last] ?? 0); other += 1) {
      const unit = occupants[other] ?? 0
      if ((duals[owners[unit] ?? 0] ?? 0) > (duals[owners[dearest] ?? 0] ?? 0)) dearest = unit
    }
    slot = vacate(search, dearest)
  }
  for (const passed of chain.toReversed()) {
    const unit = movesOn[passed] ?? 0
    const before = assignment.slotOf[unit] ?? 0
    seat(assignment, unit, last, slot, onCosts[passed] ?? 0)
    slot = before
    last = passed
  }
  return slot
}

/** Moves everybody along the path that was found. Returns the object at the end of its forward half, or -1 when nobody moved. */
export function followPath(search: Search, source: number, found: Exclude<Found, { kind: 'exhausted' }>): number {
  const { market, assignment, labels } = search
  const { movesIn, inCosts, touchedBackCount } = labels
  const { capacities, slots } = market
  const { mates, slotOf, taken } = assignment
  let object: number
  let slot: number
  if (found.kind === 'leaver') {
    if (found.unit === source) return -1
    object = mates[found.unit] ?? 0
    slot = vacate(search, found.unit)
  } else {
    object = found.object
    if ((taken[object] ?? 0) < (capacities[object] ?? 0)) {
      slot = (slots[object] ?? 0) + (taken[object] ?? 0)
      taken[object] = (taken[object] ?? 0) + 1
    } else {
      if (touchedBackCount > 0) object = joint(search, source, object)
      slot = openSlot(search, object)
    }
  }
  const end = object
  for (;;) {
    const unit = movesIn[object] ?? 0
    const held = mates[unit] ?? 0
    const before = slotOf[unit] ?? 0
    seat(assignment, unit, object, slot, inCosts[object] ?? 0)
    if (unit === source) return end
    slot = before
    object = held
  }
}
