import { pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { listMergers as readMergers, toMerger } from './mergers.repo.ts'

/** Joined cards of an organisation, and which can still be set apart. */
export const listMergers = defineUseCase({
  name: 'duplicates.listMergers',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; page: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, clock }, { id: organisationId, regionId }, { page }: { organisation: string; page: number }) => {
    const { items, total } = await readMergers(tx, { regionId, organisationId }, page)
    return { items: items.map((merger) => toMerger(merger, clock.now())), total, page, pageSize }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})
