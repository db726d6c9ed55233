import { compositionRoutes, reportRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { downloadCompositions } from './download-compositions.ts'
import { downloadForms } from './download-forms.ts'
import { getComposition, listComposedPeople } from './get-composition.ts'
import { getForms, listCountedPeople, listForm1, listFormRows } from './get-forms.ts'

export function bindReports(binder: Binder): void {
  binder.use(reportRoutes.forms, getForms)
  binder.use(reportRoutes.form1Rows, listForm1)
  binder.use(reportRoutes.formRows, listFormRows)
  binder.useJob(reportRoutes.workbook, downloadForms)
  binder.use(reportRoutes.people, listCountedPeople)
  binder.use(compositionRoutes.get, getComposition)
  binder.useJob(compositionRoutes.workbook, downloadCompositions)
  binder.use(compositionRoutes.people, listComposedPeople)
}
