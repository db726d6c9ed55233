export {
  type AnswerProblem,
  type AnswerProblemCode,
  type CheckedAnswers,
  checkAnswers,
  isAsked,
  mostOfALine,
} from './check-answers.rules.ts'
export { checkDefinition, type DefinitionProblem } from './check-definition.rules.ts'
export { checkDraft, type Draft, type DraftProblem, type DraftProblemCode, mostScales } from './check-draft.rules.ts'
export { compareDefinitions, type Differences, isUnchanged } from './compare-definitions.rules.ts'
export { type Comparison, type Condition, parseCondition } from './conditions.rules.ts'
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
export { protectedIn } from './protected.rules.ts'
export { levelOf, type Score, scoreOf } from './score.rules.ts'
export { sensitiveWords, unaskableIn } from './sensitive-words.rules.ts'
export { askersOf, writeCondition } from './write-condition.rules.ts'
