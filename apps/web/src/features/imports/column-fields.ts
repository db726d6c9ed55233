import type { BaseField, PersonText } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { personTextTitles } from '../../ui/person-texts.ts'

const titles: Readonly<Record<Exclude<BaseField, PersonText>, () => string>> = {
  number: m.field_number,
  name: m.field_name,
  givenName: m.field_given_name,
  patronymic: m.field_patronymic,
  counterpart: m.field_counterpart,
  birth: m.field_birth,
  request: m.field_request,
  startsOn: m.field_starts_on,
  endsOn: m.field_ends_on,
  programme: m.field_programme,
  form: m.field_form,
  counterpartPlace: m.field_counterpart_place,
  result: m.field_result,
  link: m.field_link,
  completed: m.field_completed,
}

/** What a column of a workbook means, in words of the middle of a sentence. */
export function fieldTitle(field: BaseField): string {
  const title = { ...personTextTitles, ...titles }[field]()
  return title.charAt(0).toLowerCase() + title.slice(1)
}
