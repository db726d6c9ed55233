import type { Contacts, Organisation } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

export type ContactKey = keyof Contacts | 'founder'

export const contactLabels = (): (readonly [ContactKey, string])[] => [
  ['head', m.organisation_head()],
  ['phone', m.organisation_phone()],
  ['email', m.organisation_email()],
  ['address', m.organisation_address()],
  ['founder', m.organisation_founder()],
]

export const showContact = ({ contacts, founder }: Organisation, key: ContactKey) => (key === 'founder' ? founder : contacts[key])

export const toContactTexts = (organisation: Organisation): Record<ContactKey, string> => ({
  ...organisation.contacts,
  founder: organisation.founder,
})
