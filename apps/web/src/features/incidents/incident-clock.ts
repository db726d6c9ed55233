import { type Incident, incidentRoutes } from '@nastavnik/contract'
import { refresh } from '../../api/queries.ts'
import { useServerNow } from '../../ui/time-left.ts'

/** The clock of the territory as the server tells it. */
export interface IncidentClock {
  readonly timeZone: string
  readonly now: number
}

export const useIncidentClock = ({ timeZone, now }: Pick<Incident, 'timeZone' | 'now'>, readAt: number): IncidentClock => ({
  timeZone,
  now: useServerNow(now, readAt),
})

/** Everything read of incidents is out of date. */
export const refreshIncidents = () => refresh(incidentRoutes.list, incidentRoutes.get, incidentRoutes.parts, incidentRoutes.part)
