import { type Incident, type IncidentState, pageSize } from '@nastavnik/contract'
import { reachOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { findIncident, incidentOf, listIncidentRows } from './incidents.repo.ts'
import { listPartRows } from './parts.repo.ts'

type Asking = Pick<Context, 'tx' | 'actor' | 'reach' | 'model' | 'clock'>

/** The card of an incident that the reach touches; 404 `incident.notFound`. */
export async function getVisible({ tx, actor, reach, model, clock }: Asking, id: string): Promise<Incident> {
  const row = await findIncident(tx, reach, id)
  if (row === undefined) throw notFound('incident.notFound')
  const register = reachOf(actor, 'incident.register')
  const whole = register === undefined ? undefined : await findIncident(tx, register, id)
  return incidentOf(row, { model, now: clock.now(), mayCorrect: whole?.isWider === false })
}

/** What an incident is registered with: kinds, categories of data, terms of the notices. */
export const getWords = defineUseCase({
  name: 'incidents.getWords',
  permission: 'incident.read',
  sees: 'people',
  gate: processing,
  authorize: async () => undefined,
  run: async ({ model, clock }) => {
    const { kinds, categories, notices } = model.handbook.incidents
    const bare = ({ code, title }: { code: string; title: string }) => ({ code, title })
    return {
      kinds: kinds.map(bare),
      categories: categories.map(bare),
      notices: notices.map(({ code, title, hours }) => ({ code, title, hours })),
      timeZone: model.timeZone,
      now: clock.now().toISOString(),
    }
  },
  audit: noPeople,
})

/** Incidents that touch the reader's organisations, the newest first. */
export const listIncidents = defineUseCase({
  name: 'incidents.listIncidents',
  permission: 'incident.read',
  sees: 'people',
  gate: processing,
  authorize: async () => undefined,
  run: async ({ tx, reach, model, clock }, _, { state, page }: { state?: IncidentState | undefined; page: number }) => ({
    ...(await listIncidentRows(tx, model, reach, state, page)),
    ...{ page, pageSize, timeZone: model.timeZone, now: clock.now().toISOString() },
  }),
  audit: noPeople,
})

/** An incident as far as the reader reaches it. */
export const getIncident = defineUseCase({
  name: 'incidents.getIncident',
  permission: 'incident.read',
  sees: 'people',
  gate: processing,
  authorize: (context, { id }: { id: string }) => getVisible(context, id),
  run: async (_, incident) => incident,
  audit: noPeople,
})

/** The organisations of an incident that the reader reaches. */
export const listParts = defineUseCase({
  name: 'incidents.listParts',
  permission: 'incident.read',
  sees: 'people',
  gate: processing,
  authorize: (context, { id }: { id: string; page: number }) => getVisible(context, id),
  run: async ({ tx, reach }, { id }, { page }) => ({ ...(await listPartRows(tx, reach, id, page)), page, pageSize }),
  audit: noPeople,
})
