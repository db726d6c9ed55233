import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const readinessProblems: ProblemTexts = {
  'safetyCheck.outdated': [m.check_outdated, m.check_outdated_text],
  'safetyCheck.ofMinor': [m.check_of_minor, m.check_of_minor_text],
  'safetyCheck.inFuture': [m.day_in_future, m.day_hint],
  'interview.notFound': [m.interview_not_found, m.interview_not_found_text],
  'interview.outdated': [m.interview_outdated, m.interview_outdated_text],
  'interview.incomplete': [m.interview_incomplete, m.interview_incomplete_text],
  'interview.inFuture': [m.day_in_future, m.day_hint],
  'interview.ownRecord': [m.interview_own, m.interview_own_text],
  'interview.decided': [m.interview_decided, m.interview_outdated_text],
  'interview.reasonMissing': [m.interview_reason_missing, m.interview_reason_hint],
}
