export { type Ballots, ballotsOf, fixPairs, type Wish } from './ballots.repo.ts'
