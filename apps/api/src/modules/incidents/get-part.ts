import type { IncidentDraft } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { composeDraft, showMinute } from './draft.rules.ts'
import { findIncident, termOf } from './incidents.repo.ts'
import { findPart, partOf } from './parts.repo.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findIncident>>>
type Part = ReturnType<typeof partOf>

/** The notices of an organisation as plain text, out of what is recorded. */
function draftsOf({ title: territory, timeZone, handbook }: TargetModel, incident: Row, { organisation, ...part }: Part): IncidentDraft[] {
  const { kinds, categories, notices } = handbook.incidents
  const first = part.sent.FIRST
  const { what, causes, harm, measures, findings, contact } = incident
  const words = {
    ...{ what, causes, harm, measures, findings, contact },
    organisation: organisation.title,
    place: part.municipality === null ? territory : `${part.municipality}, ${territory}`,
    found: showMinute(timeZone, incident.foundAt),
    kind: termOf(kinds, incident.kind).title,
    categories: incident.categories.map((code) => termOf(categories, code).title).join('; '),
    people: String(part.people),
    first: first === null ? '' : `отправлено ${showMinute(timeZone, new Date(first.at))}, № ${first.number}`,
  }
  return notices.map(({ code, title, text }) => ({ code, title, text: composeDraft(text, words) }))
}

/** An organisation in an incident and the texts of its notices. 404 `incident.notFound`. */
export const getPart = defineUseCase({
  name: 'incidents.getPart',
  permission: 'incident.read',
  sees: 'people',
  gate: processing,
  authorize: async ({ tx, reach }, { id, code }: { id: string; code: string }) => {
    const incident = await findIncident(tx, reach, id)
    const part = await findPart(tx, reach, id, code)
    if (incident === undefined || part === undefined) throw notFound('incident.notFound')
    return { incident, part: partOf(part) }
  },
  run: async ({ model }, { incident, part }) => ({ part, drafts: draftsOf(model, incident, part) }),
  audit: noPeople,
})
