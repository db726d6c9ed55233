import { findCrowd } from './crowd.ts'
import type { Instance } from './instance.ts'
import type { Standing } from './standing.ts'
import { costOfPlacing, type SwitchCost } from './switch-costs.ts'

/** Mentees who share too few places: nobody of them has a candidate elsewhere. */
export interface HallGroup {
  readonly mentees: readonly number[]
  readonly mentors: readonly number[]
  /** Fewer than the mentees; so many more places would be needed for all of them. */
  readonly places: number
}

/** Why a mentee has no mentor; each has one reason. */
export type Reason =
  | { readonly kind: 'NO_CANDIDATE' }
  /** The group has too few places, and another choice of who goes without would have been as good: the order decided. */
  | { readonly kind: 'HALL'; readonly group: HallGroup }
  /** The group has too few places, and placing this one instead of another would cost the total of all. */
  | { readonly kind: 'LOST_TRADE'; readonly group: HallGroup; readonly instead: SwitchCost }

/** Of each mentee for whom there may be no room: the part of the crowd it is in. The parts have nothing to do with each other. */
export function hallGroups(instance: Instance): Map<number, HallGroup> {
  const { starts, mentors, capacities } = instance
  const crowd = findCrowd(instance, 0)
  const menteesOf = new Map<number, number[]>()
  crowd.mentees.forEach((isCrowded, mentee) => {
    if (isCrowded === 1)
      for (const mentor of mentors.subarray(starts[mentee], starts[mentee + 1])) {
        const known = menteesOf.get(mentor)
        if (known === undefined) menteesOf.set(mentor, [mentee])
        else known.push(mentee)
      }
  })
  const groups = new Map<number, HallGroup>()
  crowd.mentees.forEach((isCrowded, first) => {
    if (isCrowded === 0 || groups.has(first) || starts[first] === starts[first + 1]) return
    const mentees = new Set([first])
    const shared = new Set<number>()
    for (const mentee of mentees)
      for (const mentor of mentors.subarray(starts[mentee], starts[mentee + 1])) {
        if (shared.has(mentor)) continue
        shared.add(mentor)
        for (const other of menteesOf.get(mentor) ?? []) mentees.add(other)
      }
    const places = [...shared].reduce((sum, mentor) => sum + (capacities[mentor] ?? 0), 0)
    const group = { mentees: [...mentees].sort((a, b) => a - b), mentors: [...shared].sort((a, b) => a - b), places }
    for (const mentee of mentees) groups.set(mentee, group)
  })
  return groups
}

/** Why those are without a mentor who could have one, by mentee; `groups` are those of what is open. Those who have left are not asked about. */
export function reasonsOf(standing: Standing, groups = hallGroups(standing.open().instance)): Map<number, Reason> {
  const reasons = new Map<number, Reason>()
  standing.mates.forEach((mentor, mentee) => {
    if (mentor >= 0 || standing.residual.isAbsent[mentee] === 1) return
    const group = groups.get(mentee)
    if (group === undefined) {
      reasons.set(mentee, { kind: 'NO_CANDIDATE' })
      return
    }
    const instead = costOfPlacing(standing.residual, mentee)
    if (instead === undefined || instead.total === 0) reasons.set(mentee, { kind: 'HALL', group })
    else reasons.set(mentee, { kind: 'LOST_TRADE', group, instead })
  })
  return reasons
}
