import type { SafetyCheckKind } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { raiseVersions } from './mentors.repo.ts'
import { mentorInReach, tellReadiness } from './person-readiness.ts'
import { deleteCheck, writeCheck } from './safety-checks.repo.ts'

interface RecordCheck {
  readonly id: string
  readonly kind: SafetyCheckKind
  readonly version: number | null
  readonly number: string
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly checkedBy: string
}

/**
 * Writes the fact of a check, or a new one over it. 422 `safetyCheck.ofMinor`: only adults are checked; `safetyCheck.inFuture`;
 * `dates.reversed`. 409 `safetyCheck.outdated` with the fresh readiness when somebody was faster.
 */
export const recordCheck = defineUseCase({
  name: 'readiness.recordCheck',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: RecordCheck) => mentorInReach(context, input, true),
  run: async (context, person, { id: _id, version, ...check }: RecordCheck) => {
    const { tx, reach, actor, today } = context
    const current = await tellReadiness(context, person)
    if (current.isMinor) throw invalid('safetyCheck.ofMinor')
    if (check.issuedOn > today) throw invalid('safetyCheck.inFuture')
    const former = current.safetyChecks.find(({ kind }) => kind === check.kind)
    if ((former?.version ?? null) !== version) throw conflict('safetyCheck.outdated', current)
    await writeCheck(tx, reach.regionId, person, check, userIdOf(actor))
    await raiseVersions(tx, reach.regionId, [person.personId])
    return tellReadiness(context, person)
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1, fields: [input.kind] }),
})

/** Takes a check away that was written by mistake; one that is not there is gone already. */
export const removeCheck = defineUseCase({
  name: 'readiness.removeCheck',
  permission: 'readiness.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; kind: SafetyCheckKind }) => mentorInReach(context, input, true),
  run: async (context, person, { kind }) => {
    await deleteCheck(context.tx, context.reach.regionId, person.personId, kind)
    await raiseVersions(context.tx, context.reach.regionId, [person.personId])
    return tellReadiness(context, person)
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: target.personId, people: 1, fields: [input.kind] }),
})
