export { movesInWords } from './in-words.ts'
export { countPromotable } from './promotions.repo.ts'
export { expireTransfers } from './transfers.repo.ts'
