import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const letterProblems: ProblemTexts = {
  'letter.wordUnknown': [m.problem_letter_word, m.problem_letter_word_text],
  'letter.wordMissing': [m.problem_letter_missing, m.problem_letter_missing_text],
  'letter.outdated': [m.problem_letter_outdated, m.problem_letter_outdated_text],
  'letter.notFound': [m.problem_letter_gone, m.problem_letter_gone_text],
}
