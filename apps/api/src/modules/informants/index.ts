export { statementsInWords } from './in-words.ts'
