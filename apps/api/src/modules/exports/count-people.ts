import { exportPurposes } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { filterOf, type ListGiven } from './list-given.ts'
import { countAllowed } from './listed-people.repo.ts'

/** How many people of a list may be handed out for each purpose today; the rest has not given the consent. */
export const countPeople = defineUseCase({
  name: 'exports.countPeople',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListGiven) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { regionId, id: organisationId }, given: ListGiven) => {
    const asked = { place: { regionId, organisationId }, filter: filterOf(given, today), model, today }
    const { total, people } = await countAllowed(tx, asked, exportPurposes)
    return { total, purposes: exportPurposes.map((purpose, index) => ({ purpose, people: people[index] ?? 0 })) }
  },
  audit: noPeople,
})
