import type { Applicant } from '@nastavnik/contract'
import { grownUpFrom, ownContactFrom } from '@nastavnik/contract'
import { yearsAfter } from '../../kernel/days.ts'
import { invalid } from '../../kernel/problem.ts'
import { cleanName, isWhole, nameKey } from '../people/index.ts'

const earliest = '1920-01-01'

/** Who applies, as it is kept. */
export interface KnownApplicant extends Applicant {
  readonly nameKey: string
}

/**
 * Puts the words in order and holds them against the age on the day: a child's own contact is not kept, a minor has a representative with a contact.
 * 422 `name.incomplete`, `birthDate.invalid`, `applying.representativeMissing`, each with its fields.
 */
export function readApplicant(given: Applicant, today: string): KnownApplicant {
  const name = cleanName(given.name)
  const key = nameKey(name)
  if (!isWhole(key)) throw invalid('name.incomplete', [{ path: 'name', code: 'incomplete' }])
  const { bornOn } = given
  if (bornOn > today || bornOn < earliest) throw invalid('birthDate.invalid', [{ path: 'bornOn', code: 'invalid' }])
  const isMinor = yearsAfter(bornOn, grownUpFrom) > today
  const missing = (['representativeName', 'representativeContacts'] as const).filter((field) => isMinor && given[field] === '')
  if (missing.length > 0)
    throw invalid(
      'applying.representativeMissing',
      missing.map((path) => ({ path, code: 'required' })),
    )
  return {
    ...given,
    name,
    nameKey: key,
    contacts: yearsAfter(bornOn, ownContactFrom) > today ? '' : given.contacts,
    representativeName: isMinor ? given.representativeName : '',
    representativeContacts: isMinor ? given.representativeContacts : '',
  }
}
