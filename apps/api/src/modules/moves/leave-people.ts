import type { LeavingReason } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { type Chosen, lockChosen, refuseEverybody } from './chosen.repo.ts'
import { checkDay } from './days.rules.ts'
import { cancelOffers, letLeave } from './leaving.repo.ts'

type LeavePeople = Chosen & { readonly organisation: string; readonly on: string; readonly why: LeavingReason }

/**
 * Marks the chosen people as having left; those who have left already are not touched. 422 `move.dayTooFar`, `move.beforeEnrolment` by the day, 409
 * `move.othersFound` when the filter finds other people than the reader saw.
 */
export const leavePeople = defineUseCase({
  name: 'moves.leavePeople',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: LeavePeople) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { id: organisationId, regionId }, input: LeavePeople) => {
    const { tx, today, actor, clock } = context
    const { on, why } = input
    refuseEverybody(input)
    checkDay(on, today, 'on')
    const people = await lockChosen(context, { regionId, organisationId }, input)
    if (people.some(({ enrolledOn }) => enrolledOn !== null && enrolledOn > on))
      throw invalid('move.beforeEnrolment', [{ path: 'on', code: 'move.beforeEnrolment' }])
    const gone = await letLeave(
      tx,
      regionId,
      people.map(({ id }) => id),
      { on, why, today },
    )
    await cancelOffers(tx, regionId, gone, { by: userIdOf(actor), at: clock.now() })
    return { left: gone.length, gone }
  },
  audit: ({ target, output: { gone } }) =>
    gone.length === 0
      ? { organisationId: target.id, people: 0, fields: ['left'] }
      : gone.map((subjectId) => ({ organisationId: target.id, subjectId, people: 1, fields: ['left'] })),
})
