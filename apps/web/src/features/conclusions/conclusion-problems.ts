import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const conclusionProblems: ProblemTexts = {
  'conclusion.notConsented': [m.conclusion_not_consented, m.conclusion_not_consented_text],
  'conclusion.inFuture': [m.conclusion_in_future, m.day_hint],
  'exclusion.self': [m.exclusion_self, m.exclusion_choose],
  'conclusion.outdated': [m.conclusion_outdated, m.conclusion_outdated_text],
}
