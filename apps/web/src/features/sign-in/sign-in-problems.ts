import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const signInProblems: ProblemTexts = {
  'session.refused': [m.sign_in_refused, m.sign_in_refused_text],
  'code.wrong': [m.factor_wrong, m.factor_wrong_text],
  'session.missing': [m.factor_late, m.factor_late_text],
}
