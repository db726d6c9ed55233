export { answerCodeOf, hashOfAnswerCode } from './answer-codes.ts'
export { answersInWords } from './in-words.ts'
export { keepCampaigns } from './keep-campaigns.ts'
