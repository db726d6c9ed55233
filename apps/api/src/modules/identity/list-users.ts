import { pageSize, type RoleCode, type UserGrant, type UserState } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { mayGive } from '../../access/assignments.ts'
import { processing } from '../../access/gate.ts'
import { unitInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { isLive, type PostRow, readAccounts, readPostsOf } from './users.repo.ts'

interface ListUsers {
  readonly search?: string | undefined
  readonly role?: RoleCode | undefined
  readonly unit?: string | undefined
  readonly state?: UserState | undefined
  readonly page: number
}

const stateOf = (post: PostRow, today: string): UserGrant['state'] =>
  !isLive(post, today) || (post.validTo !== null && post.validTo < post.validFrom) ? 'ended' : post.validFrom > today ? 'future' : 'valid'

function formsOf(model: TargetModel, forms: readonly string[] | null): UserGrant['forms'] {
  return model.forms.flatMap(({ code, title }) => (forms?.includes(code) === true ? [{ code, title }] : []))
}

/** A grant as it is shown; `mayEnd`: the reader could have given it, or it stands in for him. */
export function describeGrant({ model, today, reach, actor }: Context, post: PostRow): UserGrant {
  const { id, role, place, validFrom, validTo, forms, classes } = post
  const state = stateOf(post, today)
  const me = 'userId' in actor ? actor.userId : undefined
  const mine = post.userId !== me && (mayGive(reach.grants, post) || (me !== undefined && post.substitutes === me))
  const roleTitle = model.roles.find(({ code }) => code === role)?.title ?? role
  const shown = { id, role, roleTitle, place, forms: formsOf(model, forms), classes: [...(classes ?? [])], validFrom, validTo, state }
  return { ...shown, substitutes: post.substitutesName, mayEnd: mine && state !== 'ended' }
}

/** Accounts at the reader's places with the grants of today and of the days to come. */
export const listUsers = defineUseCase({
  name: 'identity.listUsers',
  permission: 'user.read',
  sees: 'people',
  gate: processing,
  authorize: async ({ tx, reach }, { unit }: ListUsers) => (unit === undefined ? undefined : unitInReach(tx, reach, unit)),
  run: async (context, unit, filter: ListUsers) => {
    const { tx, reach, clock, today } = context
    const { items, total } = await readAccounts(tx, reach, { ...filter, unit }, { now: clock.now(), today })
    const posts = await readPostsOf(
      tx,
      reach.regionId,
      items.map(({ id }) => id),
      reach,
    )
    const grantsOf = Map.groupBy(posts, ({ userId }) => userId)
    return {
      items: items.map(({ id, login, name, state }) => ({
        id,
        login,
        name,
        state,
        grants: (grantsOf.get(id) ?? []).map((post) => describeGrant(context, post)).filter((grant) => grant.state !== 'ended'),
      })),
      total,
      page: filter.page,
      pageSize,
      unit: unit === undefined ? null : { level: unit.level, code: unit.code, title: unit.title },
    }
  },
  audit: noPeople,
})
