import { pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { nameKey } from '../people/index.ts'
import { listConclusions as readConclusions } from './conclusions.repo.ts'

interface ListConclusions {
  readonly organisation: string
  readonly search?: string | undefined
  readonly state?: 'made' | 'lacking' | undefined
  readonly page: number
}

/** People of an organisation as its psychologist finds them: name and class, no birth, no contacts. */
export const listConclusions = defineUseCase({
  name: 'conclusions.listConclusions',
  permission: 'conclusion.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListConclusions) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { search = '', state, page }: ListConclusions) => ({
    ...(await readConclusions(tx, { model, today }, { regionId, organisationId }, { nameKey: nameKey(search), state, page })),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})
