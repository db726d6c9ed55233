import type { Permission } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type Clock, dayIn } from '../kernel/clock.ts'
import type { Database, Tx } from '../kernel/db.ts'
import { denied, Problem } from '../kernel/problem.ts'
import { inReporting, inTransaction } from '../kernel/transaction.ts'
import { type Actor, type Operator, type Reach, reachOf } from './actor.ts'
import { markChanged } from './revisions.ts'

/** What a use case needs of the outside world. */
export interface Environment {
  readonly db: Database
  readonly clock: Clock
  readonly models: ReadonlyMap<number, TargetModel>
}

export interface Context {
  readonly tx: Tx
  readonly actor: Actor | Operator
  readonly reach: Reach
  readonly model: TargetModel
  /** Of all territories, by region. */
  readonly models: ReadonlyMap<number, TargetModel>
  readonly clock: Clock
  /** The calendar day in the territory. */
  readonly today: string
}

export interface UseCase<Input, Target, Output> {
  readonly name: string
  readonly permission: Permission
  /** `people`: rows of the organisations where the permission holds. `reporting`: counts over the region, no names. */
  readonly sees: 'people' | 'reporting'
  /** It writes. Without this the transaction of people is read-only: a forgotten word is a refusal, not a number gone stale. */
  readonly changes?: true
  /** Finds what the input speaks of inside the reach, or refuses (404 outside the reach, 403 with a reason). */
  readonly authorize: (context: Context, input: Input) => Promise<Target>
  readonly run: (context: Context, target: Target, input: Input) => Promise<Output>
}

/** Registers nothing and hides nothing: its worth is that `permission` and `authorize` cannot be left out. */
export function defineUseCase<Input, Target, Output>(useCase: UseCase<Input, Target, Output>): UseCase<Input, Target, Output> {
  return useCase
}

/** Runs a use case in one transaction: permission, then row scope, then authorisation of the target, then the work. */
export async function execute<Input, Target, Output>(
  useCase: UseCase<Input, Target, Output>,
  environment: Environment,
  actor: Actor | Operator | undefined,
  input: Input,
): Promise<Output> {
  if (actor === undefined) throw new Problem(401, 'session.missing')
  const reach = reachOf(actor, useCase.permission)
  if (reach === undefined) throw denied('permission.missing')
  const { db, clock, models } = environment
  const model = models.get(actor.regionId)
  if (model === undefined) throw new Error(`no target model for region ${actor.regionId}`)
  const today = dayIn(model.timeZone, clock.now())
  const work = async (tx: Tx): Promise<Output> => {
    const context: Context = { tx, actor, reach, model, models, clock, today }
    return useCase.run(context, await useCase.authorize(context, input), input)
  }
  if (useCase.sees === 'reporting') return inReporting(db, actor.regionId, work)
  const scope = { regionId: actor.regionId, organisationIds: reach.organisationIds }
  if (useCase.changes !== true) return inTransaction(db, { ...scope, readOnly: true }, work)
  return inTransaction(db, scope, async (tx) => {
    const result = await work(tx)
    await markChanged(tx, scope)
    return result
  })
}
