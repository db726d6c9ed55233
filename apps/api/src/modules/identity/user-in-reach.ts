import type { Reach } from '../../access/actor.ts'
import { mayManageAccount } from '../../access/assignments.ts'
import type { Context } from '../../access/use-case.ts'
import { denied, notFound } from '../../kernel/problem.ts'
import { type Account, isLive, type PostRow, readAccounts, readPostsOf } from './users.repo.ts'

export interface AccountInReach extends Account {
  /** Every grant there is, within the reach or not. */
  readonly posts: readonly PostRow[]
}

/** An account of the territory with a grant at the places of the permission. 404 `user.notFound` for any other. */
export async function accountInReach({ tx, reach, clock, today }: Context, id: string): Promise<AccountInReach> {
  const { items } = await readAccounts(tx, reach, { id, page: 1 }, { now: clock.now(), today })
  const [account] = items
  if (account === undefined) throw notFound('user.notFound')
  return { ...account, posts: await readPostsOf(tx, reach.regionId, [id]) }
}

/** What decides over the account: the grants of today and later, or, where none is left, those there have been. */
function decidingPosts(posts: readonly PostRow[], today: string): readonly PostRow[] {
  const live = posts.filter((post) => isLive(post, today))
  return live.length === 0 ? posts : live
}

export const mayManage = ({ grants }: Reach, { posts }: AccountInReach, today: string): boolean =>
  mayManageAccount(grants, decidingPosts(posts, today))

/** An account whose link and sessions the reader may handle. 404 `user.notFound`, 403 `user.self`, `user.notYours`. */
export async function managedAccount(context: Context, id: string): Promise<AccountInReach> {
  const account = await accountInReach(context, id)
  refuseSelf(context, id)
  if (!('operator' in context.actor) && !mayManage(context.reach, account, context.today)) throw denied('user.notYours')
  return account
}

/** Nobody changes his own rights. 403 `user.self`. */
export function refuseSelf({ actor }: Context, userId: string): void {
  if ('userId' in actor && actor.userId === userId) throw denied('user.self')
}
