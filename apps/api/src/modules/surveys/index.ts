export { answerCodeOf, hashOfAnswerCode } from './answer-codes.ts'
