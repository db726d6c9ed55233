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
}

export const filterOf = ({ search = '', role, kind, form }: ListGiven): PeopleFilter => ({ nameKey: nameKey(search), role, kind, form })

const roles: Readonly<Record<ParticipantRole, string>> = { MENTOR: 'наставники', MENTEE: 'наставляемые' }

/** The filter in words. What was typed into the search may be a name: it is said that there was one, not which. */
export function filterInWords(model: TargetModel, { search, role, kind, form }: ListGiven): string {
  const words = [
    ...(search === undefined || search === '' ? [] : ['часть имени']),
    ...(role === undefined ? [] : [roles[role]]),
    ...(kind === undefined ? [] : [`кто это: ${kindWords[kind]}`]),
    ...(form === undefined ? [] : [`форма «${formTitle(model, form)}»`]),
  ]
  return words.length === 0 ? 'все участники' : words.join(', ')
}
