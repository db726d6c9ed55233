import type { ConclusionVerdict, PersonConclusion } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { type ConcludedPerson, findConcluded, writeConclusion } from './conclusions.repo.ts'
import { listExclusions } from './exclusions.repo.ts'

/** A person of the psychologist's organisations. 404 `person.notFound`. */
export async function personInReach({ tx, reach, model, today }: Context, { id }: { id: string }, lock = false): Promise<ConcludedPerson> {
  const person = await findConcluded(tx, { model, today }, reach, id, lock)
  if (person === undefined) throw notFound('person.notFound')
  return person
}

/** The section as it stands now. */
export async function tellConclusion({ tx, reach }: Context, person: ConcludedPerson): Promise<PersonConclusion> {
  const { code, title } = person.organisation
  const exclusions = await listExclusions(tx, reach.regionId, person.personId)
  return { ...person, organisation: { level: 'organisation', code, title }, exclusions }
}

/** The psychologist's section of a person. 404 `person.notFound` outside the psychologist's organisation. */
export const getConclusion = defineUseCase({
  name: 'conclusions.getConclusion',
  permission: 'conclusion.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => personInReach(context, input),
  run: tellConclusion,
  audit: ({ target, output }) => ({
    organisationId: target.organisation.id,
    subjectId: target.personId,
    people: 1 + output.exclusions.length,
  }),
})

interface RecordConclusion {
  readonly id: string
  readonly version: number | null
  readonly verdict: ConclusionVerdict
  readonly note: string
  readonly concludedOn: string
}

/**
 * Writes the conclusion, or a new one over it. Asks at this moment for the consent to psychological diagnostics: 422 `conclusion.notConsented`
 * without it. 409 `conclusion.outdated` with the fresh section when somebody was faster, 422 `conclusion.inFuture`.
 */
export const recordConclusion = defineUseCase({
  name: 'conclusions.recordConclusion',
  permission: 'conclusion.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: RecordConclusion) => personInReach(context, input, true),
  run: async (context, person, { version, ...written }: RecordConclusion) => {
    const { tx, reach, actor, today } = context
    if ((person.conclusion?.version ?? null) !== version) throw conflict('conclusion.outdated', await tellConclusion(context, person))
    if (!person.consented) throw invalid('conclusion.notConsented')
    if (written.concludedOn > today) throw invalid('conclusion.inFuture', [{ path: 'concludedOn', code: 'inFuture' }])
    await writeConclusion(tx, reach.regionId, person, written, userIdOf(actor))
    return tellConclusion(context, await personInReach(context, { id: person.personId }))
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: input.id, fields: ['conclusion'] }),
})
