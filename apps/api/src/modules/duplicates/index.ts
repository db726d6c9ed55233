export { findPairs } from './find-pairs.ts'
export { forgetMergersEverywhere } from './forget-mergers.ts'
export { identityInWords } from './in-words.ts'
export { wipeMergers } from './wipe-mergers.repo.ts'
