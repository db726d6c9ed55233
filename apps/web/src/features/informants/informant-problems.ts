import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const informantProblems: ProblemTexts = {
  'statement.outdated': [m.problem_statement_outdated, m.problem_statement_outdated_text],
  'answers.refused': [m.problem_statement_answers, m.problem_statement_answers_text],
}
