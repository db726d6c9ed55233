import type { Application, DeclineReason } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict } from '../../kernel/problem.ts'
import { type Decision, deleteApplication, type FoundApplication, writeDecision } from './applications.repo.ts'
import { applicationInReach, toReply } from './read-applications.ts'

interface AtVersion {
  readonly id: string
  readonly version: number
}

/** 409 `application.outdated` with the application as it is; an accepted one is a card already: 409 `application.accepted`. */
export async function refuseOutdated(context: Context, found: FoundApplication, version: number): Promise<void> {
  if (found.state === 'accepted') throw conflict('application.accepted', await toReply(context, found))
  if (found.version !== version) throw conflict('application.outdated', await toReply(context, found))
}

async function decide(context: Context, found: FoundApplication, version: number, decision: Decision): Promise<Application> {
  await refuseOutdated(context, found, version)
  await writeDecision(context.tx, context.reach.regionId, found.id, decision)
  return toReply(context, await applicationInReach(context, found))
}

const note =
  (what: string) =>
  ({ target }: { target: FoundApplication }) => ({
    organisationId: target.organisation.id,
    subjectId: target.id,
    people: 1,
    fields: [what],
  })

/** Declines an application: a reason of the dictionary and words of one's own. */
export const declineApplication = defineUseCase({
  name: 'applications.declineApplication',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: AtVersion & { reason: DeclineReason; note: string }) => applicationInReach(context, input, true),
  run: (context, found, { version, reason, note: words }) =>
    decide(context, found, version, { state: 'declined', at: context.clock.now(), by: userIdOf(context.actor), reason, note: words }),
  audit: note('applicationDeclined'),
})

/** Puts an application on the waiting list. */
export const waitWithApplication = defineUseCase({
  name: 'applications.waitWithApplication',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: AtVersion) => applicationInReach(context, input, true),
  run: (context, found, { version }) =>
    decide(context, found, version, { state: 'waiting', at: context.clock.now(), by: userIdOf(context.actor) }),
  audit: note('applicationWaiting'),
})

/** Puts an application that was declined or waits back among the new ones. */
export const takeApplicationBack = defineUseCase({
  name: 'applications.takeApplicationBack',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: AtVersion) => applicationInReach(context, input, true),
  run: (context, found, { version }) => decide(context, found, version, { state: 'new', at: null, by: null }),
  audit: note('applicationReturned'),
})

/** Deletes an application that is not accepted, with all it holds. */
export const removeApplication = defineUseCase({
  name: 'applications.removeApplication',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: AtVersion) => applicationInReach(context, input, true),
  run: async (context, found, { version }) => {
    await refuseOutdated(context, found, version)
    await deleteApplication(context.tx, context.reach.regionId, found.id)
    return {}
  },
  audit: note('applicationRemoved'),
})
