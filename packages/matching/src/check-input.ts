import { perfect } from './instance.ts'
import { type MatchInput, type MatchProblem, type MatchProblemCode, matchModes, type PairOfIds } from './match-input.ts'

export const pointsOf = ({ parts }: { readonly parts: readonly { readonly points: number }[] }): number =>
  parts.reduce((sum, { points }) => sum + points, 0)

/** Pairs by their two people; there may be millions, so no text is made of each. */
export class PairMap<Value> {
  readonly #byMentee = new Map<string, Map<string, Value>>()

  set({ mentee, mentor }: PairOfIds, value: Value): void {
    const known = this.#byMentee.get(mentee)
    if (known === undefined) this.#byMentee.set(mentee, new Map([[mentor, value]]))
    else known.set(mentor, value)
  }

  has({ mentee, mentor }: PairOfIds): boolean {
    return this.#byMentee.get(mentee)?.has(mentor) === true
  }

  get({ mentee, mentor }: PairOfIds): Value | undefined {
    return this.#byMentee.get(mentee)?.get(mentor)
  }
}

/** The pairs alone. */
export function pairsOf(pairs: readonly PairOfIds[] = []): PairMap<true> {
  const all = new PairMap<true>()
  for (const pair of pairs) all.set(pair, true)
  return all
}

const isRank = (rank: number | undefined): boolean => rank === undefined || (Number.isInteger(rank) && rank >= 1 && rank <= perfect)

/** All that is wrong with an input. Empty sides, and people without candidates, are not. */
export function checkInput(input: MatchInput): MatchProblem[] {
  const problems: MatchProblem[] = []
  const report = (code: MatchProblemCode, of: Partial<PairOfIds> = {}) => {
    problems.push({
      code,
      ...(of.mentee !== undefined && { mentee: of.mentee }),
      ...(of.mentor !== undefined && { mentor: of.mentor }),
    })
  }
  if (!matchModes.includes(input.mode ?? 'points')) report('modeUnknown')
  const { threshold = 0 } = input
  if (!Number.isInteger(threshold) || threshold < 0 || threshold > perfect) report('thresholdWrong')

  const mentees = new Set<string>()
  for (const { id } of input.mentees) {
    if (mentees.has(id)) report('menteeTwice', { mentee: id })
    mentees.add(id)
  }
  const placesOf = new Map<string, number>()
  for (const { id, capacity } of input.mentors) {
    if (placesOf.has(id)) report('mentorTwice', { mentor: id })
    if (!Number.isInteger(capacity) || capacity < 0 || capacity > 2 ** 20) report('capacityWrong', { mentor: id })
    placesOf.set(id, capacity)
  }
  const isUnknown = ({ mentee, mentor }: PairOfIds) => !mentees.has(mentee) || !placesOf.has(mentor)

  const candidates = new PairMap<true>()
  for (const candidate of input.candidates) {
    if (candidates.has(candidate)) report('candidateTwice', candidate)
    candidates.set(candidate, true)
    if (isUnknown(candidate)) report('candidateUnknown', candidate)
    const points = pointsOf(candidate)
    if (!candidate.parts.every((part) => Number.isInteger(part.points)) || points < 0 || points > perfect)
      report('suitabilityWrong', candidate)
    if (!isRank(candidate.menteeRank) || !isRank(candidate.mentorRank)) report('rankWrong', candidate)
  }

  const prohibited = pairsOf(input.prohibitions)
  for (const pair of input.prohibitions ?? []) if (isUnknown(pair)) report('prohibitionUnknown', pair)
  const locked = new Set<string>()
  const lockedTo = new Map<string, number>()
  for (const lock of input.locks ?? []) {
    if (isUnknown(lock)) report('lockUnknown', lock)
    else if (!candidates.has(lock)) report('lockNoCandidate', lock)
    if (prohibited.has(lock)) report('lockProhibited', lock)
    if (locked.has(lock.mentee)) report('lockTwice', lock)
    locked.add(lock.mentee)
    lockedTo.set(lock.mentor, (lockedTo.get(lock.mentor) ?? 0) + 1)
  }
  for (const [mentor, count] of lockedTo) if (count > (placesOf.get(mentor) ?? count)) report('locksAboveCapacity', { mentor })
  const published = new Set<string>()
  for (const pair of input.published ?? []) {
    if (published.has(pair.mentee)) report('publishedTwice', pair)
    published.add(pair.mentee)
  }
  return problems
}
