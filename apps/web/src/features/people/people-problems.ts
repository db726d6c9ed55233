import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const peopleProblems: ProblemTexts = {
  'person.outdated': [m.problem_outdated, m.problem_outdated_text],
  'filter.tooMany': [m.problem_filters_many, m.problem_filters_many_text],
  'experience.hereLonger': [m.person_experience_here, m.person_experience_here_longer],
  'family.self': [m.problem_family_self, m.problem_family_self_text],
  'family.mentors': [m.problem_family_mentors, m.problem_family_mentors_text],
  'person.nameTaken': [m.problem_name_taken, m.problem_name_taken_text],
  'snils.invalid': [m.snils_invalid, m.snils_invalid_text],
  'snils.taken': [m.snils_taken, m.snils_taken_text],
  'participation.outdated': [m.problem_outdated, m.problem_outdated_text],
  'participation.datesTaken': [m.problem_dates_taken, m.problem_dates_taken_text],
  'dates.reversed': [m.problem_dates_reversed, m.problem_dates_reversed_text],
}
