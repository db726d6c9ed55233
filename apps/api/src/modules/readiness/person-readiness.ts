import type { PersonReadiness } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { certificatesOf } from './certificates.repo.ts'
import { findInterview } from './interviews.repo.ts'
import { type FoundMentor, findMentor, readMentors } from './mentors.repo.ts'
import { readinessOf, verdictOf } from './readiness.rules.ts'
import { listChecks } from './safety-checks.repo.ts'
import { trainingsOf } from './trainings.repo.ts'

/** A person of the organisations where the permission holds. 404 `person.notFound` outside. */
export async function mentorInReach({ tx, reach }: Context, { id }: { readonly id: string }, lock = false): Promise<FoundMentor> {
  const person = await findMentor(tx, reach, id, lock)
  if (person === undefined) throw notFound('person.notFound')
  return person
}

/** Everything that stands behind the readiness of a person, as his curator reads it. */
export async function tellReadiness(context: Context, person: FoundMentor): Promise<PersonReadiness> {
  const { tx, reach, model, today } = context
  const { organisation, ...name } = person
  const place = { regionId: reach.regionId, organisationId: organisation.id }
  const [mentor] = await readMentors(tx, { model, today }, place, { people: [person.personId] })
  const gates = mentor === undefined ? [] : readinessOf(model, mentor.facts, today)
  const interview = await findInterview(tx, reach, { personId: person.personId })
  return {
    ...name,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    isMentor: mentor !== undefined && mentor.facts.forms.length > 0,
    isMinor: mentor?.facts.isMinor ?? true,
    verdict: verdictOf(gates),
    gates,
    gateTitles: model.readiness.gates.map(({ code, title }) => ({ gate: code, title })),
    interview: interview ?? null,
    trainings: await trainingsOf(tx, place, person.personId),
    certificates: await certificatesOf(tx, place.regionId, { personId: person.personId }),
    safetyChecks: await listChecks(tx, place.regionId, person.personId),
    safetyCheckKinds: model.readiness.safetyChecks.map(({ code, title }) => ({ kind: code, title })),
  }
}

/** What a mentor has passed, with the interview, trainings, certificates and checks behind it. */
export const getReadiness = defineUseCase({
  name: 'readiness.getReadiness',
  permission: 'readiness.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => mentorInReach(context, input),
  run: (context, person) => tellReadiness(context, person),
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1 }),
})
