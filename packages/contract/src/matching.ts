/** Why a pair may not be, or is warned of; a psychologist's reason and a curator's are both `EXCLUDED`. */
export const matchingRuleCodes = [
  'OWN_CHILD',
  'EXCLUDED',
  'FAILED_PAIR',
  'AGE',
  'ORGANISATION',
  'NO_CONSENT',
  'NOT_READY',
  'NO_COMMON_TIME',
  'NO_COMMON_FORMAT',
  'NO_COMMON_LANGUAGE',
  'NO_PLACE',
] as const
export type MatchingRuleCode = (typeof matchingRuleCodes)[number]

/** What a pair gets points for, beside the wishes of both sides. */
export const matchingCriteria = [
  'REQUEST',
  'TIME',
  'FORMAT',
  'WISHED_MENTOR',
  'WISHED_AGE',
  'INTERESTS',
  'NEARNESS',
  'CONTINUITY',
  'WAITING',
] as const
export type MatchingCriterionCode = (typeof matchingCriteria)[number]
