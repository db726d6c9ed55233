import { RoleCode } from '@nastavnik/contract'
import { type Environment, execute } from '../access/use-case.ts'
import { dayIn } from '../kernel/clock.ts'
import { addUser, inviteUser } from '../modules/identity/index.ts'
import { findUnitAnywhere } from './find-region.ts'
import { UsageError } from './output.ts'

interface Account {
  readonly login: string
  readonly name: string
  readonly role: string
  readonly place: string
  readonly forms: readonly string[] | undefined
}

async function operatorAt(environment: Environment, place: string) {
  const { model } = await findUnitAnywhere(environment, place)
  return { model, operator: { operator: true, regionId: model.regionId, organisationIds: [] } as const }
}

/** An account with a password of the command's. */
export async function userAddCommand(
  environment: Environment,
  account: Account & { password: string; secondFactor: 'exempt' | undefined },
): Promise<unknown> {
  const { operator } = await operatorAt(environment, account.place)
  return execute(addUser, environment, operator, account)
}

/** An account with a one-time link: a whole one where the address of the site is told, else its part after the address. */
export async function userInviteCommand(environment: Environment, account: Account, site: string | undefined): Promise<unknown> {
  const origin = originOf(site)
  const { model, operator } = await operatorAt(environment, account.place)
  const role = RoleCode.safeParse(account.role)
  if (!role.success) throw new UsageError('Такой роли нет.')
  const validFrom = dayIn(model.timeZone, environment.clock.now())
  const invited = {
    ...account,
    role: role.data,
    forms: [...(account.forms ?? [])],
    classes: [],
    everyClass: true,
    email: null,
    validFrom,
    validTo: null,
  }
  const { login, token, expiresAt } = await execute(inviteUser, environment, operator, invited)
  return { login, ...linkOf(token, origin), expiresAt }
}

/** A whole link; where the site is not known, its part after the address and what to do with it. */
export function linkOf(token: string, origin: string | undefined): { link: string; note?: string } {
  const path = `/invitation#${token}`
  if (origin !== undefined) return { link: `${origin}${path}` }
  return { link: path, note: 'Допишите перед ссылкой адрес сайта, например https://nastavnik.example.ru, или укажите --site.' }
}

/** Of an address as it is copied from a browser the site alone matters. */
export function originOf(site: string | undefined): string | undefined {
  if (site === undefined) return undefined
  const url = URL.parse(site)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new UsageError('--site — адрес сайта целиком, например https://nastavnik.example.ru.')
  }
  return url.origin
}
