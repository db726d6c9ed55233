import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const userProblems: ProblemTexts = {
  'user.loginTaken': [m.users_login_taken, m.users_login_taken_text],
  'user.loginInvalid': [m.users_login_invalid, m.users_login_invalid_text],
  'user.self': [m.users_self, m.users_self_text],
  'user.notYours': [m.users_not_yours, m.users_not_yours_text],
  'role.unknown': [m.users_role_unknown, m.users_role_unknown_text],
  'role.notYours': [m.users_role_not_yours, m.users_role_not_yours_text],
  'role.placeMismatch': [m.users_place_mismatch, m.users_place_mismatch_text],
  'role.classesMissing': [m.users_classes, m.users_classes_missing],
  'role.formsMissing': [m.users_forms_missing, m.users_forms_missing_text],
  'dates.past': [m.users_dates_past, m.users_dates_past_text],
  'grant.ended': [m.users_grant_ended, m.users_grant_ended_text],
  'grant.lastAdministrator': [m.users_last_administrator, m.users_last_administrator_text],
  'substitution.same': [m.users_substitution_same, m.users_substitution_same_text],
  'substitution.notYours': [m.users_role_not_yours, m.users_role_not_yours_text],
  'substitution.tooLong': [m.users_substitution_long, m.users_substitution_long_text],
  'substitution.nothing': [m.users_substitution_nothing, m.users_substitution_nothing_text],
}

export const passwordProblems: ProblemTexts = {
  'password.short': [m.password_short, m.password_short_text],
  'password.common': [m.password_common, m.password_common_text],
  'password.wrong': [m.password_wrong, m.password_wrong_text],
  'invitation.unknown': [m.invitation_unknown, m.invitation_unknown_text],
}
