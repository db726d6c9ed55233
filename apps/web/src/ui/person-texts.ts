import type { PersonText } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

/** Captions of a person's texts, on the card and for the columns of a base. */
export const personTextTitles: Readonly<Record<PersonText, () => string>> = {
  occupation: m.people_occupation,
  contacts: m.person_contacts,
  representativeName: m.person_representative,
  languages: m.person_languages,
  competences: m.person_competences,
  achievements: m.person_achievements,
  interests: m.person_interests,
  preferredAge: m.person_preferred_age,
  timeResource: m.person_time,
}
