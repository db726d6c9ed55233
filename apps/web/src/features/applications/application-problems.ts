import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const applicationProblems: ProblemTexts = {
  'application.notFound': [m.application_not_found, m.application_not_found_text],
  'application.outdated': [m.problem_application_outdated, m.problem_application_outdated_text],
  'application.accepted': [m.problem_application_accepted, m.problem_application_accepted_text],
  'application.birthDiffers': [m.problem_application_birth, m.problem_application_birth_text],
  'application.dayTooFar': [m.problem_application_day, m.problem_application_day_text],
  'application.used': [m.problem_application_used, m.problem_application_used_text],
  'application.cardFilled': [m.problem_application_card_filled, m.problem_application_card_filled_text],
  'person.nameTaken': [m.problem_application_name_taken, m.problem_application_name_taken_text],
  'move.hasLeft': [m.problem_application_left, m.problem_application_left_text],
  'participation.datesTaken': [m.problem_application_dates, m.problem_application_dates_text],
  'answers.refused': [m.problem_application_answers, m.problem_application_answers_text],
  'applying.full': [m.problem_application_full, m.problem_application_full_text],
  'applying.representativeMissing': [m.problem_application_representative, m.problem_application_representative_text],
  'intake.outdated': [m.intake_outdated, m.intake_outdated_text],
}
