import type { Scan, ScanPage, ScanPageState, ScanTrouble, TrayReason } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { readPage } from '../../kernel/paged.ts'
import { notFound } from '../../kernel/problem.ts'
import type { OrganisationPlace } from './consents.repo.ts'

export interface NewScanFile {
  readonly id: string
  readonly scanId: string
  readonly number: number
  readonly userId: string | null
  readonly uploadedAt: Date
  readonly content: Uint8Array
  readonly pages: number
}

/** Keeps a file and puts it in the queue. Sent twice, it is the same file: nothing is added. */
export async function addScanFile(tx: Tx, { regionId, organisationId }: OrganisationPlace, file: NewScanFile): Promise<void> {
  const { rows } = await sql`
    insert into scan_files (region_id, id, organisation_id, scan_id, number, user_id, uploaded_at, content, pages)
    values (${regionId}, ${file.id}, ${organisationId}, ${file.scanId}, ${file.number}, ${file.userId}, ${file.uploadedAt},
      ${Buffer.from(file.content)}, ${file.pages})
    on conflict (region_id, id) do nothing returning 1`.execute(tx)
  if (rows.length === 0) return
  await sql`insert into scan_queue (region_id, file_id, organisation_id) values (${regionId}, ${file.id}, ${organisationId})`.execute(tx)
}

interface ScanRow extends Omit<Scan, 'uploadedAt'> {
  uploadedAt: Date
  total: number
}

async function readScans(tx: Tx, { regionId, organisationId }: OrganisationPlace, scanId: string | null, page: number | null) {
  const { rows, total } = await readPage(page, (window) =>
    sql<ScanRow>`
    with found as (
      select f.scan_id, min(f.uploaded_at) as uploaded_at, (array_agg(f.user_id order by f.number))[1] as user_id, count(*) as files,
        sum(f.pages) as pages, sum(f.pages_read) as pages_read,
        coalesce(json_agg(json_build_object('file', f.number, 'code', f.trouble) order by f.number) filter (where f.trouble is not null), '[]') as troubles,
        count(*) over () as total
      from scan_files f where f.region_id = ${regionId} and f.organisation_id = ${organisationId}
        and (${scanId}::uuid is null or f.scan_id = ${scanId})
      group by f.scan_id order by min(f.uploaded_at) desc, f.scan_id ${window}
    )
    select f.scan_id as id, f.uploaded_at as "uploadedAt", u.name as by, f.files, f.pages::int, f.pages_read::int as "pagesRead", f.troubles, f.total,
      n.found, n.tray, n.filed
    from found f left join users u on u.region_id = ${regionId} and u.id = f.user_id
    left join lateral (
      select count(*) filter (where g.state = 'found') as found, count(*) filter (where g.state = 'tray') as tray,
        count(*) filter (where g.state = 'filed') as filed
      from scan_pages g where g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.scan_id = f.scan_id
    ) n on true
    order by f.uploaded_at desc, f.scan_id`.execute(tx),
  )
  return { items: rows.map(({ total: _total, uploadedAt, ...row }): Scan => ({ ...row, uploadedAt: uploadedAt.toISOString() })), total }
}

/** A page of the organisation's scans, the latest first. */
export const listScans = (tx: Tx, place: OrganisationPlace, page: number) => readScans(tx, place, null, page)

/** 404 `scan.notFound`: an id that is somebody else's already. */
export async function getScan(tx: Tx, place: OrganisationPlace, scanId: string): Promise<Scan> {
  const [scan] = (await readScans(tx, place, scanId, null)).items
  if (scan === undefined) throw notFound('scan.notFound')
  return scan
}

/** The organisation of a scan within those given; undefined outside. */
export async function findScan(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  scanId: string,
): Promise<{ id: string; organisationId: string; code: string; title: string } | undefined> {
  const { rows } = await sql<{ id: string; organisationId: string; code: string; title: string }>`
    select f.scan_id as id, o.id as "organisationId", o.code, o.title from scan_files f join organisations o on o.id = f.organisation_id
    where f.region_id = ${regionId} and f.organisation_id = any (${[...organisationIds]}::uuid[]) and f.scan_id = ${scanId} limit 1`.execute(
    tx,
  )
  return rows[0]
}

interface PageRow extends Omit<ScanPage, 'sheet'> {
  sheet: ScanPage['sheet']
  total: number
}

/** Pages of a scan as they were sent; those of one state when it is given. */
export async function listScanPages(
  tx: Tx,
  { regionId, organisationId }: OrganisationPlace,
  scanId: string,
  state: ScanPageState | undefined,
  page: number,
): Promise<{ items: ScanPage[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<PageRow>`
    select g.id, f.number as file, g.number, g.state, g.reason, g.image is not null as "hasImage", count(*) over () as total,
      case when s.id is null then null else json_build_object('personId', s.id, 'name', s.name, 'occupation', s.occupation, 'kind', t.kind) end as sheet
    from scan_pages g join scan_files f on f.region_id = ${regionId} and f.id = g.file_id
    left join consent_sheets t on t.region_id = ${regionId} and t.id = g.sheet_id
    left join persons s on s.region_id = ${regionId} and s.id = t.person_id
    where g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.scan_id = ${scanId}
      and (${state ?? null}::text is null or g.state = ${state ?? null})
    order by f.number, g.number ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

export interface FoundPage {
  readonly id: string
  readonly sheetId: string
  readonly personId: string
  readonly kind: ScanPageKind
  readonly textVersion: string
}
type ScanPageKind = NonNullable<ScanPage['sheet']>['kind']

/** Pages of a scan whose sheets are known and not taken yet, held; by the age of their sheets. */
export async function lockFoundPages(tx: Tx, { regionId, organisationId }: OrganisationPlace, scanId: string): Promise<FoundPage[]> {
  const { rows } = await sql<FoundPage>`
    select g.id, t.id as "sheetId", t.person_id as "personId", t.kind, t.text_version as "textVersion"
    from scan_pages g join consent_sheets t on t.region_id = ${regionId} and t.id = g.sheet_id
    where g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.scan_id = ${scanId} and g.state = 'found'
    order by t.id, g.id for update of g`.execute(tx)
  return rows
}

/** Pages go to the tray. */
export async function putInTray(tx: Tx, regionId: number, pageIds: readonly string[], reason: TrayReason): Promise<void> {
  await sql`update scan_pages set state = 'tray', reason = ${reason} where region_id = ${regionId} and id = any (${[...pageIds]}::uuid[])`.execute(
    tx,
  )
}

export interface PageInReach {
  readonly id: string
  readonly organisationId: string
  readonly state: ScanPageState
  readonly personId: string | null
  readonly sheetId: string | null
  readonly kind: ScanPageKind | null
  readonly textVersion: string | null
}

/** A page of the organisations given, held; undefined outside. */
export async function findScanPage(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<PageInReach | undefined> {
  const { rows } = await sql<PageInReach>`
    select g.id, g.organisation_id as "organisationId", g.state, g.sheet_id as "sheetId", t.kind, t.text_version as "textVersion",
      coalesce(c.person_id, t.person_id) as "personId"
    from scan_pages g left join consent_sheets t on t.region_id = ${regionId} and t.id = g.sheet_id
    left join consents c on c.region_id = ${regionId} and c.id = g.consent_id
    where g.region_id = ${regionId} and g.organisation_id = any (${[...organisationIds]}::uuid[]) and g.id = ${id}
    ${lock ? sql`for update of g` : sql``}`.execute(tx)
  return rows[0]
}

export async function readPageImage(tx: Tx, regionId: number, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ image: Buffer | null }>`select image from scan_pages where region_id = ${regionId} and id = ${id}`.execute(
    tx,
  )
  return rows[0]?.image ?? null
}

export async function deletePage(tx: Tx, regionId: number, id: string): Promise<void> {
  await sql`delete from scan_pages where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Everything of a scan goes but the pages that prove consents. A reader in the middle of it finds its file gone and stops. */
export async function deleteScan(tx: Tx, { regionId, organisationId }: OrganisationPlace, scanId: string): Promise<void> {
  const files = sql`select id from scan_files where region_id = ${regionId} and organisation_id = ${organisationId} and scan_id = ${scanId}`
  await sql`delete from scan_queue where region_id = ${regionId} and file_id in (${files})`.execute(tx)
  await sql`delete from scan_pages where region_id = ${regionId} and file_id in (${files}) and state <> 'filed'`.execute(tx)
  await sql`
    delete from scan_files f where f.region_id = ${regionId} and f.id in (${files})
      and not exists (select 1 from scan_pages g where g.region_id = ${regionId} and g.file_id = f.id)`.execute(tx)
  await sql`update scan_files set content = null, pages = pages_read where region_id = ${regionId} and id in (${files})`.execute(tx)
}

export interface QueuedFile {
  readonly regionId: number
  readonly fileId: string
  readonly organisationId: string
  readonly attempts: number
}

/** How long a reader holds a file without a sign of life, ms. */
const lease = 60_000

/** Takes the next file nobody reads; the one whose reader died comes again when its lease is over. */
export async function takeQueued(tx: Tx, now: Date): Promise<QueuedFile | undefined> {
  const { rows } = await sql<QueuedFile>`
    update scan_queue q set taken_until = ${new Date(now.getTime() + lease)}, attempts = attempts + 1
    where (q.region_id, q.file_id) = (
      select region_id, file_id from scan_queue where taken_until is null or taken_until < ${now} order by file_id limit 1 for update skip locked
    )
    returning q.region_id as "regionId", q.file_id as "fileId", q.organisation_id as "organisationId", q.attempts`.execute(tx)
  return rows[0]
}

export async function hasQueued(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from scan_queue where taken_until is null or taken_until < ${now} limit 1`.execute(tx)
  return rows.length > 0
}

/** What the reader needs to know of a file beside its bytes; undefined when it is gone. */
export async function findFile(tx: Tx, regionId: number, fileId: string): Promise<{ scanId: string; pagesRead: number } | undefined> {
  const { rows } = await sql<{ scanId: string; pagesRead: number }>`
    select scan_id as "scanId", pages_read as "pagesRead" from scan_files where region_id = ${regionId} and id = ${fileId}`.execute(tx)
  return rows[0]
}

/** The sheets of the organisation behind ids, with what is known of them. */
export async function findSheets(
  tx: Tx,
  { regionId, organisationId }: OrganisationPlace,
  ids: readonly string[],
): Promise<{ id: string; isTaken: boolean }[]> {
  const { rows } = await sql<{ id: string; isTaken: boolean }>`
    select t.id, t.signed_at is not null or exists (
      select 1 from scan_pages g where g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.sheet_id = t.id and g.state = 'found'
    ) as "isTaken"
    from consent_sheets t where t.region_id = ${regionId} and t.organisation_id = ${organisationId} and t.id = any (${[...ids]}::uuid[])`.execute(
    tx,
  )
  return rows
}

export interface ReadScanPage {
  readonly number: number
  readonly image: Uint8Array | null
  readonly sheetId: string | null
  readonly reason: TrayReason | null
}

/** Writes a page and counts it as read; false when the file is gone and the reader has to stop. */
export async function addPage(
  tx: Tx,
  { regionId, organisationId }: OrganisationPlace,
  { fileId, scanId, now }: { fileId: string; scanId: string; now: Date },
  page: ReadScanPage,
): Promise<boolean> {
  const held = await sql`
    update scan_queue set taken_until = ${new Date(now.getTime() + lease)}, attempts = 0 where region_id = ${regionId} and file_id = ${fileId} returning 1`.execute(
    tx,
  )
  if (held.rows.length === 0) return false
  await sql`
    insert into scan_pages (region_id, id, organisation_id, scan_id, file_id, number, image, state, reason, sheet_id)
    values (${regionId}, ${newId()}, ${organisationId}, ${scanId}, ${fileId}, ${page.number}, ${page.image === null ? null : Buffer.from(page.image)},
      ${page.reason === null ? 'found' : 'tray'}, ${page.reason}, ${page.sheetId})
    on conflict (region_id, file_id, number) do nothing`.execute(tx)
  await sql`update scan_files set pages_read = greatest(pages_read, ${page.number}) where region_id = ${regionId} and id = ${fileId}`.execute(
    tx,
  )
  return true
}

/** The file is read: its bytes go, its pages stay. */
export async function finishFile(tx: Tx, regionId: number, fileId: string, trouble: ScanTrouble | null): Promise<void> {
  await sql`delete from scan_queue where region_id = ${regionId} and file_id = ${fileId}`.execute(tx)
  await sql`
    update scan_files set content = null, trouble = ${trouble}, pages = pages_read where region_id = ${regionId} and id = ${fileId}`.execute(
    tx,
  )
}
