import { type ParticipantRole, type PersonKind, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { nameKey } from './names.rules.ts'
import { listPeople as readPeople } from './people.repo.ts'

interface ListPeople {
  readonly organisation: string
  readonly search?: string | undefined
  readonly role?: ParticipantRole | undefined
  readonly form?: string | undefined
  readonly class?: string | undefined
  readonly left?: 'yes' | undefined
  readonly kind?: PersonKind | undefined
  readonly page: number
}

/** Participants of an organisation whose names the reader may see. */
export const listPeople = defineUseCase({
  name: 'people.listPeople',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListPeople) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { search = '', class: group, page, ...filter }: ListPeople) => ({
    ...(await readPeople(tx, model, { regionId, organisationId }, { ...filter, nameKey: nameKey(search), class: group, today, page })),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})
