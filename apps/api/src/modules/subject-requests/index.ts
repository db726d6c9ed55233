export { requestsInWords } from './in-words.ts'
