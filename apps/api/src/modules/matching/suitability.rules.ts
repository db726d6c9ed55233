import type { MatchingCriterionCode } from '@nastavnik/contract'
import type { MatchingRules } from '@nastavnik/target-model'
import { ageBit, kindBit, type MatchingMentee, type MatchingMentor } from './sides.ts'
import { countBits, type Told } from './told.rules.ts'

/** Places of the two in each other's wishes, from 1; null: not named. */
export interface Ranks {
  readonly byMentee: number | null
  readonly byMentor: number | null
}

type PartCode = MatchingCriterionCode | 'MENTEE_WISH' | 'MENTOR_WISH'

/** Of what the points of a pair are made. Points are whole and never more than `most`; `isUnknown`: somebody has not told. */
export interface Part {
  readonly code: PartCode
  readonly points: number
  readonly most: number
  readonly isUnknown: boolean
}

type Terms = Pick<MatchingRules, 'criteria' | 'wishes' | 'waiting'>

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

/** So many common interests are as good as more. */
const enoughInterests = 2

const shares: Readonly<Record<MatchingCriterionCode, (terms: Terms, mentee: MatchingMentee, mentor: MatchingMentor) => Share>> = {
  REQUEST: (_terms, mentee, mentor) => shareOf(mentee.request, mentor.helpsWith),
  TIME: (_terms, mentee, mentor) => shareOf(mentee.time, mentor.time),
  FORMAT: (_terms, mentee, mentor) => shareOf(mentee.format, mentor.format),
  WISHED_MENTOR: (_terms, mentee, mentor) => fits(mentee.wishedMentor, mentor.kind === null ? null : kindBit(mentor.kind)),
  WISHED_AGE: (_terms, mentee, mentor) => fits(mentor.wishedAges, mentee.age === null ? null : ageBit(mentee.age)),
  INTERESTS: (_terms, { interests: one }, { interests: other }) =>
    one === null || other === null ? null : Math.min(countBits(one.bits & other.bits), enoughInterests) / enoughInterests,
  NEARNESS: (_terms, mentee, mentor) => {
    if (mentee.organisationId === mentor.organisationId) return 1
    return mentee.municipalityId !== null && mentee.municipalityId === mentor.municipalityId ? 0.5 : 0
  },
  WAITING: ({ waiting }, mentee) => Math.min(mentee.waitingDays / waiting.fullAfterDays, 1),
}

const wishPoints = (points: readonly number[], rank: number | null): number => (rank === null ? 0 : (points[rank - 1] ?? 0))

/** The points of a pair, part by part in the order of the model; what is not known gives none. */
export function partsOf(terms: Terms, mentee: MatchingMentee, mentor: MatchingMentor, ranks: Ranks): Part[] {
  const { criteria, wishes } = terms
  const told = criteria.map(({ code, points: most }): Part => {
    const share = shares[code](terms, mentee, mentor)
    return { code, points: Math.round(most * (share ?? 0)), most, isUnknown: share === null }
  })
  const wish = (code: PartCode, points: readonly number[], rank: number | null): Part => ({
    code,
    points: wishPoints(points, rank),
    most: Math.max(...points),
    isUnknown: false,
  })
  return [...told, wish('MENTEE_WISH', wishes.mentee, ranks.byMentee), wish('MENTOR_WISH', wishes.mentor, ranks.byMentor)]
}

/** The sum of `partsOf`, 0…1000: made ready once and asked of very many pairs. */
export function suitabilityUnder(terms: Terms): (mentee: MatchingMentee, mentor: MatchingMentor, ranks: Ranks) => number {
  const { criteria, wishes } = terms
  const asked = criteria.filter(({ points }) => points > 0).map(({ code, points }) => ({ share: shares[code], points }))
  return (mentee, mentor, ranks) => {
    let sum = wishPoints(wishes.mentee, ranks.byMentee) + wishPoints(wishes.mentor, ranks.byMentor)
    for (const { share, points } of asked) sum += Math.round(points * (share(terms, mentee, mentor) ?? 0))
    return sum
  }
}
