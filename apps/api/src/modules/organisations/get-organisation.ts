import { organisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { getOrganisation as readCard } from './card.repo.ts'

/** The card of an organisation: contacts of the head, headcounts by date. */
export const getOrganisation = defineUseCase({
  name: 'organisations.getOrganisation',
  permission: 'organisation.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { code }: { code: string }) => organisationInReach(tx, reach, code),
  run: ({ tx, model }, organisation) => readCard(tx, model, organisation.regionId, organisation.id),
})
