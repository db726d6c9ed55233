import type { Incident, IncidentFacts } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, denied, invalid, notFound } from '../../kernel/problem.ts'
import { chainOf, findIncident, hasUnsent, lockIncident, updateIncident } from './incidents.repo.ts'
import { getVisible } from './read-incidents.ts'
import { checkWords, pastInstant } from './register-incident.ts'

/** An incident all of whose parts the reach holds. 404 `incident.notFound`; 403 `incident.wider` when it touches others too. */
async function ownIncident({ tx, reach }: Context, { id }: { id: string }) {
  const row = await findIncident(tx, reach, id)
  if (row === undefined) throw notFound('incident.notFound')
  if (row.isWider) throw denied('incident.wider')
  return row
}

async function lockVersion(context: Context, id: string, version: number) {
  const locked = await lockIncident(context.tx, context.reach.regionId, id)
  if (locked.version !== version) throw conflict('incident.outdated', await getVisible(context, id))
  return locked
}

/** Corrects what is recorded. 409 `incident.outdated` with the fresh card; 422 `incident.closed` and as a registration. */
export const correctIncident = defineUseCase({
  name: 'incidents.correctIncident',
  permission: 'incident.register',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: IncidentFacts & { id: string; version: number }) => ownIncident(context, input),
  run: async (context, before, { id, version, foundAt, ...facts }): Promise<Incident> => {
    const { tx, reach, model } = context
    if ((await lockVersion(context, before.id, version)).isClosed) throw invalid('incident.closed')
    checkWords(model, facts)
    await updateIncident(tx, reach.regionId, id, { ...facts, found_at: await pastInstant(context, foundAt) })
    return getVisible(context, id)
  },
  audit: ({ target, input: { id, version: _version, ...given }, output }) => ({
    organisationId: chainOf(target),
    subjectId: id,
    fields: Object.entries(given).flatMap(([name, value]) => (isSame(name, value, target, output) ? [] : [name])),
  }),
})

/** Whether a correction left the fact as it was; the moment is compared as it came out. */
function isSame(name: string, value: unknown, before: Awaited<ReturnType<typeof ownIncident>>, { foundAt }: Incident): boolean {
  if (name === 'foundAt') return before.foundAt.toISOString() === foundAt
  const old: Readonly<Record<string, unknown>> = { ...before }
  return JSON.stringify(old[name]) === JSON.stringify(value)
}

/** Closes an incident when both notices of every organisation are sent, or opens it again. 409 `incident.outdated`, 422 `incident.unsent`. */
export const setClosed = defineUseCase({
  name: 'incidents.setClosed',
  permission: 'incident.register',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; version: number; closed: boolean }) => ownIncident(context, input),
  run: async (context, { id }, { version, closed }): Promise<Incident> => {
    const { tx, reach, clock } = context
    const { isClosed } = await lockVersion(context, id, version)
    if (closed && (await hasUnsent(tx, reach.regionId, id))) throw invalid('incident.unsent')
    if (closed !== isClosed) await updateIncident(tx, reach.regionId, id, { closed_at: closed ? clock.now() : null })
    return getVisible(context, id)
  },
  audit: ({ target, input: { id } }) => ({ organisationId: chainOf(target), subjectId: id, fields: ['closed'] }),
})
