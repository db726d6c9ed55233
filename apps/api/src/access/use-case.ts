import type { Permission } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import type { JobWatch } from '../kernel/background.ts'
import { type Clock, dayIn } from '../kernel/clock.ts'
import type { Database, Tx } from '../kernel/db.ts'
import { denied, Problem } from '../kernel/problem.ts'
import { inReporting, inTransaction } from '../kernel/transaction.ts'
import { type Actor, type Operator, type Reach, reachOf, userIdOf } from './actor.ts'
import { type Audit, type AuditLine, type AuditNote, appendAudit } from './audit.ts'
import type { Gate } from './gate.ts'
import { keepNameHashes } from './person-keys.ts'
import { markChanged } from './revisions.ts'

/** What a use case needs of the outside world. */
export interface Environment {
  readonly db: Database
  readonly clock: Clock
  readonly models: ReadonlyMap<number, TargetModel>
  readonly audit: Audit
  /** Of a job in the worker: where it says how far it is. */
  readonly watch?: JobWatch
  /** By which one person is known in several organisations. */
  readonly personKey: Buffer
}

export interface Context {
  readonly tx: Tx
  readonly actor: Actor | Operator
  readonly reach: Reach
  readonly model: TargetModel
  /** Of all territories, by region. */
  readonly models: ReadonlyMap<number, TargetModel>
  readonly clock: Clock
  readonly personKey: Buffer
  /** The calendar day in the territory. */
  readonly today: string
  readonly watch: JobWatch
}

interface Common<Input, Target, Output> {
  readonly name: string
  readonly permission: Permission
  /** Finds what the input speaks of inside the reach, or refuses (404 outside the reach, 403 with a reason). */
  readonly authorize: (context: Context, input: Input) => Promise<Target>
  readonly run: (context: Context, target: Target, input: Input) => Promise<Output>
}

/** What came of a use case, for its note in the audit. */
interface Done<Input, Target, Output> {
  readonly target: Target
  readonly input: Input
  readonly output: Output
}

/** Sees rows of the organisations where the permission holds, and says what it has done with them. */
interface OverPeople<Input, Target, Output> extends Common<Input, Target, Output> {
  readonly sees: 'people'
  /** How it minds their consents. */
  readonly gate: Gate
  /** It writes. Without this the transaction is read-only: a forgotten word is a refusal, not a number gone stale. */
  readonly changes?: true
  /** It hands out a file. */
  readonly exports?: true
  /** What the audit is told: a note for each organisation whose people it touched, or for each row with a history of its own; `noPeople` where nobody's data is touched. */
  audit(done: Done<Input, Target, Output>): AuditNote | readonly AuditNote[] | null
}

/** Counts over the region under the role that has no column of names. */
interface OverNumbers<Input, Target, Output> extends Common<Input, Target, Output> {
  readonly sees: 'reporting'
}

export type UseCase<Input, Target, Output> = OverPeople<Input, Target, Output> | OverNumbers<Input, Target, Output>

/** For a use case over rows of people that touches nobody's data: structure, settings, names of the staff. */
export const noPeople = (): null => null

/** The names of what a correction gives. */
export const givenIn = (change: object): string[] => Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]))

/** Registers nothing and hides nothing: its worth is that `permission` and `authorize` cannot be left out. */
export function defineUseCase<Input, Target, Output>(useCase: UseCase<Input, Target, Output>): UseCase<Input, Target, Output> {
  return useCase
}

const notesOf = (told: AuditNote | readonly AuditNote[] | null): readonly AuditNote[] =>
  told === null ? [] : 'organisationId' in told ? [told] : told

type Acting = Pick<Environment, 'clock' | 'audit'> & { readonly actor: Actor | Operator }

function lineOf({ clock, actor }: Acting, action: string, kind: AuditLine['kind'], note: AuditNote): AuditLine {
  return { ...note, regionId: actor.regionId, at: clock.now(), userId: userIdOf(actor), action, kind }
}

/** A refusal stands where the one refused works: whose people were asked for is not known, or not his to know. */
export function noteRefusal(acting: Acting, { name, sees }: Pick<UseCase<never, never, never>, 'name' | 'sees'>, thrown: unknown): void {
  if (sees !== 'people' || !(thrown instanceof Problem) || (thrown.status !== 403 && thrown.status !== 404)) return
  const { actor } = acting
  const own = 'grants' in actor ? actor.grants.find(({ place }) => place.level === 'organisation')?.place : undefined
  const organisationId = own?.level === 'organisation' ? own.organisationId : null
  acting.audit.later({ ...lineOf(acting, name, 'refusal', { organisationId }), refusal: thrown.code })
}

/** Runs a use case in one transaction: permission, then row scope, then authorisation of the target, then the work, then its line in the audit. */
export async function execute<Input, Target, Output>(
  useCase: UseCase<Input, Target, Output>,
  environment: Environment,
  actor: Actor | Operator | undefined,
  input: Input,
): Promise<Output> {
  if (actor === undefined) throw new Problem(401, 'session.missing')
  try {
    return await perform(useCase, environment, actor, input)
  } catch (error) {
    noteRefusal({ ...environment, actor }, useCase, error)
    throw error
  }
}

async function perform<Input, Target, Output>(
  useCase: UseCase<Input, Target, Output>,
  environment: Environment,
  actor: Actor | Operator,
  input: Input,
): Promise<Output> {
  const reach = reachOf(actor, useCase.permission)
  if (reach === undefined) throw denied('permission.missing')
  const { db, clock, models, audit, personKey, watch = () => undefined } = environment
  const model = models.get(actor.regionId)
  if (model === undefined) throw new Error(`no target model for region ${actor.regionId}`)
  const today = dayIn(model.timeZone, clock.now())
  const work = async (tx: Tx): Promise<Done<Input, Target, Output>> => {
    const context: Context = { tx, actor, reach, model, models, clock, personKey, today, watch }
    const target = await useCase.authorize(context, input)
    return { target, input, output: await useCase.run(context, target, input) }
  }
  if (useCase.sees === 'reporting') return (await inReporting(db, actor.regionId, work)).output
  const scope = { regionId: actor.regionId, organisationIds: reach.organisationIds, withdrawn: useCase.gate !== 'processing' }
  const acting = { clock, audit, actor }
  if (useCase.changes !== true) {
    const done = await inTransaction(db, { ...scope, readOnly: true }, work)
    for (const note of notesOf(useCase.audit(done)))
      audit.later(lineOf(acting, useCase.name, useCase.exports === true ? 'export' : 'read', note))
    return done.output
  }
  return inTransaction(db, scope, async (tx) => {
    const done = await work(tx)
    await keepNameHashes(tx, personKey, scope, 'written')
    const notes = notesOf(useCase.audit(done))
    const touched = notes.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]))
    await markChanged(tx, { ...scope, organisationIds: [...new Set([...scope.organisationIds, ...touched])] })
    const kind = useCase.exports === true ? 'export' : 'change'
    await appendAudit(
      tx,
      audit.key,
      notes.map((note) => lineOf(acting, useCase.name, kind, note)),
    )
    return done.output
  })
}
