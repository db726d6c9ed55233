import { pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { listTransfers as readTransfers } from './transfers.repo.ts'

interface ListTransfers {
  readonly organisation: string
  readonly direction?: 'in' | 'out' | undefined
  readonly page: number
}

/** Transfers that an organisation is a side of. Of a person offered to it the receiving side is told the name, the birth and the class. */
export const listTransfers = defineUseCase({
  name: 'moves.listTransfers',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListTransfers) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { id: organisationId, regionId }, { direction, page }: ListTransfers) => ({
    ...(await readTransfers(
      tx,
      { regionId, organisationId },
      { direction, page, timeZone: model.timeZone, waitingDays: model.retention.transfer.waitingDays },
    )),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.filter(({ who }) => who !== null).length }),
})
