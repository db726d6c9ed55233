import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const assessmentProblems: ProblemTexts = {
  'assessment.outdated': [m.problem_assessment_outdated, m.problem_assessment_outdated_text],
  'assessment.finished': [m.problem_assessment_finished, m.problem_assessment_finished_text],
  'assessment.empty': [m.problem_assessment_empty, m.problem_assessment_empty_text],
  'assessment.inFuture': [m.assessments_future, m.assessments_future_text],
  'answers.refused': [m.problem_assessment_answers, m.problem_assessment_answers_text],
  'partner.taken': [m.partners_name_taken, m.partners_name_hint],
  'partner.answered': [m.problem_partner_answered, m.problem_partner_answered_text],
  'partner.outdated': [m.problem_partner_outdated, m.problem_partner_outdated_text],
}
