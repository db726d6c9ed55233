export { notRecommended } from './conclusions.repo.ts'
export { countExclusions, excludedPairs } from './exclusions.repo.ts'
export { rememberRefusal } from './remember-refusal.ts'
