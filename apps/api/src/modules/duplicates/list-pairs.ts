import { type PairState, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { listPairs as readPairs } from './duplicates.repo.ts'
import { isSearched } from './find-pairs.ts'

interface ListPairs {
  readonly organisation: string
  readonly state: PairState
  readonly page: number
}

/** Cards of an organisation that may be one person: open, or said to be different people. */
export const listPairs = defineUseCase({
  name: 'duplicates.listPairs',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListPairs) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { id: organisationId, regionId }, { state, page }: ListPairs) => {
    const place = { regionId, organisationId }
    return { ...(await readPairs(tx, place, state, page)), page, pageSize, searching: !(await isSearched(tx, place)) }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: 2 * output.items.length }),
})
