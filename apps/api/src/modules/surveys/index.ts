export { answersInWords } from './in-words.ts'
