import { m } from '../paraglide/messages.js'
import type { ProblemTexts } from './problem-text.ts'

/** Words for what leaving, promotion and transfer are refused with. */
export const moveProblems: ProblemTexts = {
  'move.dayTooFar': [m.problem_move_day, m.problem_move_day_text],
  'move.beforeEnrolment': [m.problem_move_before, m.problem_move_before_text],
  'move.nobodyChosen': [m.problem_move_nobody, m.problem_move_nobody_text],
  'move.othersFound': [m.problem_move_others, m.problem_move_others_text],
  'move.hasLeft': [m.problem_move_left, m.problem_move_left_text],
  'enrolment.afterLeaving': [m.problem_enrolment_after, m.problem_enrolment_after_text],
  'promotion.anotherYear': [m.problem_promotion_year, m.problem_promotion_year_text],
  'promotion.noNext': [m.problem_promotion_next, m.problem_promotion_next_text],
  'transfer.decided': [m.problem_transfer_decided, m.problem_transfer_decided_text],
  'transfer.alreadyWaiting': [m.problem_transfer_waiting, m.problem_transfer_waiting_text],
  'transfer.sameOrganisation': [m.problem_transfer_same, m.problem_transfer_same_text],
  'transfer.organisationClosed': [m.problem_transfer_closed, m.problem_transfer_closed_text],
  'transfer.consentMissing': [m.problem_transfer_consent, m.problem_transfer_consent_text],
  'transfer.partnerConsentMissing': [m.problem_transfer_partner, m.problem_transfer_partner_text],
  'transfer.namesake': [m.problem_transfer_namesake, m.problem_transfer_namesake_text],
  'transfer.namesakeStopped': [m.problem_transfer_stopped, m.problem_transfer_stopped_text],
}
