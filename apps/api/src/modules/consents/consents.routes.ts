import { consentRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { listClasses, listConsents, listStopped } from './list-consents.ts'
import { getPersonConsents, recordConsent, withdrawConsent } from './person-consents.ts'
import { printSheets } from './print-sheets.ts'
import { acceptScan, cancelScan, discardPage, filePage, getPageImage, getScan, listScans, uploadScan } from './scans.ts'

/** `onScan` is told of every file that has come to be read. */
export function bindConsents(binder: Binder, onScan?: () => void): void {
  binder.use(consentRoutes.list, listConsents)
  binder.use(consentRoutes.classes, listClasses)
  binder.use(consentRoutes.stopped, listStopped)
  binder.use(consentRoutes.ofPerson, getPersonConsents)
  binder.use(consentRoutes.record, recordConsent)
  binder.use(consentRoutes.withdraw, withdrawConsent)
  binder.useJob(consentRoutes.sheets, printSheets)
  binder.use(consentRoutes.listScans, listScans)
  binder.useJob(consentRoutes.uploadScan, uploadScan, onScan)
  binder.use(consentRoutes.getScan, getScan)
  binder.use(consentRoutes.cancelScan, cancelScan)
  binder.use(consentRoutes.acceptScan, acceptScan)
  binder.use(consentRoutes.pageImage, getPageImage)
  binder.use(consentRoutes.filePage, filePage)
  binder.use(consentRoutes.discardPage, discardPage)
}
