import type { MatchingRules } from '@nastavnik/target-model'
import { Numbering } from './numbered-sides.ts'
import { blockingUnder, type RuleTerms } from './pair-rules.rules.ts'
import { Pools } from './pools.rules.ts'
import { type Candidate, Shortlist } from './shortlist.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { type Between, type Ranks, type SuitabilityTerms, suitabilityUnder } from './suitability.rules.ts'

export interface CandidateTerms extends RuleTerms, SuitabilityTerms {
  readonly rules: MatchingRules
  /** Of mentors by the mentee, ids of participations; whoever was not named is not there. */
  readonly ranks: ReadonlyMap<string, ReadonlyMap<string, Ranks>>
}

const strangers: Between = { byMentee: null, byMentor: null, isContinued: false }

/**
 * Positions of mentees, those of one place one after another: the mentors they are compared with are then still in the cache of the processor,
 * a third of the time of a territory is saved so.
 */
function placeByPlace(mentees: readonly MatchingMentee[]): number[] {
  const ofMunicipality = Map.groupBy(mentees.keys(), (at) => mentees[at]?.municipalityId)
  return [...ofMunicipality.values()].flatMap((positions) =>
    [...Map.groupBy(positions, (at) => mentees[at]?.organisationId).values()].flat(),
  )
}

/** Finds mentors by what is known of single pairs. */
function findersOf({ ranks, continued }: CandidateTerms, mentors: readonly MatchingMentor[]) {
  const byId = new Map(mentors.map(({ id }, position) => [id, position]))
  const byPerson = Map.groupBy(mentors.keys(), (position) => mentors[position]?.personId)
  const ofPersons = (persons: Iterable<string>): number[] => [...persons].flatMap((person) => byPerson.get(person) ?? [])
  /** Whoever somebody has named, or was a pair with, by position. */
  const known = ({ id, personId }: MatchingMentee<unknown>): ReadonlyMap<number, Between> => {
    const between = new Map<number, Between>()
    for (const [mentor, named] of ranks.get(id) ?? []) {
      const position = byId.get(mentor)
      if (position !== undefined) between.set(position, { ...named, isContinued: false })
    }
    for (const position of ofPersons(continued.get(personId) ?? []))
      between.set(position, { ...(between.get(position) ?? strangers), isContinued: true })
    return between
  }
  return { ofPersons, known }
}

/** So many pairs are solved while one waits: where mentees are few, each is compared with all there are, and what is found is the best of all. */
const pairsAtHand = 60_000
const mostFor = ({ candidates }: MatchingRules, mentees: number): number =>
  Math.max(candidates.most, Math.floor(pairsAtHand / Math.max(1, mentees)))

/** The candidates of one mentee, both by position. */
interface Found {
  readonly mentee: number
  readonly candidates: readonly Candidate[]
}

/**
 * For each mentee the best candidates, as many as the model says or, among few, more, by position of the mentor; mentees in an order of their own. Whom somebody
 * has named on a ballot, and with whom the mentee was a pair before, is among those compared however far he is. Mentees and mentors are to be sorted by
 * id: then the answer depends on who they are alone.
 */
export function* eachCandidates(
  terms: CandidateTerms,
  mentees: readonly MatchingMentee[],
  mentors: readonly MatchingMentor[],
): Generator<Found, void> {
  const { rules } = terms
  const numbering = new Numbering()
  const theirs = mentors.map((mentor) => numbering.mentor(mentor))
  const blocking = blockingUnder(terms)
  const suitability = suitabilityUnder(rules)
  const pools = new Pools(theirs, blocking.isMentorOut)
  const { ofPersons, known } = findersOf(terms, mentors)
  const isClosed = terms.form.sameOrganisation && rules.rules.some(({ code, effect }) => code === 'ORGANISATION' && effect === 'block')
  const shortlist = new Shortlist(mostFor(rules, mentees.length), mentors.length)

  const bestOf = (mentee: MatchingMentee<number>, turn: number): Candidate[] => {
    if (blocking.isMenteeOut(mentee)) return []
    const named = known(mentee)
    const personal = { named: named.keys(), apart: ofPersons(blocking.personsApart(mentee)) }
    const pool = isClosed ? pools.inside(mentee, personal) : pools.around(mentee, turn, personal)
    for (let at = 0; at < pool.length; at += 1) {
      const position = pool[at] ?? 0
      const mentor = theirs[position]
      if (mentor === undefined || blocking.isPairOut(mentee, mentor)) continue
      const between = at < named.size ? (named.get(position) ?? strangers) : strangers
      const points = suitability(mentee, mentor, between)
      if (points >= rules.threshold.points) shortlist.offer(position, points)
    }
    return shortlist.take(turn)
  }
  for (const at of placeByPlace(mentees)) {
    const mentee = mentees[at]
    if (mentee !== undefined) yield { mentee: at, candidates: bestOf(numbering.mentee(mentee), at) }
  }
}

/** All of `eachCandidates`, by position of the mentee. */
export function candidatesOf(
  terms: CandidateTerms,
  mentees: readonly MatchingMentee[],
  mentors: readonly MatchingMentor[],
): readonly (readonly Candidate[])[] {
  const found: (readonly Candidate[])[] = mentees.map(() => [])
  for (const { mentee, candidates } of eachCandidates(terms, mentees, mentors)) found[mentee] = candidates
  return found
}
