import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const matchingProblems: ProblemTexts = {
  'matching.notFound': [m.matching_not_found, m.matching_not_found_text],
  'matching.outdated': [m.matching_outdated, m.matching_outdated_text],
  'matching.open': [m.matching_open_problem, m.matching_open_problem_text],
  'matching.finished': [m.matching_finished_problem, m.matching_finished_problem_text],
  'dates.past': [m.matching_day_past, m.matching_day_past_text],
  'matching.weights': [m.matching_weights_problem, m.matching_weights_problem_text],
  'matching.runNotFound': [m.matching_run_missing, m.matching_run_missing_text],
  'matching.runStale': [m.matching_run_stale, m.matching_run_stale_text],
  'matching.noDraft': [m.matching_no_draft, m.matching_no_draft_text],
  'matching.personUnknown': [m.matching_person_unknown, m.matching_person_unknown_text],
  'matching.noPair': [m.matching_no_pair, m.matching_no_pair_text],
  'matching.prohibited': [m.matching_prohibited_problem, m.matching_prohibited_problem_text],
  'matching.placesBelowLocks': [m.matching_places_below, m.matching_places_below_text],
  'matching.placesTaken': [m.matching_places_taken, m.matching_places_taken_text],
  'matching.notAgreed': [m.matching_not_agreed, m.matching_not_agreed_text],
  'matching.ruleBroken': [m.matching_rule_broken, m.matching_rule_broken_text],
  'matching.proposed': [m.matching_proposed_problem, m.matching_proposed_problem_text],
  'matching.ordered': [m.matching_ordered_problem, m.matching_ordered_problem_text],
  'matching.nothingToOrder': [m.matching_nothing_to_order, m.matching_nothing_to_order_text],
}
