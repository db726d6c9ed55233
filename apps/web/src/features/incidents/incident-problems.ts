import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const incidentProblems: ProblemTexts = {
  'incident.inFuture': [m.problem_incident_future, m.problem_incident_future_text],
  'incident.sentTooEarly': [m.problem_incident_early, m.problem_incident_early_text],
  'incident.noOrganisations': [m.problem_incident_none, m.problem_incident_none_text],
  'incident.wider': [m.problem_incident_wider, m.problem_incident_wider_text],
  'incident.closed': [m.problem_incident_closed, m.problem_incident_closed_text],
  'incident.unsent': [m.problem_incident_unsent, m.problem_incident_unsent_text],
  'incident.partOutdated': [m.problem_incident_part, m.problem_incident_part_text],
  'incident.outdated': [m.problem_incident_outdated, m.problem_incident_outdated_text],
  'incident.notFound': [m.problem_incident_gone, m.problem_incident_gone_text],
}
