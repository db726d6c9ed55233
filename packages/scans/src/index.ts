export { ScanError, type ScanErrorCode } from './error.ts'
export { scanLimits } from './limits.ts'
export { countPages, readPages, type ScanPage, type UnreadablePage } from './read-pages.ts'
