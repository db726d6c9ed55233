import { questionnaireRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import { discardDraft, publishQuestionnaire, saveDraft } from './edit-draft.ts'
import { getQuestionnaire, getVersion, listQuestionnaires } from './read-questionnaires.ts'

export function bindQuestionnaires(binder: Binder): void {
  binder.use(questionnaireRoutes.list, listQuestionnaires)
  binder.use(questionnaireRoutes.get, getQuestionnaire)
  binder.use(questionnaireRoutes.version, getVersion)
  binder.use(questionnaireRoutes.create, createQuestionnaire)
  binder.use(questionnaireRoutes.saveDraft, saveDraft)
  binder.use(questionnaireRoutes.discardDraft, discardDraft)
  binder.use(questionnaireRoutes.publish, publishQuestionnaire)
}
