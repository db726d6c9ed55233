import { organisationRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { correctOrganisation, setHeadcount } from './correct-organisation.ts'
import { createOrganisation } from './create-organisation.ts'
import { getOrganisation } from './get-organisation.ts'
import { listUnits } from './list-units.ts'
import { mergeOrganisation, previewMerger } from './merge-organisations.ts'
import { changeOrganisation, closeOrganisation, undoChange } from './reorganise-organisation.ts'

export function bindOrganisations(binder: Binder): void {
  binder.use(organisationRoutes.list, listUnits)
  binder.use(organisationRoutes.get, getOrganisation)
  binder.use(organisationRoutes.create, createOrganisation)
  binder.use(organisationRoutes.correct, correctOrganisation)
  binder.use(organisationRoutes.setHeadcount, setHeadcount)
  binder.use(organisationRoutes.change, changeOrganisation)
  binder.use(organisationRoutes.undoChange, undoChange)
  binder.use(organisationRoutes.close, closeOrganisation)
  binder.use(organisationRoutes.previewMerger, previewMerger)
  binder.use(organisationRoutes.merge, mergeOrganisation)
}
