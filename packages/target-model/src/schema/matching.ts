import { gateEffects, type MatchingRuleCode, matchingCriteria, matchingRuleCodes } from '@nastavnik/contract'
import { z } from 'zod'
import { listBy, Source, Text } from './text.ts'

/** Neither a territory nor a curator allows such a pair. */
const neverWeaker: readonly MatchingRuleCode[] = ['OWN_CHILD', 'EXCLUDED', 'NO_CONSENT', 'NO_PLACE']

/** Why a pair may not be, or is warned of. */
export const MatchingRule = z
  .strictObject({ code: z.enum(matchingRuleCodes), title: Text, effect: z.enum(gateEffects), source: Source })
  .refine(({ code, effect }) => effect === 'block' || !neverWeaker.includes(code), { path: ['effect'], error: 'это правило всегда block' })
export type MatchingRule = z.infer<typeof MatchingRule>

/** What a pair gets points for, and how many when it fits wholly. */
export const MatchingCriterion = z.strictObject({
  code: z.enum(matchingCriteria),
  title: Text,
  points: z.int().min(0).max(1000),
  source: Source,
})
export type MatchingCriterion = z.infer<typeof MatchingCriterion>

const Years = z.int().min(0).max(50)
const RankPoints = z.array(z.int().min(0).max(500)).min(1).max(5)
const everyOf =
  <Code extends string>(codes: readonly Code[]) =>
  (entries: readonly { code: Code }[]) =>
    codes.every((code) => entries.some((entry) => entry.code === code))

/** matching.yaml: when a pair may not be, and what its points are made of. */
export const MatchingRules = z.strictObject({
  rules: listBy('code', MatchingRule).refine(everyOf(matchingRuleCodes), `нужны все правила: ${matchingRuleCodes.join(', ')}`),
  /** Years by which the mentor is older: of a pupil in a form whose mentor is a stage higher, of a minor when the mentor is of age. */
  seniority: z.strictObject({ pupils: Years, adults: Years, source: Source }),
  criteria: listBy('code', MatchingCriterion).refine(everyOf(matchingCriteria), `нужны все признаки: ${matchingCriteria.join(', ')}`),
  /** Points of the first, second, third wish of each side. */
  wishes: z.strictObject({ mentee: RankPoints, mentor: RankPoints, source: Source }),
  /** Common interests that are as good as more. */
  interests: z.strictObject({ enough: z.int().min(1).max(31), source: Source }),
  /** The part of the points of nearness that the same municipality gives, all of them being for the same organisation. */
  nearness: z.strictObject({ municipalityPercent: z.int().min(0).max(100), source: Source }),
  /** Days of waiting that give all of its points. */
  waiting: z.strictObject({ fullAfterDays: z.int().min(1).max(3650), source: Source }),
  /** A pair with fewer points is not proposed. */
  threshold: z.strictObject({ points: z.int().min(0).max(1000), source: Source }),
  /** How many of the best candidates of a mentee are considered. */
  candidates: z.strictObject({ most: z.int().min(1).max(200), source: Source }),
  /** How many mentees a mentor takes who has not told. */
  places: z.strictObject({ usual: z.int().min(1).max(100), source: Source }),
})
export type MatchingRules = z.infer<typeof MatchingRules>

/** Points of a pair that fits wholly, each the other's first wish. */
export const mostPoints = ({ criteria, wishes }: Pick<MatchingRules, 'criteria' | 'wishes'>): number =>
  criteria.reduce((sum, { points }) => sum + points, 0) + Math.max(...wishes.mentee) + Math.max(...wishes.mentor)
