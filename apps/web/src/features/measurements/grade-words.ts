import type { GradePeriod, GradeReason, GradeTerm, Wave } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import { schoolYearTitle } from '../../ui/school-year-choice.tsx'

export const termTitles: Readonly<Record<GradeTerm, () => string>> = {
  Q1: m.grades_term_q1,
  Q2: m.grades_term_q2,
  Q3: m.grades_term_q3,
  Q4: m.grades_term_q4,
  H1: m.grades_term_h1,
  H2: m.grades_term_h2,
  YEAR: m.grades_term_year,
}

export const waveTitles: Readonly<Record<Wave, () => string>> = { BASELINE: m.grades_wave_before, FINAL: m.grades_wave_after }

export const reasonTitles: Readonly<Record<GradeReason, () => string>> = {
  notParticipant: m.grades_reason_stranger,
  namesake: m.grades_reason_namesake,
  repeated: m.grades_reason_repeated,
  noMarks: m.grades_reason_no_marks,
  markOutside: m.grades_reason_outside,
  markUnreadable: m.grades_reason_unreadable,
}

export const periodTitle = ({ year, term, wave }: Pick<GradePeriod, 'year' | 'term' | 'wave'>): string =>
  `${termTitles[term]()} ${schoolYearTitle(year)}, ${waveTitles[wave]()}`

export const gradeProblems: ProblemTexts = {
  'gradebook.noNames': [m.grades_no_names, m.grades_no_names_text],
  'gradebook.noSubjects': [m.grades_no_subjects, m.grades_no_subjects_text],
  'gradebook.nobody': [m.grades_nobody, m.grades_nobody_text],
}
