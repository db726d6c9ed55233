import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const trainingProblems: ProblemTexts = {
  'training.notFound': [m.training_not_found, m.training_not_found_text],
  'training.outdated': [m.training_outdated, m.training_outdated_text],
  'training.memberUnknown': [m.training_member_unknown, m.training_reload_text],
  'training.full': [m.training_full, m.training_full_text],
  'training.certified': [m.training_certified, m.training_certified_text],
  'training.noTest': [m.training_no_test, m.training_no_test_text],
  'training.sessionUnknown': [m.training_session_unknown, m.training_reload_text],
  'training.pointsTooMany': [m.training_points_many, m.training_points_many_text],
  'training.nobodyCompleted': [m.training_nobody_completed, m.training_nobody_completed_text],
  'training.noCertificates': [m.training_no_certificates, m.training_nobody_completed_text],
  'certificate.notFound': [m.certificate_not_found, m.training_reload_text],
}
