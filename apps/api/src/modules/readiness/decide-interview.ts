import { type InterviewProtocol, pageSize } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { decideProtocol, type FoundProtocol, findProtocol, listWaiting } from './interviews.repo.ts'
import { raiseVersions } from './mentors.repo.ts'

/** Protocols of an organisation that wait for the decision of another than their author. */
export const listWaitingInterviews = defineUseCase({
  name: 'readiness.listWaitingInterviews',
  permission: 'interview.approve',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; page: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, actor }, { id: organisationId, regionId }, { page }) => ({
    ...(await listWaiting(tx, { regionId, organisationId }, userIdOf(actor), page)),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})

async function protocolInReach({ tx, reach, actor }: Context, { id }: { readonly id: string }, lock = false): Promise<FoundProtocol> {
  const protocol = await findProtocol(tx, reach, id, userIdOf(actor), lock)
  if (protocol === undefined) throw notFound('interview.notFound')
  return protocol
}

const isOwn = ({ actor }: Context, { recordedById }: FoundProtocol) => recordedById !== null && recordedById === userIdOf(actor)

function toReply(context: Context, protocol: FoundProtocol): InterviewProtocol {
  const { name, organisation, personId: _personId, recordedById: _recordedById, ...interview } = protocol
  return {
    name,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    interview,
    isOwn: isOwn(context, protocol),
  }
}

const noteOf = ({ personId, organisation }: FoundProtocol, field: string) => ({
  organisationId: organisation.id,
  subjectId: personId,
  people: 1,
  fields: [field],
})

/** The protocol for the second decision. 404 `interview.notFound` outside the reach and when it waits no more, unless the reader decided it. */
export const getProtocol = defineUseCase({
  name: 'readiness.getProtocol',
  permission: 'interview.approve',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => protocolInReach(context, input),
  run: async (context, protocol) => toReply(context, protocol),
  audit: ({ target }) => noteOf(target, 'interview'),
})

interface DecideInterview {
  readonly id: string
  readonly version: number
  readonly decision: 'APPROVED' | 'RETURNED'
  readonly reason: string
}

/**
 * Approves a protocol or returns it with a reason. 422 `interview.ownRecord`: the second is not the first; `interview.reasonMissing`;
 * 409 `interview.decided`, `interview.outdated` with the fresh protocol.
 */
export const decideInterview = defineUseCase({
  name: 'readiness.decideInterview',
  permission: 'interview.approve',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: DecideInterview) => protocolInReach(context, input, true),
  run: async (context, protocol, { id, version, decision, reason }: DecideInterview) => {
    const { tx, reach, actor, today } = context
    if (isOwn(context, protocol)) throw invalid('interview.ownRecord')
    if (protocol.state !== 'WAITING') throw conflict('interview.decided', toReply(context, protocol))
    if (protocol.version !== version) throw conflict('interview.outdated', toReply(context, protocol))
    if (decision === 'RETURNED' && reason === '') throw invalid('interview.reasonMissing')
    await decideProtocol(tx, reach.regionId, id, { state: decision, reason, userId: userIdOf(actor), today })
    await raiseVersions(tx, reach.regionId, [protocol.personId])
    return toReply(context, await protocolInReach(context, { id }))
  },
  audit: ({ target, input }) => noteOf(target, input.decision === 'APPROVED' ? 'interviewApproved' : 'interviewReturned'),
})
