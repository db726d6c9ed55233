export { tokenOfLetter } from './letter-secret.rules.ts'
export { putLetter, putNotice, putNoticeToRole } from './put-letter.ts'
export { sendLetters } from './send-letters.ts'
