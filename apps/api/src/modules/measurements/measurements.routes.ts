import { gradeRoutes, measurementRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { getCampaignResults } from './get-campaign-results.ts'
import { getChanges } from './get-changes.ts'
import { downloadGradebook, listGrades } from './list-grades.ts'
import { listWords } from './list-words.ts'
import { getPersonDiagnostics, getPersonMeasurements } from './person-measurements.ts'
import { recordGrades, removeGrades, reviewGrades } from './record-grades.ts'

export function bindMeasurements(binder: Binder): void {
  binder.use(gradeRoutes.list, listGrades)
  binder.useJob(gradeRoutes.blank, downloadGradebook)
  binder.useJob(gradeRoutes.review, reviewGrades)
  binder.useJob(gradeRoutes.record, recordGrades)
  binder.use(gradeRoutes.remove, removeGrades)
  binder.use(measurementRoutes.changes, getChanges)
  binder.use(measurementRoutes.results, getCampaignResults)
  binder.use(measurementRoutes.words, listWords)
  binder.use(measurementRoutes.ofPerson, getPersonMeasurements)
  binder.use(measurementRoutes.diagnosticOfPerson, getPersonDiagnostics)
}
