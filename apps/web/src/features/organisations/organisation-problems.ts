import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const organisationProblems: ProblemTexts = {
  'organisation.titleTaken': [m.problem_organisation_taken, m.problem_organisation_taken_text],
  'organisation.outdated': [m.problem_outdated, m.problem_outdated_text],
  'organisation.needsRegion': [m.problem_needs_region, m.problem_denied_text],
  'organisation.needsMunicipality': [m.problem_needs_municipality, m.problem_needs_municipality_text],
  'organisation.kindUnknown': [m.problem_kind_unknown, m.problem_kind_unknown_text],
  'authority.unknown': [m.problem_authority, m.problem_authority_text],
  'organisation.answersToRegion': [m.problem_answers_to_region, m.problem_answers_to_region_text],
  'organisation.changeNeedsRegion': [m.problem_change_needs_region, m.problem_change_needs_region_text],
  'organisation.closed': [m.problem_closed, m.problem_closed_text],
  'organisation.unchanged': [m.problem_unchanged, m.problem_unchanged_text],
  'organisation.successorClosed': [m.problem_successor, m.problem_successor_text],
  'organisation.mergedIntoItself': [m.problem_itself, m.problem_itself_text],
  'change.inFuture': [m.problem_change_future, m.problem_change_future_text],
  'change.tooEarly': [m.problem_change_early, m.problem_change_early_text],
  'change.nothingToUndo': [m.problem_nothing_to_undo, m.problem_nothing_to_undo_text],
  'headcount.inFuture': [m.problem_future, m.problem_future_text],
  'headcount.youngAboveAll': [m.problem_young, m.problem_young_text],
}
