import type { MatchingCriterionCode } from '@nastavnik/contract'
import type { MatchingRules } from '@nastavnik/target-model'
import { ageBit, type Couples, isAmong, kindBit, type MatchingMentee, type MatchingMentor } from './sides.ts'
import { countBits, type Told } from './told.rules.ts'

/** Places of the two in each other's wishes, from 1; null: not named. */
export interface Ranks {
  readonly byMentee: number | null
  readonly byMentor: number | null
}

/** What has already passed between the two. */
export interface Between extends Ranks {
  /** They were a pair before. */
  readonly isContinued: boolean
}

type PartCode = MatchingCriterionCode | 'MENTEE_WISH' | 'MENTOR_WISH'

/** Of what the points of a pair are made. Points are whole and never more than `most`; `isUnknown`: somebody has not told. */
export interface Part {
  readonly code: PartCode
  readonly points: number
  readonly most: number
  readonly isUnknown: boolean
}

type Measures = Pick<MatchingRules, 'criteria' | 'wishes' | 'interests' | 'nearness' | 'waiting'>

export interface SuitabilityTerms {
  readonly rules: Measures
  readonly continued: Couples
}

/** From 0 to 1; null: not known. */
type Share = number | null

/** How much of what the first has told the second has too. */
function shareOf(told: Told | null, other: Told | null): Share {
  if (told === null || other === null) return null
  if (told.isAny || other.isAny) return 1
  return told.bits === 0 || other.bits === 0 ? null : countBits(told.bits & other.bits) / countBits(told.bits)
}

const fits = (told: Told | null, bit: number | null): Share => {
  if (told === null || bit === null) return null
  return told.isAny || (told.bits & bit) !== 0 ? 1 : 0
}

type Measure = (rules: Measures, mentee: MatchingMentee<unknown>, mentor: MatchingMentor<unknown>, between: Between) => Share

const shares: Readonly<Record<MatchingCriterionCode, Measure>> = {
  REQUEST: (_rules, mentee, mentor) => shareOf(mentee.request, mentor.helpsWith),
  TIME: (_rules, mentee, mentor) => shareOf(mentee.time, mentor.time),
  FORMAT: (_rules, mentee, mentor) => shareOf(mentee.format, mentor.format),
  WISHED_MENTOR: (_rules, mentee, mentor) => fits(mentee.wishedMentor, mentor.kind === null ? null : kindBit(mentor.kind)),
  WISHED_AGE: (_rules, mentee, mentor) => fits(mentor.wishedAges, mentee.age === null ? null : ageBit(mentee.age)),
  INTERESTS: ({ interests: { enough } }, { interests: one }, { interests: other }) =>
    one === null || other === null ? null : Math.min(countBits(one.bits & other.bits), enough) / enough,
  NEARNESS: ({ nearness }, mentee, mentor) => {
    if (mentee.organisationId === mentor.organisationId) return 1
    return mentee.municipalityId !== null && mentee.municipalityId === mentor.municipalityId ? nearness.municipalityPercent / 100 : 0
  },
  CONTINUITY: (_rules, _mentee, _mentor, { isContinued }) => (isContinued ? 1 : 0),
  WAITING: ({ waiting }, mentee) => Math.min(mentee.waitingDays / waiting.fullAfterDays, 1),
}

const pointsOf = (most: number, share: Share): number => Math.round(most * (share ?? 0))
const wishPoints = (points: readonly number[], rank: number | null): number => (rank === null ? 0 : (points[rank - 1] ?? 0))

/** The points of a pair, part by part in the order of the model; what is not known gives none. */
export function partsOf({ rules, continued }: SuitabilityTerms, mentee: MatchingMentee, mentor: MatchingMentor, ranks: Ranks): Part[] {
  const { criteria, wishes } = rules
  const between = { ...ranks, isContinued: isAmong(continued, mentee, mentor) }
  const told = criteria.map(({ code, points: most }): Part => {
    const share = shares[code](rules, mentee, mentor, between)
    return { code, points: pointsOf(most, share), most, isUnknown: share === null }
  })
  const wish = (code: PartCode, points: readonly number[], rank: number | null): Part => ({
    code,
    points: wishPoints(points, rank),
    most: Math.max(...points),
    isUnknown: false,
  })
  return [...told, wish('MENTEE_WISH', wishes.mentee, ranks.byMentee), wish('MENTOR_WISH', wishes.mentor, ranks.byMentor)]
}

type Suitability = (mentee: MatchingMentee<unknown>, mentor: MatchingMentor<unknown>, between: Between) => number

/**
 * The sum of `partsOf`, 0…1000: made ready once and asked of very many pairs. Written out criterion by criterion, for a loop over them takes a
 * quarter longer.
 */
export function suitabilityUnder(rules: Measures): Suitability {
  const { criteria, wishes } = rules
  const most = Object.fromEntries(criteria.map(({ code, points }) => [code, points])) as Record<MatchingCriterionCode, number>
  return (mentee, mentor, between) =>
    pointsOf(most.REQUEST, shares.REQUEST(rules, mentee, mentor, between)) +
    pointsOf(most.TIME, shares.TIME(rules, mentee, mentor, between)) +
    pointsOf(most.FORMAT, shares.FORMAT(rules, mentee, mentor, between)) +
    pointsOf(most.WISHED_MENTOR, shares.WISHED_MENTOR(rules, mentee, mentor, between)) +
    pointsOf(most.WISHED_AGE, shares.WISHED_AGE(rules, mentee, mentor, between)) +
    pointsOf(most.INTERESTS, shares.INTERESTS(rules, mentee, mentor, between)) +
    pointsOf(most.NEARNESS, shares.NEARNESS(rules, mentee, mentor, between)) +
    pointsOf(most.CONTINUITY, shares.CONTINUITY(rules, mentee, mentor, between)) +
    pointsOf(most.WAITING, shares.WAITING(rules, mentee, mentor, between)) +
    wishPoints(wishes.mentee, between.byMentee) +
    wishPoints(wishes.mentor, between.byMentor)
}
