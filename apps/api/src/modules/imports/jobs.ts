import { changeColumns } from './change-columns.ts'
import { confirmImport } from './confirm-import.ts'
import { downloadParked } from './review-imports.ts'
import { uploadWorkbook } from './upload-workbook.ts'

/** Use cases that read or write workbooks: they run in the worker, off the event loop. */
export const importJobs = [uploadWorkbook, confirmImport, downloadParked, changeColumns] as const
