import { downloadCompositions } from './download-compositions.ts'
import { downloadForms } from './download-forms.ts'

/** Use cases that write workbooks: they run in the worker, off the event loop. */
export const reportJobs = [downloadForms, downloadCompositions] as const
