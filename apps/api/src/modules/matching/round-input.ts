import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MatchingRuleCode, PairPart } from '@nastavnik/contract'
import type { MatchingRules, MentoringForm } from '@nastavnik/target-model'
import { type CandidateTerms, eachCandidates } from './candidates.rules.ts'
import { brokenRules, type RuleTerms } from './pair-rules.rules.ts'
import type { Candidate } from './shortlist.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { partsOf, type Ranks } from './suitability.rules.ts'

/** A rule that stands between a mentee and so many mentors. */
interface RuleBefore {
  readonly code: MatchingRuleCode
  readonly mentors: number
}

/** What a run is given: people without names and everything about the pairs they may be. People are in the order of their ids. */
export interface RoundInput {
  readonly mentees: readonly {
    readonly id: string
    readonly waitingDays: number
    /** Of a mentee without candidates, the rule before most mentors first. */
    readonly rules: readonly RuleBefore[]
    /** Each of the rules is the only one before those mentors. */
    readonly alone: boolean
  }[]
  readonly mentors: readonly { readonly id: string; readonly places: number }[]
  /** Parts of the points, in the order of the columns. */
  readonly parts: readonly { readonly code: PairPart['code']; readonly most: number }[]
  readonly rules: readonly MatchingRuleCode[]
  /** Candidates of a mentee stand from `starts[mentee]` up to `starts[mentee + 1]`. */
  readonly starts: Int32Array
  /** Of each candidate: the position of the mentor, the points of each part, which parts are unknown and which rules are warned of as bits, both ranks (0: not named). */
  readonly mentorAt: Int32Array
  readonly points: Int16Array
  readonly unknown: Int32Array
  readonly warnings: Int32Array
  readonly menteeRanks: Uint8Array
  readonly mentorRanks: Uint8Array
}

export interface InputTerms extends CandidateTerms {
  readonly form: MentoringForm
}

const unranked: Ranks = { byMentee: null, byMentor: null }
const positionsOf = (bits: number): number[] =>
  bits === 0 ? [] : Array.from({ length: 31 }, (_, at) => at).filter((at) => (bits & (1 << at)) !== 0)
const bitsOf = <Item>(items: readonly Item[], isSet: (item: Item) => boolean): number =>
  items.reduce((bits, item, at) => (isSet(item) ? bits | (1 << at) : bits), 0)

/** What keeps a mentee away from all mentors: rules that do it alone, if there are any — there a curator can do something —, else all of them. */
function rulesBefore(
  terms: RuleTerms,
  mentee: MatchingMentee,
  mentors: readonly MatchingMentor[],
): { rules: RuleBefore[]; alone: boolean } {
  const counts = { alone: new Map<MatchingRuleCode, number>(), all: new Map<MatchingRuleCode, number>() }
  for (const mentor of mentors) {
    const codes = brokenRules(terms, mentee, mentor).blocking
    for (const list of codes.length === 1 ? [counts.alone, counts.all] : [counts.all])
      for (const code of codes) list.set(code, (list.get(code) ?? 0) + 1)
  }
  const alone = counts.alone.size > 0
  const rules = [...(alone ? counts.alone : counts.all)].map(([code, count]) => ({ code, mentors: count }))
  return { rules: rules.sort((a, b) => b.mentors - a.mentors || (a.code < b.code ? -1 : 1)), alone }
}

/** The rules as the curator's places allow: how many a mentor takes is decided after the input is made, so a full one is a candidate without places. */
const withoutPlaces = (rules: MatchingRules): MatchingRules => ({
  ...rules,
  threshold: { ...rules.threshold, points: 0 },
  rules: rules.rules.map((rule) => (rule.code === 'NO_PLACE' ? { ...rule, effect: 'off' } : rule)),
})

/** After so many mentees it is said how far it is, and others get their turn. */
const stride = 500

/** The candidates of all; `watch` is told how many mentees are done and may throw. */
async function findAll(
  terms: CandidateTerms,
  mentees: readonly MatchingMentee[],
  mentors: readonly MatchingMentor[],
  watch: (done: number) => void,
) {
  const found: (readonly Candidate[])[] = mentees.map(() => [])
  let done = 0
  for (const { mentee, candidates } of eachCandidates(terms, mentees, mentors)) {
    found[mentee] = candidates
    done += 1
    if (done % stride === 0) {
      await nextTurn()
      watch(done)
    }
  }
  return found
}

/** Makes the input of people: rules, points and the best candidates. */
export async function inputOf(
  terms: InputTerms,
  mentees: readonly MatchingMentee[],
  mentors: readonly MatchingMentor[],
  watch: (done: number) => void = () => undefined,
): Promise<RoundInput> {
  const rules = withoutPlaces(terms.rules)
  const open = { ...terms, rules }
  const found = await findAll(open, mentees, mentors, watch)
  const starts = new Int32Array(mentees.length + 1)
  found.forEach((list, at) => {
    starts[at + 1] = (starts[at] ?? 0) + list.length
  })
  const count = starts[mentees.length] ?? 0
  const codes = rules.rules.map(({ code }) => code)
  const partCodes: { code: PairPart['code']; most: number }[] = [
    ...rules.criteria.map(({ code, points }) => ({ code, most: points })),
    { code: 'MENTEE_WISH', most: Math.max(...rules.wishes.mentee) },
    { code: 'MENTOR_WISH', most: Math.max(...rules.wishes.mentor) },
  ]
  const input = {
    mentees: mentees.map((mentee, at) => ({
      id: mentee.id,
      waitingDays: mentee.waitingDays,
      ...(starts[at] === starts[at + 1] ? rulesBefore(open, mentee, mentors) : { rules: [], alone: false }),
    })),
    mentors: mentors.map(({ id, places }) => ({ id, places })),
    parts: partCodes,
    rules: codes,
    starts,
    mentorAt: new Int32Array(count),
    points: new Int16Array(count * partCodes.length),
    unknown: new Int32Array(count),
    warnings: new Int32Array(count),
    menteeRanks: new Uint8Array(count),
    mentorRanks: new Uint8Array(count),
  }
  for (const [menteeAt, mentee] of mentees.entries()) {
    const ranksOf = terms.ranks.get(mentee.id)
    let edge = starts[menteeAt] ?? 0
    for (const { mentor: mentorAt } of found[menteeAt] ?? []) {
      const mentor = mentors[mentorAt]
      if (mentor === undefined) continue
      const ranks = ranksOf?.get(mentor.id) ?? unranked
      const parts = partsOf(open, mentee, mentor, ranks)
      const warned = brokenRules(open, mentee, mentor).warning
      input.mentorAt[edge] = mentorAt
      input.points.set(
        parts.map(({ points }) => points),
        edge * partCodes.length,
      )
      input.unknown[edge] = bitsOf(parts, ({ isUnknown }) => isUnknown)
      input.warnings[edge] = bitsOf(codes, (code) => warned.includes(code))
      input.menteeRanks[edge] = ranks.byMentee ?? 0
      input.mentorRanks[edge] = ranks.byMentor ?? 0
      edge += 1
    }
  }
  return input
}

/** Who of an input is not to be matched any more. */
export interface Gone {
  readonly left: ReadonlySet<string>
  /** The mentor by the mentee. */
  readonly proposed: ReadonlyMap<string, string>
}

/** The input without those who are gone: a proposal takes its mentee out and fills a place, a mentor who has left is nobody's candidate. */
export function withoutGone(input: RoundInput, { left, proposed }: Gone): RoundInput {
  const filled = new Map<string, number>()
  for (const { id } of input.mentees) {
    const mentor = proposed.get(id)
    if (mentor !== undefined) filled.set(mentor, (filled.get(mentor) ?? 0) + 1)
  }
  const isCandidate = (edge: number) => !left.has(input.mentors[input.mentorAt[edge] ?? -1]?.id ?? '')
  const starts = [0]
  const edges: number[] = []
  const mentees = input.mentees.filter(({ id }, at) => {
    if (left.has(id) || proposed.has(id)) return false
    for (let edge = input.starts[at] ?? 0; edge < (input.starts[at + 1] ?? 0); edge += 1) if (isCandidate(edge)) edges.push(edge)
    starts.push(edges.length)
    return true
  })
  const width = input.parts.length
  return {
    ...input,
    mentees,
    mentors: input.mentors.map(({ id, places }) => ({ id, places: left.has(id) ? 0 : Math.max(0, places - (filled.get(id) ?? 0)) })),
    starts: Int32Array.from(starts),
    mentorAt: Int32Array.from(edges, (edge) => input.mentorAt[edge] ?? 0),
    points: Int16Array.from(edges.flatMap((edge) => [...input.points.subarray(edge * width, (edge + 1) * width)])),
    unknown: Int32Array.from(edges, (edge) => input.unknown[edge] ?? 0),
    warnings: Int32Array.from(edges, (edge) => input.warnings[edge] ?? 0),
    menteeRanks: Uint8Array.from(edges, (edge) => input.menteeRanks[edge] ?? 0),
    mentorRanks: Uint8Array.from(edges, (edge) => input.mentorRanks[edge] ?? 0),
  }
}

/** The sum of the parts of a candidate. */
export function pointsAt({ points, parts }: RoundInput, edge: number): number {
  let sum = 0
  for (let at = edge * parts.length; at < (edge + 1) * parts.length; at += 1) sum += points[at] ?? 0
  return sum
}

/** Where the pair stands among the candidates; -1: it may not be. */
export function edgeOf({ starts, mentorAt }: RoundInput, mentee: number, mentor: number): number {
  for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) if (mentorAt[edge] === mentor) return edge
  return -1
}

export const partsAt = ({ points, parts, unknown }: RoundInput, edge: number): PairPart[] =>
  parts.map(({ code, most }, at) => ({
    code,
    points: points[edge * parts.length + at] ?? 0,
    most,
    isUnknown: ((unknown[edge] ?? 0) & (1 << at)) !== 0,
  }))

export const warningsAt = ({ rules, warnings }: RoundInput, edge: number): MatchingRuleCode[] =>
  positionsOf(warnings[edge] ?? 0).flatMap((at) => rules[at] ?? [])

/** The place in the wishes, null: not named. */
export const rankAt = (ranks: Uint8Array, edge: number): number | null => {
  const rank = ranks[edge] ?? 0
  return rank === 0 ? null : rank
}
