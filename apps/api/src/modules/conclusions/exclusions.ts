import type { ParticipantRole, PersonConclusion } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import type { ConcludedPerson } from './conclusions.repo.ts'
import { coupleOf, deleteExclusion, writeExclusion } from './exclusions.repo.ts'
import { personInReach, tellConclusion } from './person-conclusion.ts'

/** Both, held in the order of their ids: two psychologists who speak of the same two wait and do not lock each other. */
async function both(context: Context, id: string, otherId: string): Promise<readonly [person: ConcludedPerson, other: ConcludedPerson]> {
  const isFirst = id < otherId
  const first = await personInReach(context, { id: isFirst ? id : otherId }, true)
  const second = await personInReach(context, { id: isFirst ? otherId : id }, true)
  if (first.organisation.id !== second.organisation.id) throw notFound('person.notFound')
  return isFirst ? [first, second] : [second, first]
}

interface ExcludePair {
  readonly person: string
  readonly id: string
  readonly other: string
  readonly side: ParticipantRole
  readonly note: string
}

/**
 * Says with whom a person is not to be put together, and why. As a conclusion it asks at this moment for the person's consent to psychological
 * diagnostics: 422 `conclusion.notConsented` without it. 422 `exclusion.self`. Said already, it stands as it was said first.
 */
export const excludePair = defineUseCase({
  name: 'conclusions.excludePair',
  permission: 'conclusion.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { person, other }: ExcludePair) => both(context, person, other),
  run: async (context, [person, other], { id, side, note }: ExcludePair): Promise<PersonConclusion> => {
    const { tx, reach, actor, today } = context
    if (person.personId === other.personId) throw invalid('exclusion.self')
    if (!person.consented) throw invalid('conclusion.notConsented')
    const place = { regionId: reach.regionId, organisationId: person.organisation.id }
    const couple = coupleOf(person.personId, other.personId, side)
    await writeExclusion(tx, place, { id, ...couple, source: 'PSYCHOLOGIST', note, decidedOn: today, decidedBy: userIdOf(actor) })
    return tellConclusion(context, person)
  },
  audit: ({ target: [person], input }) => ({ organisationId: person.organisation.id, subjectId: input.person, fields: ['exclusion'] }),
})

interface UnexcludePair {
  readonly person: string
  readonly id: string
}

/** Takes it back, from the page of either; a withdrawn consent does not stand in the way. What is not there any more is no mistake. */
export const unexcludePair = defineUseCase({
  name: 'conclusions.unexcludePair',
  permission: 'conclusion.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { person }: UnexcludePair) => personInReach(context, { id: person }, true),
  run: async (context, person, { id }: UnexcludePair): Promise<PersonConclusion> => {
    await deleteExclusion(context.tx, context.reach.regionId, person.personId, id)
    return tellConclusion(context, person)
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: input.person, fields: ['exclusion'] }),
})
