import type { FormRef, Questionnaire, QuestionnaireListItem, UnitRef } from '@nastavnik/contract'
import { type Definition, protectedIn } from '@nastavnik/questionnaires'
import { formTitle } from '@nastavnik/target-model'
import { reachOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { unitInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { findDraft } from './drafts.repo.ts'
import type { Owner } from './questionnaires.repo.ts'
import { findTextAt, findTextBelow, findTextInForce, listAt, listVersions, type TextInForce } from './versions.repo.ts'

/** A place that has texts of its own. */
export interface OwnPlace extends Owner {
  readonly unit: UnitRef
}

/**
 * The territory or the organisation where the permission itself stands. 404 `unit.notFound` for any other: a municipality has no texts of its own,
 * and what a school has made is its own affair.
 */
async function placeInReach({ tx, reach }: Pick<Context, 'tx' | 'reach'>, code: string): Promise<OwnPlace> {
  const { level, title, organisationId, regionId } = await unitInReach(tx, reach, code)
  const isOwn = organisationId === null ? level === 'region' : reach.organisationIds.includes(organisationId)
  if (!isOwn) throw notFound('unit.notFound')
  return { regionId, organisationId, unit: { level, code, title } }
}

/** A questionnaire of such a place and what stands below it. 404 `unit.notFound`, `questionnaire.notFound`. */
export interface Placed {
  readonly place: OwnPlace
  readonly inForce: TextInForce
  readonly below: Definition
}

export async function questionnaireInReach(context: Context, { unit, code }: { unit: string; code: string }): Promise<Placed> {
  const place = await placeInReach(context, unit)
  const inForce = await findTextInForce(context.tx, place, code)
  if (inForce === undefined) throw notFound('questionnaire.notFound')
  return { place, inForce, below: (await findTextBelow(context.tx, place, code)) ?? inForce.definition }
}

const formRef = (model: Context['model'], code: string | null): FormRef | null =>
  code === null ? null : { code, title: formTitle(model, code) }

/** The questionnaire as its editors see it now. */
export async function cardOf({ tx, model }: Pick<Context, 'tx' | 'model'>, { place, inForce, below }: Placed): Promise<Questionnaire> {
  const draft = await findDraft(tx, place, inForce.code)
  return {
    ...inForce,
    form: formRef(model, inForce.form),
    protected: protectedIn(below),
    unit: place.unit,
    draft: draft === undefined ? null : { ...draft, updatedAt: draft.updatedAt.toISOString() },
    versions: await listVersions(tx, place, inForce.code),
  }
}

const reading = { permission: 'questionnaire.read', sees: 'people', gate: processing, audit: noPeople } as const

/** The questionnaires in force at a place. */
export const listQuestionnaires = defineUseCase({
  ...reading,
  name: 'questionnaires.listQuestionnaires',
  authorize: (context, { unit }: { unit: string }) => placeInReach(context, unit),
  run: async ({ tx, actor, model }, place): Promise<{ unit: UnitRef; canEdit: boolean; items: QuestionnaireListItem[] }> => {
    const editing = reachOf(actor, 'questionnaire.edit')
    const { organisationId, unit } = place
    const canEdit = organisationId === null ? editing?.whole === true : editing?.organisationIds.includes(organisationId) === true
    const items = (await listAt(tx, place)).map(({ form, ...item }) => ({ ...item, form: formRef(model, form) }))
    return { unit, canEdit, items }
  },
})

export const getQuestionnaire = defineUseCase({
  ...reading,
  name: 'questionnaires.getQuestionnaire',
  authorize: (context, input: { unit: string; code: string }) => questionnaireInReach(context, input),
  run: (context, placed) => cardOf(context, placed),
})

/** An earlier text. 404 `questionnaire.notFound` for a draft and for a text of another place or code. */
export const getVersion = defineUseCase({
  ...reading,
  name: 'questionnaires.getVersion',
  authorize: (context, { unit }: { unit: string; code: string; id: string }) => placeInReach(context, unit),
  run: async ({ tx }, place, { code, id }) => {
    const found = await findTextAt(tx, place, code, id)
    if (found === undefined) throw notFound('questionnaire.notFound')
    return found
  },
})
