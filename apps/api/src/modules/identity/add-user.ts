import { type NewGrant, RoleCode } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { newGrantOf, placeToGive } from './give-grant.ts'
import { findUser, insertUser } from './identity.repo.ts'
import { loginKeyOf } from './logins.ts'
import { checkPassword, hashPassword } from './passwords.ts'

export interface AddUser {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly role: string
  readonly place: string
  /** Forms of mentoring a steward answers for. */
  readonly forms?: readonly string[] | undefined
  /** Classes of an informant. */
  readonly classes?: readonly string[] | undefined
  /** A demonstration account signs in by its password alone. */
  readonly secondFactor?: 'exempt' | undefined
}

/** The grant that is wished for, from today on. 422 `role.unknown`. */
function wishedGrant({ role: wanted, place, forms, classes }: AddUser, today: string): NewGrant {
  const role = RoleCode.safeParse(wanted)
  if (!role.success) throw invalid('role.unknown')
  return {
    role: role.data,
    place,
    forms: [...(forms ?? [])],
    classes: [...(classes ?? [])],
    everyClass: false,
    validFrom: today,
    validTo: null,
  }
}

/**
 * Adds a local account with one grant. Whatever `placeToGive` and `newGrantOf` refuse, 422 `role.unknown`, `password.short`, `password.common`;
 * 409 `user.loginTaken`.
 */
export const addUser = defineUseCase({
  name: 'identity.addUser',
  permission: 'user.manage',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, account: AddUser) => placeToGive(context, wishedGrant(account, context.today)),
  run: async ({ tx, model, clock, today }, place, account: AddUser) => {
    const { login, name, password, secondFactor } = account
    const grant = newGrantOf({ model, today }, place, wishedGrant(account, today))
    checkPassword(password)
    const loginKey = loginKeyOf(login)
    if ((await findUser(tx, loginKey)) !== undefined) throw conflict('user.loginTaken')
    const passwordHash = await hashPassword(password)
    const id = newId()
    await insertUser(tx, {
      id,
      regionId: model.regionId,
      login: loginKey,
      name,
      passwordHash,
      createdAt: clock.now(),
      grants: [grant],
      secondFactor: secondFactor ?? 'unset',
    })
    return { id, login: loginKey, role: grant.role, place: place.code }
  },
  audit: ({ target, input, output }) => ({ organisationId: target.organisationId, subjectId: output.id, fields: [input.role] }),
})
