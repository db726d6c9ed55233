import { mostMembers, type Training } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { raiseVersions } from './mentors.repo.ts'
import { deleteMember, enrolPeople, raiseTraining, type WrittenMarks, writeMarks } from './trainings.repo.ts'
import { tellTraining, trainingInReach, trainingNote } from './trainings.ts'

/** Enrols people of the organisation. 422 `training.memberUnknown`: somebody is not there; `training.full`. */
export const enrolMentors = defineUseCase({
  name: 'readiness.enrolMentors',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; people: readonly string[] }) => trainingInReach(context, input, true),
  run: async (context, training, { people }) => {
    const { tx, reach, today } = context
    const chosen = [...new Set(people)]
    if ((await enrolPeople(tx, reach.regionId, training, chosen, today)) < chosen.length) throw invalid('training.memberUnknown')
    await raiseVersions(tx, reach.regionId, chosen)
    await raiseTraining(tx, reach.regionId, training)
    const told = await tellTraining(context, training)
    if (told.members.length > mostMembers) throw invalid('training.full')
    return told
  },
  audit: ({ target, input }) => trainingNote(target, input.people.length),
})

/** Takes a person out of the group; whoever is not in it is out already. 422 `training.certified`: a certificate stands on it. */
export const dismissMentor = defineUseCase({
  name: 'readiness.dismissMentor',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; personId: string }) => trainingInReach(context, input, true),
  run: async (context, training, { personId }): Promise<Training> => {
    const { tx, reach } = context
    const { members } = await tellTraining(context, training)
    const member = members.find((one) => one.personId === personId)
    if (member === undefined) return tellTraining(context, training)
    if (member.certificate !== null) throw invalid('training.certified')
    await deleteMember(tx, reach.regionId, training, personId)
    await raiseVersions(tx, reach.regionId, [personId])
    await raiseTraining(tx, reach.regionId, training)
    return tellTraining(context, training)
  },
  audit: ({ target, input }) => ({ ...trainingNote(target, 1), subjectId: input.personId }),
})

interface MarkGroup {
  readonly id: string
  readonly version: number
  readonly members: readonly WrittenMarks[]
}

/**
 * Writes attendance and points of the group. 409 `training.outdated` with the fresh training; 422 `training.memberUnknown`,
 * `training.sessionUnknown`, `training.pointsTooMany`: more points than questions, or there is no test.
 */
export const markGroup = defineUseCase({
  name: 'readiness.markGroup',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: MarkGroup) => trainingInReach(context, input, true),
  run: async (context, training, { version, members }: MarkGroup) => {
    const { tx, reach } = context
    const { plan } = training
    if (training.version !== version) throw conflict('training.outdated', await tellTraining(context, training))
    const known = new Set(plan.sessions.map(({ id }) => id))
    if (members.some(({ attended }) => attended.some((session) => !known.has(session)))) throw invalid('training.sessionUnknown')
    const most = plan.test?.questions.length ?? -1
    if (members.some(({ points }) => points !== null && points > most)) throw invalid('training.pointsTooMany')
    const marked = await writeMarks(tx, reach.regionId, training, members)
    if (marked < members.length) throw invalid('training.memberUnknown')
    await raiseVersions(
      tx,
      reach.regionId,
      members.map(({ personId }) => personId),
    )
    await raiseTraining(tx, reach.regionId, training)
    return tellTraining(context, training)
  },
  audit: ({ target, input }) => trainingNote(target, input.members.length),
})
