import { userIdOf } from '../../access/actor.ts'
import { opensWithdrawn, processing } from '../../access/gate.ts'
import { atSendingSide } from '../../access/sending-side.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { lockOrganisation } from '../imports/index.ts'
import { decideUntil } from './days.rules.ts'
import { letLeave } from './leaving.repo.ts'
import {
  addCard,
  findDestination,
  forgetContacts,
  joinCard,
  lockMovable,
  lockNamesake,
  type MovablePerson,
  refuseUnconsented,
} from './movable.repo.ts'
import { decide, type FoundTransfer, findTransfer } from './transfers.repo.ts'

/** A transfer offered to the reader's organisation. 404 `transfer.notFound` outside. */
async function offeredInReach({ tx, reach, model }: Context, { id }: { id: string }): Promise<FoundTransfer> {
  const transfer = await findTransfer(tx, reach, id, 'to', model.timeZone)
  if (transfer === undefined) throw notFound('transfer.notFound')
  return transfer
}

/** Somebody was faster, or it is too late: 409 `transfer.decided`. */
function refuseDecided({ state, askedOn }: FoundTransfer, { model, today }: Context): void {
  const isOver = decideUntil(askedOn, model.retention.transfer.waitingDays) < today
  if (state !== 'waiting' || isOver) throw conflict('transfer.decided')
}

/** Both organisations are held in one order: two that accept crosswise wait for each other and never in a ring. */
async function lockBoth({ tx, reach: { regionId } }: Context, { from, to }: FoundTransfer): Promise<void> {
  for (const organisationId of [from, to].sort()) await lockOrganisation(tx, { regionId, organisationId })
}

/** At the sending side: the card as it is now, the gate, the end of its time there. */
function letGo({ tx, reach, model, today }: Context, { id, day }: FoundTransfer, toKind: string): Promise<MovablePerson> {
  return atSendingSide(tx, reach, id, async (there, personId) => {
    const person = await lockMovable(there, { model, today }, reach.regionId, personId)
    if (person === undefined) throw conflict('transfer.decided')
    refuseUnconsented(person, toKind)
    await letLeave(there, reach.regionId, [personId], { on: later(day, person.enrolledOn), why: 'TRANSFERRED', today })
    await forgetContacts(there, reach.regionId, personId)
    return person
  })
}

const later = (day: string, other: string | null): string => (other !== null && other > day ? other : day)

/** A new card, or the one of this name that the curator has named. 409 `transfer.namesake`, `transfer.namesakeStopped`. */
async function takeIn({ tx, reach: { regionId } }: Context, { to, day }: FoundTransfer, person: MovablePerson, join: string | undefined) {
  const place = { regionId, organisationId: to }
  const namesake = await lockNamesake(tx, place, person.nameKey)
  if (namesake?.stopped === true) throw conflict('transfer.namesakeStopped')
  if (namesake?.id !== join) throw conflict('transfer.namesake')
  if (namesake !== undefined) {
    await joinCard(tx, regionId, namesake.id, person, day)
    return namesake.id
  }
  const id = newId()
  await addCard(tx, place, id, person, day)
  return id
}

/**
 * Takes an offered person: a card here, the end of the time there, in one transaction. Consents do not go over: another organisation is another
 * operator. 409 `transfer.decided`, `transfer.namesake`, `transfer.namesakeStopped`; 422 `transfer.organisationClosed` and what the gate refuses.
 */
export const acceptTransfer = defineUseCase({
  name: 'moves.acceptTransfer',
  permission: 'person.correct',
  sees: 'people',
  gate: opensWithdrawn('a namesake who withdrew is told before the card is written'),
  changes: true,
  authorize: (context, { id }: { id: string; join?: string | undefined }) => offeredInReach(context, { id }),
  run: async (context, transfer, { join }: { id: string; join?: string | undefined }) => {
    const { tx, reach, actor, clock } = context
    await lockBoth(context, transfer)
    refuseDecided(await offeredInReach(context, transfer), context)
    const destination = await findDestination(tx, reach.regionId, { id: transfer.to }, transfer.day)
    if (destination?.isOpen !== true) throw invalid('transfer.organisationClosed')
    const person = await letGo(context, transfer, destination.kind)
    const personId = await takeIn(context, transfer, person, join)
    await decide(tx, reach.regionId, transfer.id, { state: 'accepted', takenAs: personId, by: userIdOf(actor), at: clock.now() })
    return { personId }
  },
  audit: ({ target, output }) => [
    { organisationId: target.from, subjectId: target.personId, people: 1, fields: ['left', 'contacts', 'representativeName'] },
    { organisationId: target.to, subjectId: output.personId, people: 1, fields: ['transferAccepted'] },
  ],
})

/** Declines an offered person with a reason for the sending side. 404 `transfer.notFound`, 409 `transfer.decided`. */
export const declineTransfer = defineUseCase({
  name: 'moves.declineTransfer',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string; reason: string }) => offeredInReach(context, { id }),
  run: async (context, transfer, { reason }: { id: string; reason: string }) => {
    refuseDecided(transfer, context)
    const { tx, reach, actor, clock } = context
    await decide(tx, reach.regionId, transfer.id, { state: 'declined', reason, by: userIdOf(actor), at: clock.now() })
    return {}
  },
  audit: ({ target }) => [
    { organisationId: target.to, people: 1, fields: ['transferDeclined'] },
    { organisationId: target.from, subjectId: target.personId, people: 1, fields: ['transferDeclined'] },
  ],
})
