import { type DifferingField, eachPersonText, PersonKind } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { kindTitle } from '../../ui/kind-titles.ts'
import { personTextTitles } from '../../ui/person-texts.ts'

export const fieldTitles: Readonly<Record<DifferingField, () => string>> = {
  name: m.person_name,
  kind: m.person_kind,
  birth: m.birth_label,
  experienceYears: m.person_experience,
  experienceHereYears: m.person_experience_here,
  ...eachPersonText((text) => personTextTitles[text]),
  endsOn: m.difference_ends_on,
  request: m.difference_request,
  result: m.difference_result,
  link: m.difference_link,
  completed: m.difference_completed,
}

/** A value of a difference as people write it. */
export function showValue(field: DifferingField, value: string): string {
  if (value === '') return m.value_empty()
  if (field === 'birth') return value.length === 4 ? m.birth_year_only({ year: value }) : showDay(value)
  if (field === 'kind') {
    const kind = PersonKind.safeParse(value)
    return kind.success ? kindTitle(kind.data) : value
  }
  if (field === 'endsOn') return showDay(value)
  if (field === 'completed') return value === 'yes' ? m.differences_yes() : m.differences_no()
  return value
}
