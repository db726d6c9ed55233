export { findPairs } from './find-pairs.ts'
export { forgetMergersEverywhere } from './forget-mergers.ts'
export { standingMergersInto, wipeMergers } from './wipe-mergers.repo.ts'
