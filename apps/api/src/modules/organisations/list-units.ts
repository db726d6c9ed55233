import { pageSize } from '@nastavnik/contract'
import { defineUseCase } from '../../access/use-case.ts'
import { listUnits as readUnits, type UnitFilter } from './organisations.repo.ts'

/** Territories and organisations the reader may open. */
export const listUnits = defineUseCase({
  name: 'organisations.listUnits',
  permission: 'organisation.read',
  sees: 'reporting',
  authorize: async ({ reach }, _filter: UnitFilter) => reach,
  run: async ({ tx, model }, reach, filter: UnitFilter) => ({
    ...(await readUnits(tx, model, reach, filter)),
    page: filter.page,
    pageSize,
  }),
})
