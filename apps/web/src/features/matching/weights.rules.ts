import type { MatchingWeights } from '@nastavnik/contract'
import { parseCount } from '../../ui/numbers.ts'

/** What the points of all parts together may come to, and the most of one of them. */
export const mostPoints = 1000

/** Fields of the form by their keys: a criterion's code, `mentee-0` for a wish, `threshold`. */
export type TypedWeights = Readonly<Record<string, string>>

export const criterionKey = (code: string) => `criterion-${code}`
export const wishKey = (side: 'mentee' | 'mentor', place: number) => `${side}-${place}`
export const thresholdKey = 'threshold'

export function typedOf({ criteria, wishes, threshold }: MatchingWeights): TypedWeights {
  const wished = (side: 'mentee' | 'mentor') => wishes[side].map((points, place) => [wishKey(side, place), String(points)] as const)
  return Object.fromEntries([
    ...criteria.map(({ code, points }) => [criterionKey(code), String(points)] as const),
    ...wished('mentee'),
    ...wished('mentor'),
    [thresholdKey, String(threshold)] as const,
  ])
}

/** The points that stand in a field; undefined when it is no number from 0 to 1000. */
export function pointsIn(typed: TypedWeights, key: string): number | undefined {
  const points = parseCount(typed[key] ?? '')
  return points === undefined || points > mostPoints ? undefined : points
}

/** The fields that hold no points. */
export const wrongFields = (typed: TypedWeights): string[] => Object.keys(typed).filter((key) => pointsIn(typed, key) === undefined)

/** Weights of the same criteria and wishes with what has been typed; a field that holds no points counts as none. */
export function weightsOf(typed: TypedWeights, { criteria, wishes }: MatchingWeights): MatchingWeights {
  const points = (key: string) => pointsIn(typed, key) ?? 0
  return {
    criteria: criteria.map(({ code }) => ({ code, points: points(criterionKey(code)) })),
    wishes: {
      mentee: wishes.mentee.map((_, place) => points(wishKey('mentee', place))),
      mentor: wishes.mentor.map((_, place) => points(wishKey('mentor', place))),
    },
    threshold: points(thresholdKey),
  }
}

/** What the best pair there could be would get: all criteria and the dearest wish of each side. */
export const sumOfWeights = ({ criteria, wishes }: MatchingWeights): number =>
  criteria.reduce((sum, { points }) => sum + points, 0) + Math.max(...wishes.mentee) + Math.max(...wishes.mentor)

export const areSameWeights = (one: MatchingWeights, other: MatchingWeights): boolean => {
  const fields = typedOf(other)
  return Object.entries(typedOf(one)).every(([key, points]) => fields[key] === points)
}
