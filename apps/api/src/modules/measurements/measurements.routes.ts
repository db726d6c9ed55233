import { gradeRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { downloadGradebook, listGrades } from './list-grades.ts'
import { recordGrades, removeGrades, reviewGrades } from './record-grades.ts'

export function bindMeasurements(binder: Binder): void {
  binder.use(gradeRoutes.list, listGrades)
  binder.useJob(gradeRoutes.blank, downloadGradebook)
  binder.useJob(gradeRoutes.review, reviewGrades)
  binder.useJob(gradeRoutes.record, recordGrades)
  binder.use(gradeRoutes.remove, removeGrades)
}
