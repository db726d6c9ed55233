import { reportRoutes } from '@nastavnik/contract'
import { type Binder, same } from '../../access/binder.ts'
import { downloadForms } from './download-forms.ts'
import { getForms, listCountedPeople, listForm1, listFormRows } from './get-forms.ts'

export function bindReports(binder: Binder): void {
  binder.use(reportRoutes.forms, getForms, same)
  binder.use(reportRoutes.form1Rows, listForm1, same)
  binder.use(reportRoutes.formRows, listFormRows, same)
  binder.useJob(reportRoutes.workbook, downloadForms)
  binder.use(reportRoutes.people, listCountedPeople, same)
}
