import type { IncidentPart, NoticeCode } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { chainOf, findIncident, lockIncident } from './incidents.repo.ts'
import { findPart, markRest, partOf, updatePart } from './parts.repo.ts'
import { pastInstant } from './register-incident.ts'

interface PartVersion {
  readonly id: string
  readonly code: string
  readonly version: number
}

async function getPartRow({ tx, reach }: Context, { id, code }: Pick<PartVersion, 'id' | 'code'>) {
  const part = await findPart(tx, reach, id, code)
  if (part === undefined) throw notFound('incident.notFound')
  return part
}

/** An open incident, held until the transaction ends; 422 `incident.closed`. */
async function lockOpen({ tx, reach }: Context, id: string) {
  const locked = await lockIncident(tx, reach.regionId, id)
  if (locked.isClosed) throw invalid('incident.closed')
  return locked
}

/** The same, with the part as its reader saw it; 409 `incident.partOutdated` with the fresh one. */
async function lockPart(context: Context, { id, code, version }: PartVersion) {
  const locked = await lockOpen(context, id)
  const fresh = await getPartRow(context, { id, code })
  if (fresh.version !== version) throw conflict('incident.partOutdated', partOf(fresh))
  return { ...locked, key: { regionId: context.reach.regionId, id, organisationId: fresh.organisationId } }
}

/** When a notice was sent: not before the incident was found, by the minute, and not in the future. 422 `incident.inFuture`, `incident.sentTooEarly`. */
async function sentAt(context: Context, minute: string, foundAt: Date): Promise<Date> {
  const at = await pastInstant(context, minute)
  if (at < foundAt) throw invalid('incident.sentTooEarly')
  return at
}

/** Corrects how many people of an organisation the incident touches. */
export const correctPart = defineUseCase({
  name: 'incidents.correctPart',
  permission: 'incident.register',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: PartVersion & { people: number }) => getPartRow(context, input),
  run: async (context, _, input): Promise<IncidentPart> => {
    const { key } = await lockPart(context, input)
    await updatePart(context.tx, key, { people: input.people })
    return partOf(await getPartRow(context, input))
  },
  audit: ({ target, input: { id } }) => ({ organisationId: target.organisationId, subjectId: id, fields: ['people'] }),
})

interface SetNotice extends PartVersion {
  readonly notice: NoticeCode
  readonly sent: { readonly at: string; readonly number: string } | null
}

/** Marks a notice of an organisation sent, or takes a wrong mark back. */
export const setNotice = defineUseCase({
  name: 'incidents.setNotice',
  permission: 'incident.register',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: SetNotice) => getPartRow(context, input),
  run: async (context, _, { notice, sent, ...version }): Promise<IncidentPart> => {
    const { key, foundAt } = await lockPart(context, version)
    const mark = sent === null ? null : { at: await sentAt(context, sent.at, foundAt), number: sent.number }
    await updatePart(context.tx, key, { notice, sent: mark })
    return partOf(await getPartRow(context, version))
  },
  audit: ({ target, input: { id, notice } }) => ({ organisationId: target.organisationId, subjectId: id, fields: [notice] }),
})

/** Marks a notice sent for all organisations of the reader that have no mark yet: one message may have told of them all. */
export const sendRest = defineUseCase({
  name: 'incidents.sendRest',
  permission: 'incident.register',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { id }: { id: string; notice: NoticeCode; at: string; number: string }) => {
    const incident = await findIncident(tx, reach, id)
    if (incident === undefined) throw notFound('incident.notFound')
    return incident
  },
  run: async (context, _, { id, notice, at, number }) => {
    const { foundAt } = await lockOpen(context, id)
    const sent = { at: await sentAt(context, at, foundAt), number }
    return { marked: await markRest(context.tx, context.reach, id, notice, sent) }
  },
  audit: ({ target, input: { id, notice } }) => ({ organisationId: chainOf(target), subjectId: id, fields: [notice] }),
})
