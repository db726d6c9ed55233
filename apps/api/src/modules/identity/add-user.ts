import { RoleCode } from '@nastavnik/contract'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
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
  /** A demonstration account signs in by its password alone. */
  readonly secondFactor?: 'exempt' | undefined
}

/**
 * Adds a local account with one grant. 422 `role.unknown`, `role.placeMismatch`, `role.formsMissing`, `password.short`, `password.common`;
 * 409 `user.loginTaken`.
 */
export const addUser = defineUseCase({
  name: 'identity.addUser',
  permission: 'user.manage',
  sees: 'people',
  changes: true,
  authorize: ({ tx, reach }, { place }: AddUser) => unitInReach(tx, reach, place),
  run: async ({ tx, model, clock, today }, place, { login, name, password, role: wanted, forms, secondFactor }: AddUser) => {
    const role = RoleCode.safeParse(wanted)
    const definition = model.roles.find(({ code }) => role.success && code === role.data)
    if (!role.success || definition === undefined) throw invalid('role.unknown')
    const topOfMunicipality = model.top === 'municipality' && place.level === 'municipality' && definition.place === 'region'
    if (definition.place !== place.level && !topOfMunicipality) throw invalid('role.placeMismatch')
    if (role.data === 'FORM_STEWARD' && (forms === undefined || forms.length === 0)) throw invalid('role.formsMissing')
    if (forms?.some((form) => !model.forms.some(({ code }) => code === form))) throw invalid('form.unknown')
    checkPassword(password)
    const loginKey = loginKeyOf(login)
    if ((await findUser(tx, loginKey)) !== undefined) throw conflict('user.loginTaken')
    const grant = {
      id: newId(),
      role: role.data,
      municipalityId: place.level === 'municipality' ? place.municipalityId : null,
      organisationId: place.organisationId,
      forms: forms ?? null,
      validFrom: today,
    }
    const passwordHash = await hashPassword(password)
    await insertUser(tx, {
      id: newId(),
      regionId: model.regionId,
      login: loginKey,
      name,
      passwordHash,
      createdAt: clock.now(),
      grants: [grant],
      secondFactor: secondFactor ?? 'unset',
    })
    return { login: loginKey, role: role.data, place: place.code }
  },
})
