export { gradesInWords } from './in-words.ts'
export { fewestAnswers } from './minimum.rules.ts'
