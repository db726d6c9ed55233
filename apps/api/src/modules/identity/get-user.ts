import { RoleCode } from '@nastavnik/contract'
import { reachOf } from '../../access/actor.ts'
import { givenBy } from '../../access/assignments.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { countSessions, findInvitation } from './invitations.repo.ts'
import { describeGrant } from './list-users.ts'
import { readFactor } from './second-factor.repo.ts'
import { passedOn } from './substitution.rules.ts'
import { accountInReach, mayManage } from './user-in-reach.ts'
import { readPostsOf } from './users.repo.ts'

/** The card of an account: its grants, past and present, within the reader's places, and what the reader may do. */
export const getUser = defineUseCase({
  name: 'identity.getUser',
  permission: 'user.read',
  sees: 'people',
  gate: processing,
  authorize: (context, { id }: { id: string }) => accountInReach(context, id),
  run: async (context, account, { id }: { id: string }) => {
    const { tx, reach, actor, clock, today } = context
    const isMe = 'userId' in actor && actor.userId === id
    const manages = reachOf(actor, 'user.manage') !== undefined
    const may = {
      manage: manages && !isMe && mayManage(reach, account, today),
      give: manages && !isMe,
      substitute: passedOn(reach.grants, account.posts, { isMe, today }).length > 0,
    }
    const expiresAt = await findInvitation(tx, id, clock.now())
    const posts = await readPostsOf(tx, reach.regionId, [id], reach)
    return {
      id,
      login: account.login,
      name: account.name,
      state: account.state,
      grants: posts.map((post) => describeGrant(context, post)),
      isMe,
      secondFactor: (await readFactor(tx, id)).secondFactor,
      invitation: expiresAt === undefined ? null : { expiresAt: expiresAt.toISOString() },
      sessions: await countSessions(tx, id, clock.now()),
      may,
    }
  },
  audit: noPeople,
})

/** Roles that the reader may give somewhere, in the words of the territory. */
export const listAssignableRoles = defineUseCase({
  name: 'identity.listAssignableRoles',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  authorize: async ({ reach }) => new Set(reach.grants.flatMap(({ role }) => givenBy[role])),
  run: async ({ model }, given) => ({
    roles: model.roles.flatMap(({ code, title, place }) => {
      const role = RoleCode.safeParse(code)
      if (!role.success || !given.has(role.data)) return []
      return [
        {
          role: role.data,
          title,
          level: model.top === 'municipality' && place === 'region' ? 'municipality' : place,
          needsForms: role.data === 'FORM_STEWARD',
          needsClasses: role.data === 'INFORMANT',
        } as const,
      ]
    }),
  }),
  audit: noPeople,
})
