import { contactFields, eachPersonText, type Person, type PersonFields } from '@nastavnik/contract'
import { reachOf } from '../../access/actor.ts'
import type { Context } from '../../access/use-case.ts'
import { concludedOn } from './conclusion-day.repo.ts'
import { listFamily } from './family.repo.ts'
import { kindByForms } from './kinds.rules.ts'
import { listParticipations, type PersonRow } from './people.repo.ts'

/** Contacts are for those who correct the card: a key of a programme that reads cards writes to nobody. */
const seesContacts = ({ actor }: Context, { organisation }: PersonRow): boolean =>
  reachOf(actor, 'person.correct')?.organisationIds.includes(organisation.id) === true

const withoutContacts = (fields: PersonFields): PersonFields => ({
  ...fields,
  ...eachPersonText((text) => (contactFields.some((closed) => closed === text) ? '' : fields[text])),
})

/** The card as this reader may see it. */
export async function cardOf(context: Context, person: PersonRow): Promise<Person> {
  const { tx, reach, model } = context
  const { id, organisation, fields, version } = person
  const participations = await listParticipations(tx, model, reach, id)
  const open = seesContacts(context, person)
  return {
    id,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    fields: open ? fields : withoutContacts(fields),
    kindByForms: kindByForms(
      model,
      participations.map(({ role, programme }) => ({ role, form: programme.form.code })),
    ),
    family: await listFamily(tx, reach.regionId, id),
    concludedOn: await concludedOn(tx, reach.regionId, id),
    closed: open ? [] : [...contactFields],
    participations,
    version,
  }
}
