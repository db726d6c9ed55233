export { type Certificate, certify, type Fault } from './certify.ts'
export { checkInstance, edgeBetween, type Instance, perfect } from './instance.ts'
export { type Solution, type SolveOptions, solve, type Tuning } from './solve.ts'
export type { Work } from './work.ts'
