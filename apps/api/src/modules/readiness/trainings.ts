import { pageSize, type Training, type TrainingPlan } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { certificatesOf } from './certificates.repo.ts'
import { isCompleted } from './completion.rules.ts'
import {
  type FoundTraining,
  findTraining,
  insertTraining,
  listMembers,
  listTrainings,
  raiseTraining,
  updatePlan,
} from './trainings.repo.ts'

/** A training of the organisations where the permission holds. 404 `training.notFound` outside. */
export async function trainingInReach({ tx, reach }: Context, { id }: { readonly id: string }, lock = false): Promise<FoundTraining> {
  const training = await findTraining(tx, reach, id, lock)
  if (training === undefined) throw notFound('training.notFound')
  return training
}

/** The training as it stands, with its group: attendance, points, who has completed it and who has the certificate. */
export async function tellTraining(context: Context, { id }: Pick<FoundTraining, 'id'>): Promise<Training> {
  const { tx, reach, model } = context
  const { organisation, plan, version } = await trainingInReach(context, { id })
  const members = await listMembers(tx, reach.regionId, { id })
  const certificates = await certificatesOf(tx, reach.regionId, { trainingId: id })
  return {
    id,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    plan,
    version,
    attendancePercent: model.readiness.completion.attendancePercent,
    members: members.map((member) => ({
      ...member,
      attended: member.attended.filter((session) => plan.sessions.some((one) => one.id === session)),
      completed: isCompleted(model, plan, member),
      certificate: certificates.find(({ personId, annulledOn }) => personId === member.personId && annulledOn === null) ?? null,
    })),
  }
}

/** The organisation of a reply with its group, for the audit. */
export const trainingNote = (target: FoundTraining, people: number, ...fields: string[]) => ({
  organisationId: target.organisation.id,
  people,
  fields: ['training', ...fields],
})

interface ListTrainings {
  readonly organisation: string
  readonly page: number
}

/** Trainings of an organisation with how many are in the group and how many have certificates. */
export const listOfTrainings = defineUseCase({
  name: 'readiness.listTrainings',
  permission: 'readiness.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListTrainings) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { id: organisationId, regionId }, { page }) => ({
    ...(await listTrainings(tx, { regionId, organisationId }, page)),
    page,
    pageSize,
  }),
  audit: noPeople, // plans and counts
})

/** A training with its group. */
export const getTraining = defineUseCase({
  name: 'readiness.getTraining',
  permission: 'readiness.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => trainingInReach(context, input),
  run: tellTraining,
  audit: ({ target, output }) => trainingNote(target, output.members.length),
})

/** Sessions go by their days; 422 `dates.reversed`, `training.sessionUnknown` for a session written twice. */
function tidyPlan(plan: TrainingPlan): TrainingPlan {
  if (plan.startsOn > plan.endsOn) throw invalid('dates.reversed')
  if (new Set(plan.sessions.map(({ id }) => id)).size < plan.sessions.length) throw invalid('training.sessionUnknown')
  return { ...plan, sessions: plan.sessions.toSorted((a, b) => a.on.localeCompare(b.on)) }
}

/** Writes the plan of a new training; its group is empty. */
export const createTraining = defineUseCase({
  name: 'readiness.createTraining',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; plan: TrainingPlan }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { id: organisationId, regionId }, { plan }) =>
    tellTraining(context, { id: await insertTraining(context.tx, { regionId, organisationId }, tidyPlan(plan)) }),
  audit: noPeople,
})

interface UpdateTraining {
  readonly id: string
  readonly version: number
  readonly plan: TrainingPlan
}

/** Corrects the plan. What certificates say stays as it was issued. 409 `training.outdated` with the fresh training. */
export const updateTraining = defineUseCase({
  name: 'readiness.updateTraining',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: UpdateTraining) => trainingInReach(context, input, true),
  run: async (context, training, { version, plan }: UpdateTraining) => {
    const { tx, reach } = context
    if (training.version !== version) throw conflict('training.outdated', await tellTraining(context, training))
    await updatePlan(tx, reach.regionId, training, tidyPlan(plan))
    await raiseTraining(tx, reach.regionId, training)
    return tellTraining(context, training)
  },
  audit: ({ target, output }) => trainingNote(target, output.members.length),
})
