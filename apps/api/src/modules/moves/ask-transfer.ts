import type { PersonEnrolment } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { checkDay } from './days.rules.ts'
import { enrolmentInReach } from './enrolment.ts'
import { findDestination, lockMovable, type MovablePerson, refuseUnconsented } from './movable.repo.ts'
import { addTransfer, decide, findTransfer, findWaiting, noteOffer } from './transfers.repo.ts'

interface AskTransfer {
  readonly id: string
  readonly to: string
  readonly day: string
}

/** Where the person may go on the day. 404 `unit.notFound`, 422 `transfer.sameOrganisation`, `transfer.organisationClosed` by the field. */
async function destinationOf({ tx, reach }: Context, person: MovablePerson, { to, day }: AskTransfer) {
  const destination = await findDestination(tx, reach.regionId, { code: to }, day)
  if (destination === undefined) throw notFound('unit.notFound')
  if (destination.id === person.organisationId)
    throw invalid('transfer.sameOrganisation', [{ path: 'to', code: 'transfer.sameOrganisation' }])
  if (!destination.isOpen) throw invalid('transfer.organisationClosed', [{ path: 'to', code: 'transfer.organisationClosed' }])
  return destination
}

/**
 * Offers a person to another organisation of the region, which decides. Asking for the same once more changes nothing. 409 `move.hasLeft`,
 * `transfer.alreadyWaiting`; 422 `transfer.consentMissing`, `transfer.partnerConsentMissing`, `move.dayTooFar`, `move.beforeEnrolment`.
 */
export const askTransfer = defineUseCase({
  name: 'moves.askTransfer',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, { id }: AskTransfer) => {
    await enrolmentInReach(context, id, true)
    const person = await lockMovable(context.tx, context, context.reach.regionId, id)
    if (person === undefined) throw notFound('person.notFound')
    return person
  },
  run: async (context, person, input: AskTransfer): Promise<PersonEnrolment> => {
    const { tx, reach, actor, clock, today } = context
    const { regionId } = reach
    const { day } = input
    const destination = await destinationOf(context, person, input)
    const waiting = await findWaiting(tx, regionId, person.id)
    if (waiting !== undefined) {
      if (waiting.to !== destination.id || waiting.day !== day) throw conflict('transfer.alreadyWaiting')
      return (await enrolmentInReach(context, person.id)).enrolment
    }
    if (person.leftOn !== null) throw conflict('move.hasLeft')
    checkDay(day, today, 'day')
    if (person.enrolledOn !== null && day < person.enrolledOn)
      throw invalid('move.beforeEnrolment', [{ path: 'day', code: 'move.beforeEnrolment' }])
    refuseUnconsented(person, destination.kind)
    const { name, nameKey, birth, class: group } = person
    await addTransfer(tx, {
      regionId,
      from: person.organisationId,
      to: destination.id,
      personId: person.id,
      day,
      by: userIdOf(actor),
      at: clock.now(),
      card: { name, nameKey, birth, class: group },
    })
    await noteOffer(tx, regionId, person.id)
    return (await enrolmentInReach(context, person.id)).enrolment
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.id, people: 1, fields: ['transfer'] }),
})

/** Takes an offer back while it waits. 404 `transfer.notFound`, 409 `transfer.decided`. */
export const cancelTransfer = defineUseCase({
  name: 'moves.cancelTransfer',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach, model }, { id }: { id: string }) => {
    const transfer = await findTransfer(tx, reach, id, 'from', model.timeZone)
    if (transfer === undefined) throw notFound('transfer.notFound')
    return transfer
  },
  run: async ({ tx, reach, actor, clock }, { id }) => {
    await decide(tx, reach.regionId, id, { state: 'cancelled', by: userIdOf(actor), at: clock.now() })
    return {}
  },
  audit: ({ target }) => ({ organisationId: target.from, subjectId: target.personId, people: 1, fields: ['transferCancelled'] }),
})
