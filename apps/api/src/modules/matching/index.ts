export { forgetWishes } from './forget-wishes.repo.ts'
export { matchingInWords } from './in-words.ts'
export { letLeaveRounds, wipeFromRounds } from './let-go.repo.ts'
