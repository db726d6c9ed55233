import { checkInput, type MatchInput, type MatchMode, type MatchProblem, type Part } from '@nastavnik/matching'
import { type Criterion, decisionSheet, mentorSheet, type Weights } from './layout.ts'
import { place } from './read-book.ts'
import type { Mentee, Mentor, People } from './read-people.ts'
import { countShared, type Items } from './words.ts'

/** The share of the mentee's items that the mentor has too. */
const share = (items: Items, others: Items): number => (items.length === 0 ? 0 : countShared(items, others) / items.length)

/** One shared item is enough; an empty cell tells nothing. */
function goesWith(a: Items | 'any', b: Items | 'any'): boolean {
  if (a === 'any' || b === 'any') return (a === 'any' || a.length > 0) && (b === 'any' || b.length > 0)
  return countShared(a, b) > 0
}

/** What the two get points for. Criteria without points are left out. */
function partsOf(mentee: Mentee, mentor: Mentor, weights: Weights): Part[] {
  const { age } = mentee
  const { ages } = mentor
  const wish = (side: 'MENTEE' | 'MENTOR', rank: number): [Criterion, number][] =>
    rank < 0 ? [] : [[`${side}_WISH_${rank + 1}` as Criterion, 1]]
  const shares: [Criterion, number][] = [
    ['REQUEST', share(mentee.request, mentor.helps)],
    ['INTERESTS', share(mentee.interests, mentor.interests)],
    ['TIME', goesWith(mentee.time, mentor.time) ? 1 : 0],
    ['FORMAT', goesWith(mentee.format, mentor.format) ? 1 : 0],
    ['AGE', age !== undefined && ages !== undefined && age >= ages.from && age <= ages.to ? 1 : 0],
    ...wish('MENTEE', mentee.wishes.indexOf(mentor.id)),
    ...wish('MENTOR', mentor.wishes.indexOf(mentee.id)),
  ]
  return shares.map(([code, part]) => ({ code, points: Math.round(weights[code] * part) })).filter(({ points }) => points > 0)
}

const rankOf = (wishes: readonly string[], id: string): number | undefined => {
  const at = wishes.indexOf(id)
  return at < 0 ? undefined : at + 1
}

/** Everybody may be a pair with everybody, but with whom they refuse. */
export function toInput({ mentees, mentors, decisions, weights }: People, mode: MatchMode, threshold: number): MatchInput {
  return {
    mentees: mentees.map(({ id }) => ({ id })),
    mentors: mentors.map(({ id, places }) => ({ id, capacity: places })),
    candidates: mentees.flatMap((mentee) =>
      mentors
        .filter((mentor) => !mentee.refusals.has(mentor.id) && !mentor.refusals.has(mentee.id))
        .map((mentor) => ({
          mentee: mentee.id,
          mentor: mentor.id,
          parts: partsOf(mentee, mentor, weights),
          menteeRank: rankOf(mentee.wishes, mentor.id),
          mentorRank: rankOf(mentor.wishes, mentee.id),
        })),
    ),
    locks: decisions.filter(({ isLock }) => isLock).map(({ mentee, mentor }) => ({ mentee, mentor })),
    prohibitions: decisions.filter(({ isLock }) => !isLock).map(({ mentee, mentor }) => ({ mentee, mentor })),
    mode,
    threshold,
  }
}

const wordsOf: Partial<Record<MatchProblem['code'], string>> = {
  lockNoCandidate: 'закрепить нельзя: один из них записан у другого в «С кем не хочу»',
  lockProhibited: 'эта же пара и закреплена, и запрещена',
  lockTwice: 'наставляемый уже закреплён выше',
}

/** What the engine would refuse, by its place in the book. */
export function faultsOf(input: MatchInput, { decisions, mentors }: People): string[] {
  return checkInput(input).flatMap((problem) => {
    if (problem.code === 'locksAboveCapacity')
      return `${place(mentorSheet, mentors.find(({ id }) => id === problem.mentor)?.row, 'places')}: закреплено больше наставляемых, чем мест`
    const ofPair = decisions.filter(({ isLock, mentee, mentor }) => isLock && mentee === problem.mentee && mentor === problem.mentor)
    const words = wordsOf[problem.code]
    // What else it would refuse follows from faults that were found where the cells were read.
    return words === undefined ? [] : `${place(decisionSheet, ofPair.at(-1)?.row)}: ${words}`
  })
}
