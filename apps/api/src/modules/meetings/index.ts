export { ballotsOf, fixPairs } from './ballots.repo.ts'
export { meetingsInWords } from './in-words.ts'
