export { ballotsOf, fixPairs } from './ballots.repo.ts'
