import type { SubjectRequest, SubjectRequestVerdict } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { opensWithdrawn } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, notFound } from '../../kernel/problem.ts'
import { mayAsk, toRequest } from './register-request.ts'
import { type FoundRequest, findRequest, writeAnswer } from './subject-requests.repo.ts'

async function requestInReach({ tx, reach }: Context, id: string, lock = false): Promise<FoundRequest> {
  const request = await findRequest(tx, reach, id, lock)
  if (request === undefined) throw notFound('subjectRequest.notFound')
  return request
}

interface AnswerRequest {
  readonly id: string
  readonly version: number
  readonly state: SubjectRequestVerdict
  readonly answer: string
}

/**
 * Closes a request with what the person was told. 404 `subjectRequest.notFound`; 409 `subjectRequest.outdated` with the fresh one when it has been
 * answered already.
 */
export const answerRequest = defineUseCase({
  name: 'subjectRequests.answerRequest',
  permission: 'person.tell',
  sees: 'people',
  gate: opensWithdrawn(mayAsk),
  changes: true,
  authorize: (context, { id }: AnswerRequest) => requestInReach(context, id, true),
  run: async (context, request, { id, version, state, answer }: AnswerRequest): Promise<SubjectRequest> => {
    const { tx, reach, model, actor, today } = context
    if (request.state !== 'OPEN' || request.version !== version) throw conflict('subjectRequest.outdated', toRequest(model, request))
    await writeAnswer(tx, reach.regionId, id, { state, answer, on: today, userId: userIdOf(actor) })
    return toRequest(model, await requestInReach(context, id))
  },
  audit: ({ target: { organisationId, personId, kind }, input }) => ({
    organisationId,
    subjectId: personId,
    people: 1,
    fields: ['subjectRequest', kind, input.state],
  }),
})
