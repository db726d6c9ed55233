import { mayGive } from '../../access/assignments.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { conflict, denied, invalid, notFound } from '../../kernel/problem.ts'
import { refuseSelf } from './user-in-reach.ts'
import { endPosts, findPost, hasOtherAdministrator, isLive } from './users.repo.ts'

interface EndGrant {
  readonly id: string
  /** The first day without the role. */
  readonly from: string
}

/**
 * Ends a grant from a day on, and with it those that stand in for it. 404 `grant.notFound`, 403 `user.self`, `role.notYours`,
 * 409 `grant.ended`, `grant.lastAdministrator`, 422 `dates.past`.
 */
export const endGrant = defineUseCase({
  name: 'identity.endGrant',
  permission: 'user.substitute',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, { id }: EndGrant) => {
    const { tx, reach, actor } = context
    const post = await findPost(tx, reach, id)
    if (post === undefined) throw notFound('grant.notFound')
    refuseSelf(context, post.userId)
    const standsInForMe = 'userId' in actor && post.substitutes === actor.userId
    if (!standsInForMe && !mayGive(reach.grants, post)) throw denied('role.notYours')
    return post
  },
  run: async ({ tx, reach, today }, post, { from }: EndGrant) => {
    if (from < today) throw invalid('dates.past')
    if (!isLive(post, from)) throw conflict('grant.ended')
    const isAdministrator = post.role === 'ADMINISTRATOR' && post.place.level === 'region'
    if (isAdministrator && !(await hasOtherAdministrator(tx, reach.regionId, post.userId, from))) throw conflict('grant.lastAdministrator')
    await endPosts(tx, reach.regionId, post, from)
    return {}
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.userId, fields: [target.role] }),
})
