import { instanceById } from './by-id.ts'
import { checkInput, pairsOf, pointsOf } from './check-input.ts'
import type { Instance } from './instance.ts'
import { byPair, byText, type CandidateInput, type MatchInput, MatchInputError } from './match-input.ts'
import type { Labels, Wishes } from './quality.ts'

/** What an input says, by position: people by id, candidates by their two people. */
export interface Prepared {
  readonly mentees: readonly string[]
  readonly mentors: readonly string[]
  /** All pairs that may be, with all places. */
  readonly whole: Instance
  /** Of each edge of the whole. */
  readonly candidates: readonly CandidateInput[]
  readonly wishes: Wishes
  /** What is left to choose in: without those locked and the places they take; its edges in the whole. */
  readonly open: Instance
  readonly openEdges: Int32Array
  readonly openWishes: Wishes
  /** Of each mentee: the mentor it is locked to, or was published with, or -1. */
  readonly locks: Int32Array
  readonly published: Int32Array | undefined
  readonly labels: Labels
  /** Mentees whose candidates were all taken away: by the curator, or by the threshold. */
  readonly prohibited: ReadonlySet<number>
  readonly belowThreshold: ReadonlySet<number>
}

function wishesOf(candidates: readonly CandidateInput[]): Wishes {
  // Somebody not named stands one behind the last who can be: for everybody of that side the same.
  const last = (rankOf: (candidate: CandidateInput) => number | undefined) =>
    candidates.reduce((largest, candidate) => Math.max(largest, rankOf(candidate) ?? 0), 0)
  const menteeWishes = last(({ menteeRank }) => menteeRank)
  const mentorWishes = last(({ mentorRank }) => mentorRank)
  return {
    byMentee: Int32Array.from(candidates, ({ menteeRank }) => menteeRank ?? menteeWishes + 1),
    byMentor: Int32Array.from(candidates, ({ mentorRank }) => mentorRank ?? mentorWishes + 1),
    menteeWishes,
    mentorWishes,
  }
}

/** The instance without the mentees that are locked. */
function openPart(whole: Instance, locks: Int32Array): { open: Instance; openEdges: Int32Array } {
  const starts = new Int32Array(whole.menteeCount + 1)
  const edges: number[] = []
  const capacities = whole.capacities.slice()
  locks.forEach((mentor, mentee) => {
    if (mentor >= 0) capacities[mentor] = (capacities[mentor] ?? 0) - 1
    else for (let edge = whole.starts[mentee] ?? 0; edge < (whole.starts[mentee + 1] ?? 0); edge += 1) edges.push(edge)
    starts[mentee + 1] = edges.length
  })
  const openEdges = Int32Array.from(edges)
  const of = (values: Int32Array) => openEdges.map((edge) => values[edge] ?? 0)
  return {
    open: { menteeCount: whole.menteeCount, capacities, starts, mentors: of(whole.mentors), suitability: of(whole.suitability) },
    openEdges,
  }
}

/** Puts people in the order of their ids. Throws a `MatchInputError` with all that is wrong. */
export function prepare(input: MatchInput): Prepared {
  const problems = checkInput(input)
  if (problems.length > 0) throw new MatchInputError(problems)
  const { threshold = 0 } = input
  const locked = pairsOf(input.locks)
  const prohibitions = pairsOf(input.prohibitions)
  const permitted = input.candidates.filter((candidate) => !prohibitions.has(candidate))
  const candidates = permitted.filter((candidate) => pointsOf(candidate) >= threshold || locked.has(candidate)).sort(byPair)
  const { instance, mentees, mentors } = instanceById(
    input.mentees.map(({ id }) => id),
    new Map(input.mentors.map(({ id, capacity }) => [id, capacity])),
    candidates.map((candidate) => ({ mentee: candidate.mentee, mentor: candidate.mentor, suitability: pointsOf(candidate) })),
  )
  const menteeAt = new Map(mentees.map((id, at) => [id, at]))
  const mentorAt = new Map(mentors.map((id, at) => [id, at]))
  const positions = (pairs: MatchInput['published'] = []) => {
    const of = new Int32Array(mentees.length).fill(-1)
    for (const { mentee, mentor } of pairs) {
      const at = menteeAt.get(mentee)
      if (at !== undefined) of[at] = mentorAt.get(mentor) ?? -1
    }
    return of
  }
  const among = (list: readonly CandidateInput[]) => new Set(list.map(({ mentee }) => menteeAt.get(mentee) ?? -1))
  const [known, afterProhibitions, left] = [among(input.candidates), among(permitted), among(candidates)]
  const locks = positions(input.locks)
  const { open, openEdges } = openPart(instance, locks)
  const wishes = wishesOf(candidates)
  const ofOpen = (ranks: Int32Array) => openEdges.map((edge) => ranks[edge] ?? 0)
  const names = [...new Set(input.mentees.flatMap(({ labels = {} }) => Object.keys(labels)))].sort(byText)
  const labelsOf = new Map(input.mentees.map(({ id, labels = {} }) => [id, labels]))
  return {
    mentees,
    mentors,
    whole: instance,
    candidates,
    wishes,
    open,
    openEdges,
    openWishes: { ...wishes, byMentee: ofOpen(wishes.byMentee), byMentor: ofOpen(wishes.byMentor) },
    locks,
    published: input.published && positions(input.published),
    labels: new Map(names.map((name) => [name, mentees.map((id) => labelsOf.get(id)?.[name])])),
    prohibited: known.difference(afterProhibitions),
    belowThreshold: afterProhibitions.difference(left),
  }
}
