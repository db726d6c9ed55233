import type { ProblemCode } from '@nastavnik/contract'
import { ApiProblem } from '../api/problem.ts'
import { m } from '../paraglide/messages.js'

/** What happened, and what stayed intact and what to do. */
export type ProblemText = readonly [title: () => string, text: () => string]
/** Words for codes of the server; a code that has none here is told by its status. */
export type ProblemTexts = Readonly<Partial<Record<ProblemCode | 'network.unreachable', ProblemText>>>

const texts: ProblemTexts = {
  'network.unreachable': [m.problem_network, m.problem_network_text],
  'unit.notFound': [m.problem_unit, m.problem_unit_text],
  'request.invalid': [m.problem_invalid, m.problem_invalid_text],
  'database.unavailable': [m.problem_database, m.problem_database_text],
  'session.missing': [m.problem_session, m.problem_session_text],
  'secondFactor.isOn': [m.factor_changed, m.factor_late_text],
  'permission.missing': [m.problem_denied, m.problem_denied_text],
  'organisation.merged': [m.problem_merged, m.problem_merged_text],
  'form.unknown': [m.problem_form_unknown, m.problem_form_unknown_text],
  'name.incomplete': [m.problem_name_incomplete, m.problem_name_incomplete_text],
  'birthDate.invalid': [m.problem_birth, m.problem_birth_text],
  'period.invalid': [m.problem_period, m.problem_period_text],
  'job.interrupted': [m.problem_job, m.problem_job_text],
  'dates.reversed': [m.problem_dates_reversed, m.problem_dates_reversed_text],
}

const byStatus: Readonly<Record<number, ProblemText>> = {
  401: [m.problem_session, m.problem_session_text],
  403: [m.problem_denied, m.problem_denied_text],
  404: [m.problem_not_found, m.problem_not_found_text],
  409: [m.problem_outdated, m.problem_outdated_text],
  429: [m.problem_too_many, m.problem_too_many_text],
}

const unknown: ProblemText = [m.problem_unknown, m.problem_unknown_text]

export function problemText(error: Error, own: ProblemTexts = {}): ProblemText {
  if (!(error instanceof ApiProblem)) return unknown
  const told: Readonly<Record<string, ProblemText | undefined>> = { ...texts, ...own }
  return told[error.code] ?? byStatus[error.status] ?? unknown
}
