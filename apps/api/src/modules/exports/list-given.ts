import type { ParticipantRole, PersonKind } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { kindWords, nameKey, type PeopleFilter } from '../people/index.ts'

/** A list of people as its page asks for it. */
export interface ListGiven {
  readonly organisation: string
  readonly search?: string | undefined
  readonly role?: ParticipantRole | undefined
  readonly kind?: PersonKind | undefined
  readonly form?: string | undefined
  readonly class?: string | undefined
  readonly left?: 'yes' | undefined
}

export const filterOf = ({ search = '', role, kind, form, class: group, left }: ListGiven, today: string): PeopleFilter => ({
  nameKey: nameKey(search),
  role,
  kind,
  form,
  class: group,
  left,
  today,
})

/** 08Б → 8 «Б» класс, К2 → 2 курс. */
function classInWords(code: string): string {
  if (code === '') return 'без класса'
  if (code.startsWith('К')) return `${code.slice(1)} курс`
  const letter = code.slice(2)
  return `${Number(code.slice(0, 2))}${letter === '' ? '' : ` «${letter}»`} класс`
}

const roles: Readonly<Record<ParticipantRole, string>> = { MENTOR: 'наставники', MENTEE: 'наставляемые' }

/** The filter in words. What was typed into the search may be a name: it is said that there was one, not which. */
export function filterInWords(model: TargetModel, { search, role, kind, form, class: group, left }: ListGiven): string {
  const words = [
    ...(search === undefined || search === '' ? [] : ['часть имени']),
    ...(role === undefined ? [] : [roles[role]]),
    ...(kind === undefined ? [] : [`кто это: ${kindWords[kind]}`]),
    ...(group === undefined ? [] : [classInWords(group)]),
    ...(left === undefined ? [] : ['выбывшие']),
    ...(form === undefined ? [] : [`форма «${formTitle(model, form)}»`]),
  ]
  return words.length === 0 ? 'все участники' : words.join(', ')
}
