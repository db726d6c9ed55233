import type { RequestAsker, SubjectRequest, SubjectRequestKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { opensWithdrawn } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { workingDaysAfter } from '../../kernel/days.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { findPerson } from '../people/index.ts'
import { addRequest, type FoundRequest, findRequest, kindTitle } from './subject-requests.repo.ts'

/** Why the gate is open here. */
export const mayAsk = 'whoever withdrew may still ask and must be answered'

export async function askerInReach({ tx, reach }: Context, { id }: { id: string }) {
  const person = await findPerson(tx, reach, id)
  if (person === undefined) throw notFound('person.notFound')
  return person
}

export const toRequest = (
  model: TargetModel,
  { personId: _person, organisationId: _organisation, ...request }: FoundRequest,
): SubjectRequest => ({ ...request, kindTitle: kindTitle(model, request.kind) })

function dueOn({ retention }: TargetModel, kind: SubjectRequestKind, askedOn: string): string {
  const term = retention.requests.find(({ code }) => code === kind)
  if (term === undefined) throw new Error(`the model has no term for ${kind}`)
  return workingDaysAfter(askedOn, term.workingDays)
}

interface RegisterRequest {
  readonly id: string
  readonly requestId: string
  readonly kind: SubjectRequestKind
  readonly askedOn: string
  readonly askedBy: RequestAsker
  readonly text: string
}

/**
 * Writes down what a person asked of his data; sent again under the same id, it is answered with what stands. 404 `person.notFound`, 422
 * `subjectRequest.inFuture`; 404 `subjectRequest.notFound` when the id is that of another person's request.
 */
export const registerRequest = defineUseCase({
  name: 'subjectRequests.registerRequest',
  permission: 'person.tell',
  sees: 'people',
  gate: opensWithdrawn(mayAsk),
  changes: true,
  authorize: (context, input: RegisterRequest) => askerInReach(context, input),
  run: async ({ tx, reach, model, today }, person, { id: personId, requestId, ...asked }: RegisterRequest): Promise<SubjectRequest> => {
    if (asked.askedOn > today) throw invalid('subjectRequest.inFuture', [{ path: 'askedOn', code: 'inFuture' }])
    const place = { regionId: reach.regionId, organisationId: person.organisation.id }
    await addRequest(tx, { ...place, ...asked, id: requestId, personId, dueOn: dueOn(model, asked.kind, asked.askedOn) })
    const found = await findRequest(tx, reach, requestId)
    if (found?.personId !== personId) throw notFound('subjectRequest.notFound')
    return toRequest(model, found)
  },
  audit: ({ target, input }) => ({
    organisationId: target.organisation.id,
    subjectId: input.id,
    people: 1,
    fields: ['subjectRequest', input.kind],
  }),
})
