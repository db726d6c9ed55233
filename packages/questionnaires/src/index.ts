export {
  type AnswerProblem,
  type AnswerProblemCode,
  type CheckedAnswers,
  checkAnswers,
  isAsked,
  mostOfALine,
} from './check-answers.rules.ts'
export { checkDefinition, type DefinitionProblem } from './check-definition.rules.ts'
export { parseCondition } from './conditions.rules.ts'
export {
  type Answer,
  type Answers,
  type Choice,
  type CoreItem,
  coreItems,
  type Definition,
  type Question,
  type QuestionPage,
  questionsOf,
} from './definition.ts'
export { answerInWords } from './in-words.rules.ts'
