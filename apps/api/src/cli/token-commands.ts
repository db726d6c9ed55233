import { NewToken } from '@nastavnik/contract'
import { type Environment, execute } from '../access/use-case.ts'
import { dayIn } from '../kernel/clock.ts'
import { invalid } from '../kernel/problem.ts'
import { findActorByLogin } from '../modules/identity/index.ts'
import { issueToken, listTokens, revokeToken } from '../modules/integrations/index.ts'
import { findUnitAnywhere } from './find-region.ts'

interface Issue {
  readonly login: string
  readonly name: string
  readonly unit: string
  readonly permissions: readonly string[]
  readonly forms: readonly string[] | null
  readonly validTo: string
}

/** Issues a key on behalf of an account: the key lives as long as the account's own rights. The reply holds the key, once. */
export async function tokenIssueCommand(environment: Environment, { login, ...request }: Issue): Promise<unknown> {
  const { model } = await findUnitAnywhere(environment, request.unit)
  const today = dayIn(model.timeZone, environment.clock.now())
  const parsed = NewToken.safeParse({ ...request, validFrom: today })
  if (!parsed.success) {
    throw invalid(
      'request.invalid',
      parsed.error.issues.map(({ path, code }) => ({ path: path.join('.'), code })),
    )
  }
  return execute(issueToken, environment, await findActorByLogin(environment, login), parsed.data)
}

async function operatorAt(environment: Environment, unit: string) {
  const { model } = await findUnitAnywhere(environment, unit)
  return { operator: true, regionId: model.regionId, organisationIds: [] } as const
}

/** Keys of a place and of what lies inside it. */
export async function tokenListCommand(environment: Environment, unit: string): Promise<unknown> {
  return (await execute(listTokens, environment, await operatorAt(environment, unit), { unit })).items
}

/** Ends a key of the territory the unit belongs to. */
export async function tokenRevokeCommand(environment: Environment, unit: string, id: string): Promise<unknown> {
  return execute(revokeToken, environment, await operatorAt(environment, unit), { id })
}
