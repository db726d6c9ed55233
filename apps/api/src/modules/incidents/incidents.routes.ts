import { incidentRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { correctIncident, setClosed } from './correct-incident.ts'
import { getPart } from './get-part.ts'
import { correctPart, sendRest, setNotice } from './incident-parts.ts'
import { getIncident, getWords, listIncidents, listParts } from './read-incidents.ts'
import { registerIncident } from './register-incident.ts'

export function bindIncidents(binder: Binder): void {
  binder.use(incidentRoutes.words, getWords)
  binder.use(incidentRoutes.list, listIncidents)
  binder.use(incidentRoutes.get, getIncident)
  binder.use(incidentRoutes.parts, listParts)
  binder.use(incidentRoutes.part, getPart)
  binder.use(incidentRoutes.register, registerIncident)
  binder.use(incidentRoutes.correct, correctIncident)
  binder.use(incidentRoutes.setClosed, setClosed)
  binder.use(incidentRoutes.correctPart, correctPart)
  binder.use(incidentRoutes.setNotice, setNotice)
  binder.use(incidentRoutes.sendRest, sendRest)
}
