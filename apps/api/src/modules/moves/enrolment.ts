import type { PersonEnrolment } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { type Enrolled, findEnrolment, writeEnrolledOn } from './enrolment.repo.ts'
import { takeLeavingBack } from './leaving.repo.ts'

/** The enrolment of a person within the reach. 404 `person.notFound` outside. */
export async function enrolmentInReach({ tx, reach, model }: Context, id: string, lock = false): Promise<Enrolled> {
  const { timeZone, retention } = model
  const found = await findEnrolment(tx, reach, id, { timeZone, waitingDays: retention.transfer.waitingDays, lock })
  if (found === undefined) throw notFound('person.notFound')
  return found
}

/** When a person came to the organisation and when and why he left. */
export const getEnrolment = defineUseCase({
  name: 'moves.getEnrolment',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: (context, { id }: { id: string }) => enrolmentInReach(context, id),
  run: async (_context, { enrolment }): Promise<PersonEnrolment> => enrolment,
  audit: noPeople, // it stands on the card, whose opening is a line already
})

interface CorrectEnrolment {
  readonly id: string
  readonly version: number
  readonly enrolledOn: string | null
}

/** Corrects the day of coming. 409 `person.outdated` with the fresh enrolment when somebody was faster, 422 `enrolment.afterLeaving` by the field. */
export const correctEnrolment = defineUseCase({
  name: 'moves.correctEnrolment',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: CorrectEnrolment) => enrolmentInReach(context, id, true),
  run: async (context, { enrolment }, { id, version, enrolledOn }: CorrectEnrolment): Promise<PersonEnrolment> => {
    if (enrolment.version !== version) throw conflict('person.outdated', enrolment)
    if (enrolledOn !== null && enrolledOn > (enrolment.left?.on ?? context.today))
      throw invalid('enrolment.afterLeaving', [{ path: 'enrolledOn', code: 'enrolment.afterLeaving' }])
    await writeEnrolledOn(context.tx, context.reach.regionId, id, enrolledOn)
    return (await enrolmentInReach(context, id)).enrolment
  },
  audit: ({ target, input }) => ({ organisationId: target.organisationId, subjectId: input.id, people: 1, fields: ['enrolledOn'] }),
})

/** Takes a leaving back: participations that it ended run on. One who is here stays as he is. */
export const takeBack = defineUseCase({
  name: 'moves.takeBack',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => enrolmentInReach(context, id, true),
  run: async (context, _target, { id }): Promise<PersonEnrolment> => {
    await takeLeavingBack(context.tx, context.reach.regionId, [id])
    return (await enrolmentInReach(context, id)).enrolment
  },
  audit: ({ target, input }) => ({ organisationId: target.organisationId, subjectId: input.id, people: 1, fields: ['returned'] }),
})
