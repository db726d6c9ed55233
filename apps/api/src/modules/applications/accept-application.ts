import type { PersonKind } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { lockOrganisation, refuseMerged } from '../imports/index.ts'
import { cleanName, isWhole, nameKey, recogniseEmployers } from '../people/index.ts'
import { addCard, addParticipation, fillCard, findProgramme, lockCard, type TakenCard, versionOf } from './accepted.repo.ts'
import { type FoundApplication, writeDecision } from './applications.repo.ts'
import { refuseOutdated } from './decide-application.ts'
import { filledTexts } from './filled-texts.rules.ts'
import { applicationInReach } from './read-applications.ts'

interface AcceptApplication {
  readonly id: string
  readonly version: number
  readonly person: string | null
  readonly name: string
  readonly kind: PersonKind | null
  readonly programme: string | null
  readonly startsOn: string | null
}

/** A participation begins within a year of the day. */
const mostDaysAway = 366

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('; ')

/** The card as the application would write it. */
function cardOf({ applicant, definition, answers }: FoundApplication, { name, kind }: AcceptApplication): TakenCard & { request: string } {
  const { request = '', ...texts } = filledTexts(definition, answers)
  const written = cleanName(name)
  const key = nameKey(written)
  if (!isWhole(key)) throw invalid('name.incomplete', [{ path: 'name', code: 'incomplete' }])
  return {
    name: written,
    nameKey: key,
    bornOn: applicant.bornOn,
    kind,
    texts: {
      ...texts,
      occupation: applicant.occupation,
      contacts: joined(applicant.contacts, applicant.representativeContacts),
      representativeName: applicant.representativeName,
    },
    request,
  }
}

/** 404 `person.notFound`, 422 `move.hasLeft`, `application.birthDiffers`. */
async function fill(context: Context, organisationId: string, personId: string, card: TakenCard): Promise<void> {
  const { tx, reach, today } = context
  const found = await lockCard(tx, { regionId: reach.regionId, organisationId }, personId)
  if (found === undefined) throw notFound('person.notFound')
  if (found.leftOn !== null && found.leftOn <= today) throw invalid('move.hasLeft')
  const differs =
    found.bornOn === null ? found.bornYear !== null && found.bornYear !== Number(card.bornOn.slice(0, 4)) : found.bornOn !== card.bornOn
  if (differs) throw invalid('application.birthDiffers')
  await fillCard(tx, reach.regionId, personId, card)
}

/**
 * Accepts an application: a new card or the chosen one filled where it is empty, and a participation if a programme is named, in one transaction.
 * Accepted already — by a double press or by a colleague —, it answers with the card. 409 `application.outdated`, `person.nameTaken`,
 * `participation.datesTaken`; 422 `name.incomplete`, `application.dayTooFar`, `application.birthDiffers`, `move.hasLeft`, `organisation.merged`;
 * 404 `person.notFound`, `programme.notFound`.
 */
export const acceptApplication = defineUseCase({
  name: 'applications.acceptApplication',
  permission: 'application.decide',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, input: AcceptApplication) => {
    const { organisation } = await applicationInReach(context, input)
    // The organisation is held before the row, here as everywhere.
    await lockOrganisation(context.tx, { regionId: context.reach.regionId, organisationId: organisation.id })
    return applicationInReach(context, input, true)
  },
  run: async (context, found, input: AcceptApplication) => {
    if (found.personId !== null) return { personId: found.personId }
    await refuseOutdated(context, found, input.version)
    const { tx, reach, model, today, clock, actor } = context
    const place = { regionId: reach.regionId, organisationId: found.organisation.id }
    await refuseMerged(tx, place)
    const { request, ...card } = cardOf(found, input)
    const personId = input.person ?? newId()
    if (input.person === null) await addCard(tx, place, personId, card)
    else await fill(context, place.organisationId, personId, card)
    let participationId: string | null = null
    if (input.programme !== null) {
      const startsOn = input.startsOn ?? today
      if (startsOn > daysAfter(today, mostDaysAway) || startsOn < daysAfter(today, -mostDaysAway)) throw invalid('application.dayTooFar')
      if (!(await findProgramme(tx, place, input.programme))) throw notFound('programme.notFound')
      participationId = await addParticipation(tx, place, { personId, programmeId: input.programme, role: found.role, startsOn, request })
      if (found.role === 'MENTOR') await recogniseEmployers(tx, model, place, personId)
    }
    const made = input.person === null ? { personId, version: await versionOf(tx, reach.regionId, personId), participationId } : null
    await writeDecision(tx, reach.regionId, found.id, { state: 'accepted', at: clock.now(), by: userIdOf(actor), personId, made })
    return { personId }
  },
  audit: ({ target, output }) => ({
    organisationId: target.organisation.id,
    subjectId: output.personId,
    people: 1,
    fields: ['applicationAccepted'],
  }),
})
