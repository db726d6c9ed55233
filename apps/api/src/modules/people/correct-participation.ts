import type { Participation } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase, givenIn } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { findParticipation, ownerOf, type ParticipationChange, updateParticipation } from './people.repo.ts'

type CorrectParticipation = { readonly id: string; readonly version: number } & {
  readonly [Field in keyof ParticipationChange]?: ParticipationChange[Field] | undefined
}

/** Corrects dates and outcome of a participation. 409 `participation.outdated` with the fresh one when somebody was faster. */
export const correctParticipation = defineUseCase({
  name: 'people.correctParticipation',
  permission: 'mentorship.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach, model }, { id }: CorrectParticipation) => {
    const participation = await findParticipation(tx, model, reach, id)
    if (participation === undefined) throw notFound('participation.notFound')
    return { participation, owner: await ownerOf(tx, reach.regionId, id) }
  },
  run: async (
    { tx, reach, model },
    { participation: current },
    { id, version, ...change }: CorrectParticipation,
  ): Promise<Participation> => {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const wished: Participation = { ...current, ...given }
    if (wished.endsOn !== null && wished.endsOn < wished.startsOn)
      throw invalid('dates.reversed', [{ path: 'endsOn', code: 'dates.reversed' }])
    const written = current.version === version && (await updateParticipation(tx, reach.regionId, id, version, wished))
    const fresh = await findParticipation(tx, model, reach, id)
    if (fresh === undefined) throw notFound('participation.notFound')
    if (!written) throw conflict('participation.outdated', fresh)
    return fresh
  },
  audit: ({ target: { owner }, input: { id: _id, version: _version, ...change } }) => ({
    organisationId: owner.organisationId,
    subjectId: owner.personId,
    fields: givenIn(change),
  }),
})
