import { processing } from '../../access/gate.ts'
import { defineUseCase, type Environment } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { findUser, replacePassword } from './identity.repo.ts'
import { checkPassword, hashPassword } from './passwords.ts'

interface SetPassword {
  readonly login: string
  readonly password: string
}

/** Gives an account of the region a new password and ends its sessions. 404 `user.notFound`, 422 `password.short`, `password.common`. */
export const setPassword = defineUseCase({
  name: 'identity.setPassword',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { login }: SetPassword) => {
    const user = await findUser(tx, login.toLowerCase())
    if (user === undefined || user.regionId !== reach.regionId || !reach.whole) throw notFound('user.notFound')
    return user
  },
  run: async ({ tx }, user, { login, password }: SetPassword) => {
    checkPassword(password)
    await replacePassword(tx, user.id, await hashPassword(password))
    return { login }
  },
  audit: ({ target }) => ({ organisationId: null, subjectId: target.id }),
})

/** The operator names an account by login alone. */
export async function findAccountOfLogin({ db }: Environment, login: string): Promise<{ id: string; regionId: number }> {
  const user = await findUser(db, login.toLowerCase())
  if (user === undefined) throw notFound('user.notFound')
  return { id: user.id, regionId: user.regionId }
}
