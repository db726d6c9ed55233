import type { Substitution } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { daysBetween } from '../../kernel/days.ts'
import { newId } from '../../kernel/ids.ts'
import { denied, invalid } from '../../kernel/problem.ts'
import { insertGrant } from './identity.repo.ts'
import { deleteInvitationsOfOthers } from './invitations.repo.ts'
import { endUnprotectedSessions } from './second-factor.repo.ts'
import { longestSubstitution, passedOn } from './substitution.rules.ts'
import { accountInReach, refuseSelf } from './user-in-reach.ts'

const days = (from: string, to: string): number => daysBetween(from, to) + 1
const earlier = (a: string, b: string | null): string => (b === null || a < b ? a : b)
const later = (a: string, b: string): string => (a > b ? a : b)

/**
 * Gives the grants of an absent person (`id`) to another one for a term; they end by themselves. 404 `user.notFound`,
 * 403 `user.self`, `substitution.notYours`, 422 `substitution.same`, `substitution.tooLong`, `substitution.nothing`,
 * `dates.reversed`, `dates.past`.
 */
export const substitute = defineUseCase({
  name: 'identity.substitute',
  permission: 'user.substitute',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, { id, substitute: other }: Substitution & { id: string }) => {
    const { actor, reach, today } = context
    const absent = await accountInReach(context, id)
    await accountInReach(context, other)
    refuseSelf(context, other)
    const isMe = 'userId' in actor && actor.userId === id
    const grants = passedOn(reach.grants, absent.posts, { isMe, today })
    if (grants.length === 0) throw denied('substitution.notYours')
    return grants
  },
  run: async ({ tx, actor, reach, today }, posts, { id, substitute: other, from, to }: Substitution & { id: string }) => {
    if (other === id) throw invalid('substitution.same')
    if (to < from) throw invalid('dates.reversed')
    if (from < today) throw invalid('dates.past')
    if (days(from, to) > longestSubstitution) throw invalid('substitution.tooLong')
    const passed = posts
      .map((post) => ({ post, validFrom: later(from, post.validFrom), validTo: earlier(to, post.validTo) }))
      .filter(({ validFrom, validTo }) => validFrom <= validTo)
    if (passed.length === 0) throw invalid('substitution.nothing')
    for (const { post, validFrom, validTo } of passed) {
      const { role, organisationId, forms, classes } = post
      const municipalityId = post.place.level === 'municipality' ? post.municipalityId : null
      const grant = { id: newId(), role, municipalityId, organisationId, forms, classes, validFrom, validTo, substitutes: id }
      await insertGrant(tx, { regionId: reach.regionId, userId: other }, grant)
    }
    await endUnprotectedSessions(tx, other)
    await deleteInvitationsOfOthers(tx, other, userIdOf(actor))
    return { grants: passed.length }
  },
  audit: ({ input }) => ({ organisationId: null, subjectId: input.substitute }),
})
