export { consented, settled } from './in-force.repo.ts'
export { consentsInWords } from './in-words.ts'
export { hasWaitingScans, readScans } from './read-scans.ts'
export { isMinor } from './signing.rules.ts'
