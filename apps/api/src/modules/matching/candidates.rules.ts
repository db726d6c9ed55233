import type { MatchingRules } from '@nastavnik/target-model'
import { pairsUnder, type RuleTerms } from './pair-rules.rules.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { type Ranks, suitabilityUnder } from './suitability.rules.ts'

/** A mentor of a mentee, by the position in the list of mentors. */
export interface Candidate {
  readonly mentor: number
  readonly points: number
}

export interface CandidateTerms extends RuleTerms {
  readonly rules: MatchingRules
  /** Of mentors by the mentee, ids of participations; whoever was not named is not there. */
  readonly ranks: ReadonlyMap<string, ReadonlyMap<string, Ranks>>
}

const unranked: Ranks = { byMentee: null, byMentor: null }

/** How many mentors a mentee is compared with in each circle around: everybody of a school, not everybody of a territory. */
const circles = { organisation: 2000, municipality: 100, beyond: 40 } as const
type Circle = keyof typeof circles

/** Mentors of a place who can help with a thing; those who have not told with what are in the list of bit 0. */
type Lists = ReadonlyMap<string, readonly number[]>

const placesOf = ({ organisationId, municipalityId }: Pick<MatchingMentee, 'organisationId' | 'municipalityId'>) =>
  ({ organisation: organisationId, municipality: municipalityId, beyond: '' }) as const

const bitsOf = (bits: number): number[] => {
  const each: number[] = []
  for (let rest = bits; rest !== 0; rest &= rest - 1) each.push(rest & -rest)
  return each
}

/** What a mentor is found under: each thing he helps with, or nothing known. */
const helpBits = ({ helpsWith }: MatchingMentor): readonly number[] =>
  helpsWith === null || helpsWith.bits === 0 ? [0] : bitsOf(helpsWith.bits)

function listsOf(mentors: readonly MatchingMentor[]): Lists {
  const lists = new Map<string, number[]>()
  for (const [position, mentor] of mentors.entries()) {
    const places = placesOf(mentor)
    const keys = new Set([
      `organisation ${places.organisation}`,
      ...helpBits(mentor).flatMap((bit) => [`municipality ${places.municipality ?? '-'} ${bit}`, `beyond  ${bit}`]),
    ])
    for (const key of keys) {
      const list = lists.get(key)
      if (list === undefined) lists.set(key, [position])
      else list.push(position)
    }
  }
  return lists
}

/** A part of a list that goes round it: mentees who stand beside each other are not all sent to the first mentors. */
function* partOf(list: readonly number[], from: number, most: number): Generator<number> {
  for (let count = 0; count < Math.min(list.length, most); count += 1) {
    const position = list[(from + count) % list.length]
    if (position !== undefined) yield position
  }
}

/** Mentors whom a mentee is compared with: near ones first, and of those further away the ones that help with what he asks. */
function poolOf(lists: Lists, mentee: MatchingMentee, turn: number, named: readonly number[]): ReadonlySet<number> {
  const pool = new Set(named)
  const places = placesOf(mentee)
  for (const position of partOf(lists.get(`organisation ${places.organisation}`) ?? [], turn, circles.organisation)) pool.add(position)
  const asked = mentee.request === null ? [] : bitsOf(mentee.request.bits)
  const bits = asked.length === 0 ? [0] : asked
  for (const circle of ['municipality', 'beyond'] as const satisfies readonly Circle[]) {
    for (const bit of bits) {
      const list = lists.get(`${circle} ${places[circle] ?? '-'} ${bit}`) ?? []
      for (const position of partOf(list, turn * 7, Math.ceil(circles[circle] / bits.length))) pool.add(position)
    }
  }
  return pool
}

/**
 * The better first, of equals the one that stands first: both in one number, for an array of numbers is sorted many times faster than one of
 * objects, and there are 140 000 of them.
 */
const step = 2 ** 32
const keyOf = (points: number, mentor: number): number => (1000 - points) * step + mentor
const candidateOf = (key: number): Candidate => ({ mentor: key % step, points: 1000 - Math.floor(key / step) })

/**
 * For each mentee the best candidates, at most as many as the model says, by position of the mentor. Whom somebody has named on a ballot is among
 * those compared however far he is. Mentees and mentors are to be sorted by id: then the answer depends on who they are alone.
 */
export function candidatesOf(
  terms: CandidateTerms,
  mentees: readonly MatchingMentee[],
  mentors: readonly MatchingMentor[],
): readonly (readonly Candidate[])[] {
  const { rules, ranks } = terms
  const lists = listsOf(mentors)
  const positions = new Map(mentors.map(({ id }, position) => [id, position]))
  const mayBe = pairsUnder(terms)
  const suitability = suitabilityUnder(rules)
  const isClosed = terms.form.sameOrganisation && rules.rules.some(({ code, effect }) => code === 'ORGANISATION' && effect === 'block')
  return mentees.map((mentee, turn) => {
    const own = ranks.get(mentee.id)
    const named = [...(own?.keys() ?? [])].flatMap((id) => positions.get(id) ?? [])
    const pool = isClosed ? new Set(lists.get(`organisation ${mentee.organisationId}`)) : poolOf(lists, mentee, turn, named)
    const keys = new Float64Array(pool.size)
    let count = 0
    for (const position of pool) {
      const mentor = mentors[position]
      if (mentor === undefined || !mayBe(mentee, mentor)) continue
      const points = suitability(mentee, mentor, own?.get(mentor.id) ?? unranked)
      if (points >= rules.threshold.points) keys[count++] = keyOf(points, position)
    }
    const best = [...keys.subarray(0, count).sort().subarray(0, rules.candidates.most)]
    return best.map(candidateOf).sort((one, other) => one.mentor - other.mentor)
  })
}
