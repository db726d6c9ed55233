import type { Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import type { TreeOrganisation } from './organisation-tree.ts'

/** A picture of one grey point. */
export const smallJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APxyr//Z',
  'base64',
)

/** Consents, scans, requests and acts of an organisation. */
export async function insertPapers(
  tx: Tx,
  regionId: number,
  { id: organisationId, token, people, papers }: TreeOrganisation,
): Promise<void> {
  const place = { region_id: regionId, organisation_id: organisationId }
  const moment = new Date('2021-03-01T05:00:00Z')
  const [first] = people
  if (first !== undefined) {
    const consent = { ...place, person_id: first.id, kind: 'PUBLICATION', text_version: '2026-1' } as const
    const sheet = { ...consent, id: newId(), printed_on: '2021-02-20', signed_at: moment }
    await tx.insertInto('consent_sheets').values(sheet).execute()
    const signed = {
      signer: 'REPRESENTATIVE',
      countersigned: true,
      given_on: '2021-03-01',
      valid_until: '2022-03-01',
      channel: 'PAPER',
    } as const
    await tx
      .insertInto('consents')
      .values([
        { ...consent, ...signed, id: papers.consent, recorded_by: null, recorded_at: moment },
        { ...consent, ...signed, kind: 'PSY_DIAGNOSTICS', id: newId(), recorded_by: null, recorded_at: moment },
      ])
      .execute()
  }
  if (first !== undefined) {
    const asked = { kind: 'CORRECTION', asked_on: '2021-03-01', asked_by: 'REPRESENTATIVE', text: token, due_on: '2021-03-10' } as const
    await tx
      .insertInto('subject_requests')
      .values({ ...place, ...asked, id: papers.request, person_id: first.id })
      .execute()
  }
  const fileId = newId()
  const file = { ...place, id: fileId, scan_id: papers.scan, number: 1, user_id: null, uploaded_at: moment, content: smallJpeg, pages: 3 }
  await tx
    .insertInto('scan_files')
    .values({ ...file, pages_read: 2 })
    .execute()
  const page = { ...place, id: papers.page, scan_id: papers.scan, file_id: fileId, number: 1, image: smallJpeg }
  await tx
    .insertInto('scan_pages')
    .values({ ...page, state: 'tray', reason: 'noCode', sheet_id: null })
    .execute()
  if (first !== undefined) {
    const waiting = { ...place, id: newId(), person_id: first.id, kind: 'MEDIA', text_version: '2026-1', printed_on: '2021-02-20' } as const
    await tx.insertInto('consent_sheets').values(waiting).execute()
    await tx
      .insertInto('scan_pages')
      .values({ ...page, id: newId(), number: 2, state: 'found', reason: null, sheet_id: waiting.id })
      .execute()
  }
  await tx
    .insertInto('erasure_acts')
    .values({
      ...place,
      id: papers.act,
      number: 1,
      person_id: newId(),
      reason: 'SUBJECT_DEMAND',
      fields: ['name'],
      erased_at: moment,
      erased_by: null,
    })
    .execute()
  await tx
    .insertInto('scan_queue')
    .values({ ...place, file_id: fileId })
    .execute()
}
