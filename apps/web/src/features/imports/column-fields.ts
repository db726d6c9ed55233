import type { BaseField } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

const titles: Readonly<Record<BaseField, () => string>> = {
  number: m.field_number,
  name: m.field_name,
  givenName: m.field_given_name,
  patronymic: m.field_patronymic,
  counterpart: m.field_counterpart,
  contacts: m.field_contacts,
  birth: m.field_birth,
  occupation: m.field_occupation,
  request: m.field_request,
  startsOn: m.field_starts_on,
  endsOn: m.field_ends_on,
  programme: m.field_programme,
  form: m.field_form,
  counterpartPlace: m.field_counterpart_place,
  result: m.field_result,
  link: m.field_link,
  completed: m.field_completed,
  competences: m.field_competences,
  achievements: m.field_achievements,
  interests: m.field_interests,
  preferredAge: m.field_preferred_age,
  timeResource: m.field_time_resource,
}

/** What a column of a workbook means, in words. */
export const fieldTitle = (field: BaseField) => titles[field]()
