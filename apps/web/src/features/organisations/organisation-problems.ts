import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const organisationProblems: ProblemTexts = {
  'organisation.titleTaken': [m.problem_organisation_taken, m.problem_organisation_taken_text],
  'organisation.outdated': [m.problem_outdated, m.problem_outdated_text],
  'organisation.needsRegion': [m.problem_needs_region, m.problem_denied_text],
  'organisation.needsMunicipality': [m.problem_needs_municipality, m.problem_needs_municipality_text],
  'organisation.kindUnknown': [m.problem_kind_unknown, m.problem_kind_unknown_text],
  'headcount.inFuture': [m.problem_future, m.problem_future_text],
  'headcount.youngAboveAll': [m.problem_young, m.problem_young_text],
}
