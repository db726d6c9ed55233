import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { insertText } from './drafts.repo.ts'
import { questionnaireInReach } from './read-questionnaires.ts'

/** Twelve random digits: two places that begin a questionnaire at the same moment take different codes. */
const newCode = (): string => `OWN_${newId().slice(-12).toUpperCase()}`

/**
 * A questionnaire of one's own, in force at once with the questions of another; its purpose, form and role stay, and so do the protected
 * questions. 404 `questionnaire.notFound`.
 */
export const createQuestionnaire = defineUseCase({
  name: 'questionnaires.createQuestionnaire',
  permission: 'questionnaire.edit',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { unit, like }: { unit: string; like: string; title: string }) =>
    questionnaireInReach(context, { unit, code: like }),
  run: async ({ tx, clock, actor }, { place, inForce }, { title }): Promise<{ code: string }> => {
    const code = newCode()
    const at = clock.now()
    await insertText(tx, place, inForce, { code, title, definition: inForce.definition, at, userId: userIdOf(actor), publishedAt: at })
    return { code }
  },
  audit: noPeople,
})
