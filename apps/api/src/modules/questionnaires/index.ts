export {
  findInForce,
  findVersion,
  listHeadsInForce,
  type PublishedQuestionnaire,
  type QuestionnaireHead,
} from './questionnaires.repo.ts'
export { syncQuestionnaires } from './sync-questionnaires.ts'
