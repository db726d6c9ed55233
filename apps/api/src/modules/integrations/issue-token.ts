import { type IntegrationToken, type NewToken, type TokenPermission, tokenPermissions } from '@nastavnik/contract'
import { hasForm } from '@nastavnik/target-model'
import { type Actor, type Operator, reachOf, userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type UnitInReach, unitInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { denied, invalid, notFound } from '../../kernel/problem.ts'
import { hashToken, newToken } from '../identity/index.ts'
import { canKeepToForms, narrowedActor } from './narrow.rules.ts'
import { faultOfTerm } from './terms.rules.ts'
import { findToken, insertToken, listTokens as readTokens, revokeToken as writeRevocation } from './tokens.repo.ts'

/** What the actor may allow to a key of the place: what a key with everything in its list would be able to do there. */
function offeredAt(actor: Actor | Operator, place: UnitInReach): TokenPermission[] {
  if ('operator' in actor) return []
  const key = narrowedActor(actor, { place, permissions: tokenPermissions, forms: null })
  return tokenPermissions.filter((permission) => reachOf(key, permission) !== undefined)
}

/** Keys at a place and inside it, with what the reader may allow to a new one. */
export const listTokens = defineUseCase({
  name: 'integrations.listTokens',
  permission: 'token.issue',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { unit }: { unit: string }) => unitInReach(tx, reach, unit),
  run: async ({ tx, actor, today }, place) => {
    const { level, code, title } = place
    return { unit: { level, code, title }, items: await readTokens(tx, place, today), offered: offeredAt(actor, place) }
  },
  audit: noPeople,
})

/**
 * Issues a key; its secret is told here and never again. 403 `token.beyondOwn` for a right that the issuer does not hold there, 422 `dates.reversed`,
 * `token.alreadyEnded`, `token.tooLong`, `form.unknown`, `token.formsNotKept` for forms beside rights that do not keep to them.
 */
export const issueToken = defineUseCase({
  name: 'integrations.issueToken',
  permission: 'token.issue',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { unit }: NewToken) => unitInReach(tx, reach, unit),
  run: async ({ tx, model, actor, clock, today }, place, { name, permissions: wanted, forms, validFrom, validTo }: NewToken) => {
    const issuerId = userIdOf(actor)
    const permissions = [...new Set(wanted)]
    const offered = offeredAt(actor, place)
    if (issuerId === null || !permissions.every((one) => offered.includes(one))) throw denied('token.beyondOwn')
    const fault = faultOfTerm(today, { validFrom, validTo })
    if (fault !== undefined) throw invalid(fault)
    if (forms?.some((form) => !hasForm(model, form))) throw invalid('form.unknown')
    if (forms !== null && !canKeepToForms(permissions)) throw invalid('token.formsNotKept')
    const secret = `nastavnik_${newToken()}`
    const id = newId()
    const term = { validFrom, validTo, issuerId, issuedAt: clock.now() }
    await insertToken(tx, { id, regionId: place.regionId, hash: hashToken(secret), name, place, permissions, forms, ...term })
    const token = await findToken(tx, place.regionId, id, today)
    if (token === undefined) throw notFound('token.notFound')
    return { token, secret }
  },
  audit: ({ target, input, output }) => ({ organisationId: target.organisationId, subjectId: output.token.id, fields: input.permissions }),
})

/** Ends a key at once and for good, whoever issued it. */
export const revokeToken = defineUseCase({
  name: 'integrations.revokeToken',
  permission: 'token.issue',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach, today }, { id }: { id: string }): Promise<IntegrationToken> => {
    const token = await findToken(tx, reach.regionId, id, today)
    if (token === undefined) throw notFound('token.notFound')
    await unitInReach(tx, reach, token.unit.code)
    return token
  },
  run: async ({ tx, reach, clock, today }, token, { id }): Promise<IntegrationToken> => {
    await writeRevocation(tx, reach.regionId, id, clock.now())
    return (await findToken(tx, reach.regionId, id, today)) ?? token
  },
  audit: ({ target }) => ({ organisationId: null, subjectId: target.id }),
})
