import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const requestProblems: ProblemTexts = {
  'subjectRequest.inFuture': [m.requests_in_future, m.day_hint],
  'subjectRequest.outdated': [m.requests_answered_already, m.requests_answered_already_text],
}
