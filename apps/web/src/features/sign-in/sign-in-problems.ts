import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const signInProblems: ProblemTexts = {
  'session.refused': [m.sign_in_refused, m.sign_in_refused_text],
}
