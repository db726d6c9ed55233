import type { Invitation, NewUser } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict } from '../../kernel/problem.ts'
import { putLetter, tokenOfLetter } from '../letters/index.ts'
import { newGrantOf, placeToGive } from './give-grant.ts'
import { findUser, forgetPassword, insertUser } from './identity.repo.ts'
import { deleteInvitations, deleteSessions, replaceInvitation } from './invitations.repo.ts'
import { loginKeyOf } from './logins.ts'
import { hashToken, newToken } from './session-token.ts'
import { managedAccount } from './user-in-reach.ts'

const invitationDays = 7

/** The token is in the answer and, when an address is named, in a letter to it; no table holds it. */
async function issueLink(
  { tx, actor, reach, clock, personKey }: Context,
  user: { id: string; login: string },
  address: string | null = null,
): Promise<Invitation> {
  const { regionId } = reach
  const at = clock.now()
  const letter = newId()
  const token = address === null ? newToken() : tokenOfLetter(personKey, letter)
  const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000)
  await replaceInvitation(tx, { tokenHash: hashToken(token), regionId, userId: user.id, createdBy: userIdOf(actor), expiresAt })
  const data = { login: user.login, days: invitationDays, link: '/invitation' }
  if (address !== null) await putLetter(tx, { id: letter, regionId, kind: 'passwordInvitation', userId: user.id, address, data, at })
  return { userId: user.id, login: user.login, token, expiresAt: expiresAt.toISOString() }
}

/** A new account without a password, with one grant and a one-time link. 409 `user.loginTaken`, 422 `user.loginInvalid`, and `newGrantOf`'s. */
export const inviteUser = defineUseCase({
  name: 'identity.inviteUser',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, wanted: NewUser) => placeToGive(context, wanted),
  run: async (context, place, { name, login: written, email, ...wanted }: NewUser) => {
    const { tx, reach, clock } = context
    const grant = newGrantOf(context, place, wanted)
    const login = loginKeyOf(written)
    if ((await findUser(tx, login)) !== undefined) throw conflict('user.loginTaken')
    const id = newId()
    await insertUser(tx, { id, regionId: reach.regionId, login, name, passwordHash: null, createdAt: clock.now(), grants: [grant] })
    return issueLink(context, { id, login }, email)
  },
  audit: ({ target, input, output }) => ({ organisationId: target.organisationId, subjectId: output.userId, fields: [input.role] }),
})

/** A new one-time link: the password and the sessions there were stop working at once. 404 `user.notFound`, 403 `user.notYours`. */
export const renewInvitation = defineUseCase({
  name: 'identity.renewInvitation',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => managedAccount(context, id),
  run: async (context, account) => {
    await forgetPassword(context.tx, account.id)
    return issueLink(context, account)
  },
  audit: ({ target }) => ({ organisationId: null, subjectId: target.id }),
})

/** Takes the open link back. 404 `user.notFound`, 403 `user.notYours`. */
export const revokeInvitation = defineUseCase({
  name: 'identity.revokeInvitation',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => managedAccount(context, id),
  run: async ({ tx }, account) => {
    await deleteInvitations(tx, account.id)
    return {}
  },
  audit: ({ target }) => ({ organisationId: null, subjectId: target.id }),
})

/** Ends every session of the account. 404 `user.notFound`, 403 `user.notYours`. */
export const endSessions = defineUseCase({
  name: 'identity.endSessions',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => managedAccount(context, id),
  run: async ({ tx }, account) => ({ ended: await deleteSessions(tx, account.id) }),
  audit: ({ target }) => ({ organisationId: null, subjectId: target.id }),
})
