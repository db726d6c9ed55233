import type { IgnoreCode, ParkCode, WarningCode } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

/** What is wrong in a row and what to do about it. */
type Reason = readonly [wrong: () => string, todo: () => string]

export const parkReasons: Readonly<Record<ParkCode, Reason>> = {
  'name.missing': [m.park_name_missing, m.park_name_missing_do],
  'name.incomplete': [m.park_name_incomplete, m.park_name_incomplete_do],
  'name.tooLong': [m.park_name_too_long, m.park_name_too_long_do],
  'name.ambiguous': [m.park_name_ambiguous, m.park_name_ambiguous_do],
  'person.withdrawn': [m.park_withdrawn, m.park_withdrawn_do],
  'birthDate.invalid': [m.park_birth_invalid, m.park_birth_invalid_do],
  'form.missing': [m.park_form_missing, m.park_form_missing_do],
  'form.unknown': [m.park_form_unknown, m.park_form_unknown_do],
  'programme.missing': [m.park_programme_missing, m.park_programme_missing_do],
  'programme.tooLong': [m.park_programme_too_long, m.park_programme_too_long_do],
  'startDate.missing': [m.park_start_missing, m.park_start_missing_do],
  'startDate.invalid': [m.park_start_invalid, m.park_start_invalid_do],
  'endDate.invalid': [m.park_end_invalid, m.park_end_invalid_do],
  'dates.reversed': [m.park_dates_reversed, m.park_dates_reversed_do],
  'cell.formula': [m.park_cell_formula, m.park_cell_formula_do],
  'card.unnumbered': [m.park_card_unnumbered, m.park_card_unnumbered_do],
  'card.unknown': [m.park_card_unknown, m.park_card_unknown_do],
  'card.repeated': [m.park_card_repeated, m.park_card_repeated_do],
  'person.nameTaken': [m.park_name_taken, m.park_name_taken_do],
  'kind.unknown': [m.park_kind, m.park_kind_do],
  'experience.hereLonger': [m.park_here_longer, m.park_here_longer_do],
  'experience.invalid': [m.park_experience, m.park_experience_do],
  'text.tooLong': [m.park_text_long, m.park_text_long_do],
}

export const warningReasons: Readonly<Record<WarningCode, Reason>> = {
  'age.outsideForm': [m.warn_age, m.warn_age_do],
  'mentor.notAbove': [m.warn_not_above, m.warn_not_above_do],
  'mentor.isRepresentative': [m.warn_representative, m.warn_representative_do],
  'representative.ofAdult': [m.warn_adult, m.warn_adult_do],
  'birthDate.missing': [m.warn_birth_missing, m.warn_birth_missing_do],
  'name.abbreviated': [m.warn_abbreviated, m.warn_abbreviated_do],
  'counterpart.parked': [m.warn_counterpart, m.warn_counterpart_do],
  'person.resembles': [m.warn_resembles, m.warn_resembles_do],
  'person.left': [m.warn_left, m.warn_left_do],
}

export const ignoreReasons: Readonly<Record<IgnoreCode, () => string>> = {
  'row.repeated': m.ignore_repeated,
  'row.total': m.ignore_total,
  'row.empty': m.ignore_empty,
}
