export { gradesInWords } from './in-words.ts'
