export { findInForce, findVersion, listInForce, type PublishedQuestionnaire } from './questionnaires.repo.ts'
export { syncQuestionnaires } from './sync-questionnaires.ts'
