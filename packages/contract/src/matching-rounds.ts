import * as z from 'zod/mini'
import { Count, Day, FormRef, Id, pageOf, UnitRef } from './basics.ts'
import { matchingCriteria, matchingRuleCodes } from './matching.ts'
import { DecisionKind, MatchingMode, PairAnswer } from './states.ts'

const Points = z.number().check(z.int(), z.minimum(0), z.maximum(1000))
const RankPoints = z.array(Points).check(z.minLength(1), z.maxLength(5))
export const matchingTexts = { title: 100, reason: 300, orderNumber: 50 } as const

/** What the points of a pair are made of and below how many it is not proposed. All together are 1000 at most. */
export const MatchingWeights = z.strictObject({
  criteria: z.array(z.strictObject({ code: z.enum(matchingCriteria), points: Points })),
  wishes: z.strictObject({ mentee: RankPoints, mentor: RankPoints }),
  threshold: Points,
})
export type MatchingWeights = z.infer<typeof MatchingWeights>

const Choices = z.tuple([Count, Count, Count])

/** The figures of a run. Means are not rounded; null without pairs. */
export const RunFigures = z.object({
  mentees: Count,
  placed: Count,
  total: z.number(),
  mean: z.nullable(z.number()),
  least: z.nullable(z.number()),
  tenth: z.nullable(z.number()),
  /** First, second and third choices of mentees and of mentors that came true. */
  menteeChoices: Choices,
  mentorChoices: Choices,
  /** Couples who would both rather have each other, and in how many of them one and the same is. */
  blocking: Count,
  mostBlocking: Count,
  /** Mentees per mentor. */
  load: z.object({ least: z.number(), median: z.number(), most: z.number(), gini: z.number() }),
  /** Against the draft before; null: there was none. */
  changed: z.nullable(Count),
  /** The most that could be placed, and the most points of so many. */
  best: z.object({ placed: Count, total: z.number() }),
  /** What was aimed at has been proved to be the best there is. */
  certified: z.boolean(),
})
export type RunFigures = z.infer<typeof RunFigures>

/** A run of the log: what was counted, how, and what came out. */
export const MatchingRun = z.object({
  id: Id,
  number: Count,
  title: z.string(),
  mode: MatchingMode,
  weights: MatchingWeights,
  figures: RunFigures,
  /** SHA-256 of what was given to it, in hexadecimal. */
  inputHash: z.string(),
  elapsedMs: Count,
  createdAt: z.iso.datetime(),
  by: z.nullable(z.string()),
  /** Its decisions and people are those of now: it can be compared and taken as it is. */
  isCurrent: z.boolean(),
})
export type MatchingRun = z.infer<typeof MatchingRun>

const ProgrammeRef = z.object({ id: Id, title: z.string(), form: FormRef })

export const RoundListItem = z.object({
  id: Id,
  orderOn: Day,
  createdAt: z.iso.datetime(),
  finishedAt: z.nullable(z.iso.datetime()),
  mentees: Count,
  placed: Count,
  published: Count,
})
export type RoundListItem = z.infer<typeof RoundListItem>

/** Rounds of a programme, the latest first, and who waits for a pair today. */
export const ProgrammeMatching = z.object({
  programme: ProgrammeRef,
  items: z.array(RoundListItem),
  waiting: z.object({ mentees: Count, mentors: Count }),
})
export type ProgrammeMatching = z.infer<typeof ProgrammeMatching>

/** What a criterion or rule is called, from the model. */
const Titled = z.object({ code: z.string(), title: z.string() })

export const MatchingRound = z.object({
  id: Id,
  organisation: UnitRef,
  programme: ProgrammeRef,
  orderOn: Day,
  finishedAt: z.nullable(z.iso.datetime()),
  version: z.number(),
  /** The run the draft is of; null: nothing has been counted yet. */
  draft: z.nullable(MatchingRun),
  /** The latest runs that can be compared, the draft's among them, the latest first. */
  runs: z.array(MatchingRun),
  weights: MatchingWeights,
  /** Those of the model, to go back to. */
  usualWeights: MatchingWeights,
  criteria: z.array(Titled),
  rules: z.array(Titled),
  numbers: z.object({
    /** In the draft. */
    mentees: Count,
    placed: Count,
    unplaced: Count,
    locked: Count,
    prohibited: Count,
    warned: Count,
    /** Pairs to which both have said yes; to which somebody has said no; all others. */
    agreed: Count,
    refused: Count,
    unanswered: Count,
    published: Count,
    ordered: Count,
  }),
  /** Somebody has come, gone or told something since the draft was counted. */
  isOutdated: z.boolean(),
})
export type MatchingRound = z.infer<typeof MatchingRound>

const Somebody = z.object({ participationId: Id, personId: Id, name: z.string(), occupation: z.string() })

/** Why a mentee has no mentor; each has one reason. */
export const UnplacedReason = z.object({
  kind: z.enum(['NO_CANDIDATE', 'PROHIBITED', 'BELOW_THRESHOLD', 'HALL', 'LOST_TRADE', 'MODE_B_STABLE']),
  /** Of a mentee without candidates: which rule stands before how many mentors, the most first. */
  rules: z.array(z.object({ code: z.enum(matchingRuleCodes), mentors: Count })),
  /** Any of the rules stands alone: without it so many mentors would do. */
  alone: z.boolean(),
  /** So many mentees share so many places; null: not for want of places. */
  shared: z.nullable(z.object({ mentees: Count, places: Count })),
  /** By how much all pairs together would be worse with this mentee instead of another. */
  pointsLost: z.nullable(Count),
})
export type UnplacedReason = z.infer<typeof UnplacedReason>

export const DraftPair = z.object({
  mentee: Somebody,
  waitingDays: Count,
  /** How many mentors could be this mentee's. */
  candidates: Count,
  mentor: z.nullable(Somebody),
  points: Count,
  /** Which wish each is of the other, from 1; null: not named. */
  menteeRank: z.nullable(Count),
  mentorRank: z.nullable(Count),
  warnings: z.array(z.enum(matchingRuleCodes)),
  reason: z.nullable(UnplacedReason),
  /** The decision that locks the pair. */
  lock: z.nullable(z.object({ id: Id, reason: z.string() })),
  menteeAnswer: z.nullable(PairAnswer),
  mentorAnswer: z.nullable(PairAnswer),
})
export type DraftPair = z.infer<typeof DraftPair>

/** Rows that the review asks for at a time. */
export const draftPageSize = 100

export const DraftPairs = z.object({ items: z.array(DraftPair), from: z.number(), total: z.number() })
export type DraftPairs = z.infer<typeof DraftPairs>

export const MatchingDecision = z.object({
  id: Id,
  kind: DecisionKind,
  mentee: z.nullable(Somebody),
  mentor: Somebody,
  /** Of PLACES. */
  places: z.nullable(Count),
  reason: z.string(),
  decidedAt: z.iso.datetime(),
  by: z.nullable(z.string()),
})
export type MatchingDecision = z.infer<typeof MatchingDecision>

/** Points of one part; `isUnknown`: one of the two has not told. */
const PairPart = z.object({
  code: z.enum([...matchingCriteria, 'MENTEE_WISH', 'MENTOR_WISH']),
  points: Points,
  most: Points,
  isUnknown: z.boolean(),
})
export type PairPart = z.infer<typeof PairPart>

/** What becomes of the draft: how many more are without a pair, how the points change, and who goes elsewhere. */
export const Consequence = z.object({
  placed: z.number(),
  total: z.number(),
  blocking: z.number(),
  /** Mentees whose mentor changes, the first twenty of them; null: nobody. */
  moves: z.array(z.object({ mentee: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) })),
  moved: Count,
})
export type Consequence = z.infer<typeof Consequence>

export const MentorCandidate = z.object({
  mentor: Somebody,
  places: Count,
  taken: Count,
  points: Count,
  parts: z.array(PairPart),
  menteeRank: z.nullable(Count),
  mentorRank: z.nullable(Count),
  warnings: z.array(z.enum(matchingRuleCodes)),
  isMate: z.boolean(),
  /** The decision about the two, a lock or a prohibition. */
  decision: z.nullable(z.object({ id: Id, kind: DecisionKind, reason: z.string() })),
  /** What it would cost all to have this pair: how many would lose their place, how the sum of points changes; null: it cannot be. */
  cost: z.nullable(z.object({ placed: z.number(), total: z.number(), moved: Count })),
})
export type MentorCandidate = z.infer<typeof MentorCandidate>

/** A mentor who cannot be the mentee's, with the rules against it: a psychologist's reason and a curator's read alike. */
export const ExcludedMentor = z.object({ mentor: Somebody, rules: z.array(z.enum(matchingRuleCodes)) })
export type ExcludedMentor = z.infer<typeof ExcludedMentor>

export const MenteeCandidates = z.object({
  pair: DraftPair,
  /** The mate first, then by points. */
  candidates: z.array(MentorCandidate),
})
export type MenteeCandidates = z.infer<typeof MenteeCandidates>

/** Who is no candidate: the first of them, those with the fewest rules against them; `total` counts all. */
export const ExcludedMentors = z.object({ items: z.array(ExcludedMentor), total: Count })
export type ExcludedMentors = z.infer<typeof ExcludedMentors>

export const RoundMentor = z.object({
  mentor: Somebody,
  places: Count,
  taken: Count,
  mentees: z.array(Somebody),
  /** The decision about his places. */
  decision: z.nullable(z.object({ id: Id, reason: z.string() })),
})
export type RoundMentor = z.infer<typeof RoundMentor>

/** Somebody who fares differently in two runs; null: no mentor, no points. */
export const RunDifference = z.object({
  mentee: Somebody,
  left: z.nullable(z.object({ mentor: z.string(), points: Count, menteeRank: z.nullable(Count) })),
  right: z.nullable(z.object({ mentor: z.string(), points: Count, menteeRank: z.nullable(Count) })),
})
export type RunDifference = z.infer<typeof RunDifference>

export const RunComparison = z.object({
  left: MatchingRun,
  right: MatchingRun,
  /** Mentees who have more points in the right one, and who have fewer. */
  win: Count,
  lose: Count,
  same: Count,
  page: pageOf(RunDifference),
})
export type RunComparison = z.infer<typeof RunComparison>

export const PairProposal = z.object({
  id: Id,
  mentee: Somebody,
  mentor: Somebody,
  publishedAt: z.iso.datetime(),
  by: z.nullable(z.string()),
  order: z.nullable(z.object({ number: z.string(), on: Day })),
})
export type PairProposal = z.infer<typeof PairProposal>

/** Counts of a round for those who see no people. */
export const MatchingNumbers = z.object({
  items: z.array(z.object({ organisation: UnitRef, form: FormRef, rounds: Count, mentees: Count, placed: Count, published: Count })),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
})
export type MatchingNumbers = z.infer<typeof MatchingNumbers>
