import { organisationRoutes } from '@nastavnik/contract'
import { type Binder, same } from '../../access/binder.ts'
import { correctOrganisation, setHeadcount } from './correct-organisation.ts'
import { createOrganisation } from './create-organisation.ts'
import { getOrganisation } from './get-organisation.ts'
import { listUnits } from './list-units.ts'

export function bindOrganisations(binder: Binder): void {
  binder.use(organisationRoutes.list, listUnits, same)
  binder.use(organisationRoutes.get, getOrganisation, same)
  binder.use(organisationRoutes.create, createOrganisation, same)
  binder.use(organisationRoutes.correct, correctOrganisation, same)
  binder.use(organisationRoutes.setHeadcount, setHeadcount, same)
}
