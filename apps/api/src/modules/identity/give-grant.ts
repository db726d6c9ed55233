import type { NewGrant } from '@nastavnik/contract'
import { hasForm } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { mayGive } from '../../access/assignments.ts'
import { processing } from '../../access/gate.ts'
import { type UnitInReach, unitInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { denied, invalid } from '../../kernel/problem.ts'
import { insertGrant } from './identity.repo.ts'
import { deleteInvitationsOfOthers } from './invitations.repo.ts'
import { endUnprotectedSessions } from './second-factor.repo.ts'
import { accountInReach, refuseSelf } from './user-in-reach.ts'

/** The place of a role that the reader may give there. 404 `unit.notFound`, 403 `role.notYours`. */
export async function placeToGive({ tx, reach, actor }: Context, { role, place: code }: NewGrant): Promise<UnitInReach> {
  const place = await unitInReach(tx, reach, code)
  if (!('operator' in actor) && !mayGive(reach.grants, { role, municipalityId: place.answersTo, organisationId: place.organisationId }))
    throw denied('role.notYours')
  return place
}

/** A grant as it is stored. 422 `role.unknown`, `role.placeMismatch`, `role.formsMissing`, `role.classesMissing`, `form.unknown`, `dates.reversed`, `dates.past`. */
export function newGrantOf({ model, today }: Pick<Context, 'model' | 'today'>, place: UnitInReach, wanted: NewGrant) {
  const { role, forms, classes, everyClass, validFrom, validTo } = wanted
  const definition = model.roles.find(({ code }) => code === role)
  if (definition === undefined) throw invalid('role.unknown')
  const topOfMunicipality = model.top === 'municipality' && place.level === 'municipality' && definition.place === 'region'
  if (definition.place !== place.level && !topOfMunicipality) throw invalid('role.placeMismatch')
  if (role === 'FORM_STEWARD' && forms.length === 0) throw invalid('role.formsMissing')
  if (role === 'INFORMANT' && classes.length === 0 && !everyClass) throw invalid('role.classesMissing')
  if (forms.some((form) => !hasForm(model, form))) throw invalid('form.unknown')
  if (validTo !== null && validTo < validFrom) throw invalid('dates.reversed')
  if (validFrom < today) throw invalid('dates.past')
  return {
    id: newId(),
    role,
    municipalityId: place.level === 'municipality' ? place.municipalityId : null,
    organisationId: place.organisationId,
    forms: role === 'FORM_STEWARD' ? forms : null,
    classes: role === 'INFORMANT' && !everyClass ? [...new Set(classes)] : null,
    validFrom,
    validTo,
    substitutes: null,
  }
}

/** Gives an account of the reader's places one more role. 404 `user.notFound`, 403 `user.self`, and what `newGrantOf` refuses. */
export const giveGrant = defineUseCase({
  name: 'identity.giveGrant',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, { id, ...wanted }: NewGrant & { id: string }) => {
    await accountInReach(context, id)
    refuseSelf(context, id)
    return placeToGive(context, wanted)
  },
  run: async (context, place, { id, ...wanted }: NewGrant & { id: string }) => {
    const { tx, actor, reach } = context
    const grant = newGrantOf(context, place, wanted)
    await insertGrant(tx, { regionId: reach.regionId, userId: id }, grant)
    await endUnprotectedSessions(tx, id)
    await deleteInvitationsOfOthers(tx, id, userIdOf(actor))
    return { id: grant.id }
  },
  audit: ({ target, input }) => ({ organisationId: target.organisationId, subjectId: input.id, fields: [input.role] }),
})
