import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const jointProblems: ProblemTexts = {
  'joint.notFound': [m.joint_not_found, m.joint_not_found_text],
  'joint.outdated': [m.joint_outdated, m.joint_outdated_text],
  'joint.open': [m.joint_open_problem, m.joint_open_problem_text],
  'joint.finished': [m.joint_finished_problem, m.joint_finished_problem_text],
  'joint.formClosed': [m.joint_form_closed, m.joint_form_closed_text],
  'joint.pairs': [m.joint_pairs_problem, m.joint_pairs_problem_text],
  'joint.pairUnknown': [m.joint_pair_unknown, m.joint_pair_unknown_text],
  'joint.nothingToOrder': [m.joint_nothing_to_order, m.joint_nothing_to_order_text],
  'joint.placesTaken': [m.joint_places_taken, m.joint_places_taken_text],
  'joint.notConsented': [m.joint_not_consented, m.joint_not_consented_text],
  'joint.namesakes': [m.joint_namesakes, m.joint_namesakes_text],
}

/** Where a round is opened: a form may be another steward's, a day may have passed since the page was opened. */
export const openingProblems: ProblemTexts = {
  ...jointProblems,
  'unit.notFound': [m.joint_not_yours, m.joint_not_yours_text],
  'dates.past': [m.joint_day_past, m.joint_day_past_text],
}
