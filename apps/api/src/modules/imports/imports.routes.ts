import { importRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { downloadBlank } from './blank-workbook.ts'
import { changeColumns } from './change-columns.ts'
import { chooseDifferences, listDifferences } from './choose-differences.ts'
import { confirmImport } from './confirm-import.ts'
import { forgetLearntHeading, listHeadings } from './learnt-headings.ts'
import { readProgress } from './read-progress.ts'
import { discardImport, downloadParked, getBatch, getImport, listImports } from './review-imports.ts'
import { undoImport } from './undo-import.ts'
import { uploadWorkbook } from './upload-workbook.ts'

export function bindImports(binder: Binder, stepOf: (sending: string) => number | undefined): void {
  binder.useJob(importRoutes.upload, uploadWorkbook)
  binder.use(importRoutes.progress, readProgress(stepOf))
  binder.useJob(importRoutes.columns, changeColumns)
  binder.use(importRoutes.headings, listHeadings)
  binder.use(importRoutes.forget, forgetLearntHeading)
  binder.use(importRoutes.batch, getBatch)
  binder.use(importRoutes.list, listImports)
  binder.use(importRoutes.get, getImport)
  binder.use(importRoutes.differences, listDifferences)
  binder.use(importRoutes.choose, chooseDifferences)
  binder.useJob(importRoutes.confirm, confirmImport)
  binder.useJob(importRoutes.undo, undoImport)
  binder.use(importRoutes.discard, discardImport)
  binder.useJob(importRoutes.blank, downloadBlank)
  binder.useJob(importRoutes.parked, downloadParked)
}
