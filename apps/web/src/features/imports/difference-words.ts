import { type DifferingField, eachPersonText } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { personTextTitles } from '../../ui/person-texts.ts'

export const fieldTitles: Readonly<Record<DifferingField, () => string>> = {
  name: m.person_name,
  birth: m.birth_label,
  experienceYears: m.person_experience,
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
  if (field === 'endsOn') return showDay(value)
  if (field === 'completed') return value === 'yes' ? m.differences_yes() : m.differences_no()
  return value
}
