import { importRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { confirmImport } from './confirm-import.ts'
import { discardImport, downloadParked, getImport, listImports } from './review-imports.ts'
import { uploadWorkbook } from './upload-workbook.ts'

export function bindImports(binder: Binder): void {
  binder.useJob(importRoutes.upload, uploadWorkbook)
  binder.use(importRoutes.list, listImports)
  binder.use(importRoutes.get, getImport)
  binder.useJob(importRoutes.confirm, confirmImport)
  binder.use(importRoutes.discard, discardImport)
  binder.useJob(importRoutes.parked, downloadParked)
}
