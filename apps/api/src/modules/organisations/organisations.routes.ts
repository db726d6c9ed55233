import { organisationRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { correctOrganisation, setHeadcount } from './correct-organisation.ts'
import { createOrganisation } from './create-organisation.ts'
import { getOrganisation } from './get-organisation.ts'
import { listUnits } from './list-units.ts'

export function bindOrganisations(binder: Binder): void {
  binder.use(organisationRoutes.list, listUnits)
  binder.use(organisationRoutes.get, getOrganisation)
  binder.use(organisationRoutes.create, createOrganisation)
  binder.use(organisationRoutes.correct, correctOrganisation)
  binder.use(organisationRoutes.setHeadcount, setHeadcount)
}
