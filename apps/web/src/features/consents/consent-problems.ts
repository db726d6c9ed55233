import { largestScan, mostSheets } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

/** The largest file of a scan, MB. */
export const megabytes = largestScan / 1024 / 1024

export const consentProblems: ProblemTexts = {
  'person.notFound': [m.consents_gone, m.consents_gone_text],
  'consent.ended': [m.consents_ended, m.consents_ended_text],
  'consent.inFuture': [m.consents_in_future, m.consents_in_future_text],
  'consent.signerWrong': [m.consents_signer_wrong, m.consents_signer_wrong_text],
  'consent.nobody': [m.consents_nobody, m.consents_nobody_text],
  'consent.tooMany': [() => m.consents_too_many({ most: mostSheets }), m.consents_too_many_text],
  'scan.notFound': [m.scans_gone, m.scans_gone_text],
  'scan.unknownKind': [m.scans_unknown_kind, m.scans_unknown_kind_text],
  'scan.damaged': [m.scans_damaged, m.scans_damaged_text],
  'scan.encrypted': [m.scans_encrypted, m.scans_encrypted_text],
  'scan.tooLarge': [() => m.scans_too_large({ megabytes }), m.scans_too_large_text],
  'file.tooLarge': [() => m.scans_too_large({ megabytes }), m.scans_too_large_text],
  'scan.tooManyPages': [() => m.scans_too_many_pages({ most: mostSheets }), m.scans_too_many_pages_text],
  'scan.pageFiled': [m.scans_page_filed, m.scans_page_filed_text],
}
