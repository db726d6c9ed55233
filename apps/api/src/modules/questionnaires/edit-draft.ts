import type { Questionnaire, QuestionnaireDefinition } from '@nastavnik/contract'
import { checkDraft, compareDefinitions, isUnchanged } from '@nastavnik/questionnaires'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { type DraftRow, deleteDraft, findDraft, insertText, isPublished, publishDraft, updateDraft, type Written } from './drafts.repo.ts'
import { cardOf, type Placed, questionnaireInReach } from './read-questionnaires.ts'
import { listCompared } from './versions.repo.ts'

const editing = { permission: 'questionnaire.edit', sees: 'people', gate: processing, changes: true, audit: noPeople } as const

interface ByCode {
  readonly unit: string
  readonly code: string
}

const outdated = async (context: Context, placed: Placed) => conflict('questionnaire.outdated', await cardOf(context, placed))

const isWritten = ({ title, definition }: Pick<DraftRow, 'title' | 'definition'>, text: Pick<Written, 'title' | 'definition'>): boolean =>
  isUnchanged(compareDefinitions({ title, ...definition }, { title: text.title, ...text.definition }))

/**
 * Keeps a draft, also one that could not be published yet. 409 `questionnaire.outdated` with the fresh card when somebody else wrote meanwhile; the
 * same text sent twice, as after a lost reply, is saved once.
 */
export const saveDraft = defineUseCase({
  ...editing,
  name: 'questionnaires.saveDraft',
  authorize: (context, input: ByCode & { version: number | null; title: string; definition: QuestionnaireDefinition }) =>
    questionnaireInReach(context, input),
  run: async (context, placed, { version, title, definition }): Promise<Questionnaire> => {
    const { tx, clock, actor } = context
    const { place, inForce } = placed
    const written: Written = { title, definition, at: clock.now(), userId: userIdOf(actor) }
    const isSaved =
      version === null
        ? await insertText(tx, place, inForce, { ...written, code: inForce.code, publishedAt: null })
        : await updateDraft(tx, place, inForce.code, version, written)
    if (!isSaved) {
      const draft = await findDraft(tx, place, inForce.code)
      if (draft === undefined || !isWritten(draft, written)) throw await outdated(context, placed)
    }
    return cardOf(context, placed)
  },
})

/** The draft that the editor saw, held until the end. 409 `questionnaire.noDraft`, `questionnaire.outdated`. */
async function lockDraft(context: Context, placed: Placed, version: number): Promise<DraftRow> {
  const draft = await findDraft(context.tx, placed.place, placed.inForce.code, true)
  if (draft === undefined) throw conflict('questionnaire.noDraft', await cardOf(context, placed))
  if (draft.version !== version) throw await outdated(context, placed)
  return draft
}

/** Throws a draft away; what is in force stays. */
export const discardDraft = defineUseCase({
  ...editing,
  name: 'questionnaires.discardDraft',
  authorize: (context, input: ByCode & { version: number }) => questionnaireInReach(context, input),
  run: async (context, placed, { version }): Promise<Questionnaire> => {
    const { id } = await lockDraft(context, placed, version)
    await deleteDraft(context.tx, placed.place, id)
    return cardOf(context, placed)
  },
})

/**
 * Puts a draft in force; answers given so far keep the text they were given under. 422 `questionnaire.draftRefused` with what stops it at its
 * places, `questionnaire.unchanged`. A second click finds it published and changes nothing.
 */
export const publishQuestionnaire = defineUseCase({
  ...editing,
  name: 'questionnaires.publishQuestionnaire',
  authorize: (context, input: ByCode & { version: number }) => questionnaireInReach(context, input),
  run: async (context, placed, { unit, code, version }): Promise<Questionnaire> => {
    const { tx, clock, actor } = context
    const { place, inForce, below } = placed
    const isDone = (await findDraft(tx, place, code)) === undefined && (await isPublished(tx, place, inForce.id, version))
    if (isDone) return cardOf(context, placed)
    const { id, title, definition } = await lockDraft(context, placed, version)
    const draft = { title, ...definition }
    const isMeasured = inForce.purpose === 'BASELINE' || inForce.purpose === 'FINAL'
    const compared = isMeasured ? await listCompared(tx, place, code) : []
    const problems = checkDraft(draft, { purpose: inForce.purpose, below, inForce: inForce.definition, compared })
    if (problems.length > 0) throw invalid('questionnaire.draftRefused', problems)
    if (isUnchanged(compareDefinitions({ title: inForce.title, ...inForce.definition }, draft))) throw invalid('questionnaire.unchanged')
    await publishDraft(tx, place, { id, code, at: clock.now(), userId: userIdOf(actor) })
    return cardOf(context, await questionnaireInReach(context, { unit, code }))
  },
})
