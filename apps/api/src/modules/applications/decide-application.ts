import type { Application, DeclineReason } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { lockOrganisation, refuseMerged } from '../imports/index.ts'
import { unmake } from './accepted.repo.ts'
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

/**
 * Puts an application back among the new ones. Of an accepted one the card and the participation that it made go, while nothing stands on them: 422
 * `application.used`, and `application.cardFilled` when it filled a card that stood; `organisation.merged`.
 */
export const takeApplicationBack = defineUseCase({
  name: 'applications.takeApplicationBack',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, input: AtVersion) => {
    const { organisation } = await applicationInReach(context, input)
    // The organisation is held before the row, here as everywhere.
    await lockOrganisation(context.tx, { regionId: context.reach.regionId, organisationId: organisation.id })
    return applicationInReach(context, input, true)
  },
  run: async (context, found, { version }) => {
    const { tx, reach } = context
    const returned = { state: 'new', at: null, by: null } as const
    if (found.state !== 'accepted') return decide(context, found, version, returned)
    if (found.version !== version) throw conflict('application.outdated', await toReply(context, found))
    if (found.made === null) throw invalid('application.cardFilled')
    const place = { regionId: reach.regionId, organisationId: found.organisation.id }
    await refuseMerged(tx, place)
    await writeDecision(tx, reach.regionId, found.id, returned)
    await unmake(tx, place, found.made)
    return toReply(context, await applicationInReach(context, found))
  },
  audit: ({ target }) => ({
    organisationId: target.organisation.id,
    subjectId: target.personId ?? target.id,
    people: 1,
    fields: ['applicationReturned'],
  }),
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
