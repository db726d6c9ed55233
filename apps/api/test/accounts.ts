import type { LightMyRequestResponse } from 'fastify'
import { hashPassword } from '../src/modules/identity/passwords.ts'
import type { AccessApp } from './access-app.ts'
import type { TreeUser } from './tree-users.ts'

export const rightPassword = 'правильный пароль'
const hash = hashPassword(rightPassword)

/** Gives a user of the tree a login and the password above. */
export async function giveLogin({ owner }: AccessApp, { id }: TreeUser, login: string): Promise<void> {
  await owner
    .updateTable('users')
    .set({ login, password_hash: await hash, failed_sign_ins: 0, locked_until: null, second_factor: 'exempt' })
    .where('id', '=', id)
    .execute()
}

export const signIn = ({ server }: AccessApp, login: string, password: string): Promise<LightMyRequestResponse> =>
  server.inject({ method: 'POST', url: '/api/session', payload: { login, password } })

/** Failures counted since the last lock, and whether the account is locked. */
export async function failuresOf({ owner }: AccessApp, { id }: TreeUser): Promise<{ failed_sign_ins: number; isLocked: boolean }> {
  const row = await owner.selectFrom('users').select(['failed_sign_ins', 'locked_until']).where('id', '=', id).executeTakeFirstOrThrow()
  return { failed_sign_ins: row.failed_sign_ins, isLocked: row.locked_until !== null }
}

/** The cookie that an answer has set, as the browser would send it back; undefined when none. */
export function cookieOf(reply: LightMyRequestResponse): string | undefined {
  const [cookie] = reply.cookies
  return cookie === undefined ? undefined : `${cookie.name}=${cookie.value}`
}

export const whoAmI = ({ server }: AccessApp, cookie: string | undefined): Promise<LightMyRequestResponse> =>
  server.inject({ url: '/api/session', headers: cookie === undefined ? {} : { cookie } })
