import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { monthsAfter } from '../../kernel/days.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { lockOrganisation } from '../imports/index.ts'
import { annulCertificate, findCertificate, insertCertificates } from './certificates.repo.ts'
import { raiseVersions } from './mentors.repo.ts'
import { raiseTraining } from './trainings.repo.ts'
import { tellTraining, trainingInReach, trainingNote } from './trainings.ts'

/**
 * Issues certificates to those of the group who have completed the training and have none that holds, in the order of names. 422
 * `training.nobodyCompleted`. Until when they hold, the model says.
 */
export const issueCertificates = defineUseCase({
  name: 'readiness.issueCertificates',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, input: { id: string }) => {
    const { organisation } = await trainingInReach(context, input)
    // The organisation comes first as everywhere; under it numbers follow each other.
    await lockOrganisation(context.tx, { regionId: context.reach.regionId, organisationId: organisation.id })
    return trainingInReach(context, input, true)
  },
  run: async (context, training) => {
    const { tx, reach, model, today } = context
    const { members } = await tellTraining(context, training)
    const people = members.filter(({ completed, certificate }) => completed && certificate === null).map(({ personId }) => personId)
    if (people.length === 0) throw invalid('training.nobodyCompleted')
    const months = model.readiness.gates.find(({ code }) => code === 'TRAINING')?.validMonths ?? null
    await insertCertificates(
      tx,
      { regionId: reach.regionId, organisationId: training.organisation.id },
      {
        trainingId: training.id,
        title: training.plan.title,
        hours: training.plan.hours,
        issuedOn: today,
        validUntil: months === null ? null : monthsAfter(today, months),
        people,
      },
    )
    await raiseVersions(tx, reach.regionId, people)
    await raiseTraining(tx, reach.regionId, training)
    return { issued: people.length, training: await tellTraining(context, training) }
  },
  audit: ({ target, output }) => trainingNote(target, output.issued, 'certificate'),
})

/** Annuls a certificate issued by mistake; its number stays taken. */
export const annulOne = defineUseCase({
  name: 'readiness.annulCertificate',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { id }: { id: string }) => {
    const certificate = await findCertificate(tx, reach, id)
    if (certificate === undefined) throw notFound('certificate.notFound')
    return certificate
  },
  run: async (context, { id, personId, trainingId }) => {
    const { tx, reach, today } = context
    const training = await trainingInReach(context, { id: trainingId }, true)
    await annulCertificate(tx, reach.regionId, id, today)
    await raiseVersions(tx, reach.regionId, [personId])
    await raiseTraining(tx, reach.regionId, training)
    return tellTraining(context, training)
  },
  audit: ({ target }) => ({
    organisationId: target.organisationId,
    subjectId: target.personId,
    people: 1,
    fields: ['certificateAnnulled'],
  }),
})
