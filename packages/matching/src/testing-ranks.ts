import { edgeBetween, type Instance } from './instance.ts'
import type { Ranks } from './ranks.ts'

/** Any wishes: ties, everybody named or nobody. */
export function anyRanks(random: () => number, { mentors }: Instance): Ranks {
  const wishes = 1 + Math.floor(random() * 5)
  const side = () => mentors.map(() => 1 + Math.floor(random() * wishes))
  return { byMentee: side(), byMentor: side() }
}

/** Blocking pairs by asking everybody about everybody. */
export function blockingPairsNaively(instance: Instance, { byMentee, byMentor }: Ranks, mates: Int32Array): number[] {
  const found: number[] = []
  const rankOf = (ranks: Int32Array, mentee: number, mentor: number) => ranks[edgeBetween(instance, mentee, mentor)] ?? Number.NaN
  mates.forEach((mate, mentee) => {
    instance.capacities.forEach((places, mentor) => {
      const edge = edgeBetween(instance, mentee, mentor)
      if (edge < 0 || mate === mentor) return
      const own = [...mates.keys()].filter((other) => mates[other] === mentor)
      const menteeWants = mate < 0 || (byMentee[edge] ?? 0) < rankOf(byMentee, mentee, mate)
      const mentorWants = own.length < places || own.some((other) => rankOf(byMentor, other, mentor) > (byMentor[edge] ?? 0))
      if (menteeWants && mentorWants) found.push(edge)
    })
  })
  return found
}

/** The most mentees that a matching without blocking pairs can place, by trying all matchings. */
export function largestStable(instance: Instance, ranks: Ranks): number {
  const { menteeCount, capacities, starts, mentors } = instance
  const left = Array.from(capacities)
  const mates = new Int32Array(menteeCount).fill(-1)
  let most = 0
  const from = (mentee: number, placed: number): void => {
    if (placed + menteeCount - mentee <= most) return
    if (mentee === menteeCount) {
      if (blockingPairsNaively(instance, ranks, mates).length === 0) most = placed
      return
    }
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) {
      const mentor = mentors[edge] ?? 0
      if ((left[mentor] ?? 0) === 0) continue
      left[mentor] = (left[mentor] ?? 0) - 1
      mates[mentee] = mentor
      from(mentee + 1, placed + 1)
      mates[mentee] = -1
      left[mentor] = (left[mentor] ?? 0) + 1
    }
    from(mentee + 1, placed)
  }
  from(0, 0)
  return most
}
