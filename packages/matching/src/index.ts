export { easeBlocking } from './blocking.ts'
export { type Candidacy, type InstanceById, instanceById } from './by-id.ts'
export { type Certificate, certify, type Fault } from './certify.ts'
export { checkInput } from './check-input.ts'
export { checkInstance, edgeBetween, type Instance, perfect } from './instance.ts'
export { type ColumnsResult, matchColumns, type UnplacedReason as UnplacedReasonAt } from './match-columns.ts'
export {
  type CandidateInput,
  canonicalText,
  type MatchInput,
  MatchInputError,
  type MatchMode,
  type MatchProblem,
  type MatchProblemCode,
  type MenteeInput,
  type MentorInput,
  matchModes,
  type PairOfIds,
  type Part,
} from './match-input.ts'
export { type MatchedPair, type MatchResult, matchPeople, type Unplaced, type UnplacedReason } from './match-people.ts'
export type { Move } from './path.ts'
export { type MatchColumns, type Prepared, prepare } from './prepare.ts'
export { rankMaximal, type StableFirst, stableFirst, worstPairFirst, worthOfPairs } from './presets.ts'
export { type GroupQuality, type Quality, qualityOf, type Wishes } from './quality.ts'
export { type Blocking, blockingPairs, type Ranks, ranksOfSuitability } from './ranks.ts'
export { type Solution, type SolveOptions, solve, type Tuning } from './solve.ts'
export { stableMatching } from './stable-matching.ts'
export { type Change, type MatchingEvent, Standing } from './standing.ts'
export { costOfPlacing, costOfSwitch, costWithout, leastCostOfSwitch, type SwitchCost } from './switch-costs.ts'
export { type HallGroup, hallGroups, type Reason, reasonsOf } from './unplaced.ts'
export type { Work } from './work.ts'
