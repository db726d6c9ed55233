import type { Incident, IncidentFacts, IncidentListItem, IncidentNotice, IncidentState, NoticeCode } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import { organisationsWithin } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { dueAfter } from './draft.rules.ts'

/** What the parts within a reach make; `code`, `title` and the id are of the organisation when it is one. */
interface Sums {
  readonly organisations: number
  readonly people: number
  readonly FIRST: number
  readonly RESULTS: number
  readonly code: string
  readonly title: string
  readonly organisationId: string
}

/** The parts of `i` that a reach holds, summed up; no row when it holds none. */
const sumsWithin = (reach: Reach) => sql`
  lateral (
    select count(*) as organisations, sum(p.people) as people, count(p.first_sent_at) as "FIRST", count(p.results_sent_at) as "RESULTS",
      min(o.code) as code, min(o.title) as title, min(o.id::text) as "organisationId"
    from incident_organisations p join organisations o on o.id = p.organisation_id
    where p.region_id = i.region_id and p.incident_id = i.id and ${organisationsWithin(reach, 'o')} having count(*) > 0
  ) s`

/** A word of the model; one that it has no more stands as its code. */
export const termOf = (terms: readonly { code: string; title: string }[], code: string) => ({
  code,
  title: terms.find((term) => term.code === code)?.title ?? code,
})

const noticesOf = ({ handbook }: TargetModel, foundAt: Date, sums: Sums): IncidentNotice[] =>
  handbook.incidents.notices.map(({ code, title, short, hours }) => ({
    ...{ code, title, short, hours },
    dueAt: dueAfter(foundAt, hours).toISOString(),
    sent: sums[code],
  }))

const onlyOne = ({ organisations, code, title }: Sums) => (organisations === 1 ? ({ level: 'organisation', code, title } as const) : null)

/** The chain of the audit where a deed over the parts stands: of the organisation when it is one, else of the region. */
export const chainOf = ({ organisations, organisationId }: Sums): string | null => (organisations === 1 ? organisationId : null)

interface ListRow extends Sums {
  readonly id: string
  readonly foundAt: Date
  readonly kind: string
  readonly isClosed: boolean
  readonly total: number
}

/** Incidents that touch an organisation within the reach, the newest first. */
export async function listIncidentRows(
  tx: Tx,
  model: TargetModel,
  reach: Reach,
  state: IncidentState | undefined,
  page: number,
): Promise<{ items: IncidentListItem[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<ListRow>`
      select i.id, i.found_at as "foundAt", i.kind, i.closed_at is not null as "isClosed", s.*, count(*) over () as total
      from incidents i, ${sumsWithin(reach)}
      where i.region_id = ${reach.regionId} and (${state ?? null}::text is null or (i.closed_at is not null) = (${state ?? null} = 'closed'))
      order by i.found_at desc, i.id ${window}`.execute(tx),
  )
  const items = rows.map(({ id, foundAt, kind, isClosed, ...sums }) => ({
    ...{ id, isClosed, foundAt: foundAt.toISOString(), kind: termOf(model.handbook.incidents.kinds, kind) },
    ...{ organisation: onlyOne(sums), organisations: sums.organisations, people: sums.people },
    notices: noticesOf(model, foundAt, sums),
  }))
  return { items, total }
}

type FactColumns = Omit<IncidentFacts, 'foundAt'>

interface IncidentRow extends FactColumns, Sums {
  readonly id: string
  readonly foundAt: Date
  readonly registeredAt: Date
  readonly registeredBy: string | null
  readonly closedAt: Date | null
  readonly isWider: boolean
  readonly version: number
}

/** An incident with the parts of it that the reach holds; undefined when it holds none. */
export async function findIncident(tx: Tx, reach: Reach, id: string): Promise<IncidentRow | undefined> {
  const { rows } = await sql<IncidentRow>`
    select i.id, i.found_at as "foundAt", i.kind, i.categories, i.what, i.causes, i.harm, i.measures, i.findings, i.contact,
      i.registered_at as "registeredAt", i.registered_by as "registeredBy", i.closed_at as "closedAt", i.version, s.*,
      s.organisations < (select count(*) from incident_organisations a where a.region_id = i.region_id and a.incident_id = i.id) as "isWider"
    from incidents i, ${sumsWithin(reach)} where i.region_id = ${reach.regionId} and i.id = ${id}`.execute(tx)
  return rows[0]
}

/** The card as its reader sees it. */
export function incidentOf(row: IncidentRow, { model, now, mayCorrect }: { model: TargetModel; now: Date; mayCorrect: boolean }): Incident {
  const { id, foundAt, registeredAt, closedAt, isWider, version, organisations, people } = row
  const { kind, categories, what, causes, harm, measures, findings, contact } = row
  return {
    ...{ id, kind, categories, what, causes, harm, measures, findings, contact, organisations, people, isWider, mayCorrect, version },
    kindTitle: termOf(model.handbook.incidents.kinds, kind).title,
    categoryTitles: categories.map((code) => termOf(model.handbook.incidents.categories, code).title),
    foundAt: foundAt.toISOString(),
    registeredAt: registeredAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    organisation: onlyOne(row),
    notices: noticesOf(model, foundAt, row),
    timeZone: model.timeZone,
    now: now.toISOString(),
  }
}

/** The instant of a minute on the clock of the territory. */
export async function instantOf(tx: Tx, { timeZone }: TargetModel, minute: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select ${minute}::timestamp at time zone ${timeZone} as at`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no instant')
  return row.at
}

interface Registered {
  readonly regionId: number
  readonly id: string
  readonly by: string | null
  readonly at: Date
  readonly foundAt: Date
}

/** False when the id stands already: a second click. */
export async function insertIncident(tx: Tx, { regionId, id, by, at, foundAt }: Registered, facts: FactColumns): Promise<boolean> {
  const inserted = await tx
    .insertInto('incidents')
    .values({ ...facts, region_id: regionId, id, found_at: foundAt, registered_by: by, registered_at: at, closed_at: null })
    .onConflict((row) => row.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export interface LockedIncident {
  readonly version: number
  readonly foundAt: Date
  readonly isClosed: boolean
}

/** Whoever writes to an incident or its parts holds its row. */
export async function lockIncident(tx: Tx, regionId: number, id: string): Promise<LockedIncident> {
  const { rows } = await sql<LockedIncident>`
    select version, found_at as "foundAt", closed_at is not null as "isClosed" from incidents
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no incident to lock')
  return row
}

export async function updateIncident(
  tx: Tx,
  regionId: number,
  id: string,
  change: Partial<FactColumns> & { found_at?: Date; closed_at?: Date | null },
): Promise<void> {
  await tx
    .updateTable('incidents')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Whether a notice of some organisation has not been sent. */
export async function hasUnsent(tx: Tx, regionId: number, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from incident_organisations where region_id = ${regionId} and incident_id = ${id}
      and (first_sent_at is null or results_sent_at is null) limit 1`.execute(tx)
  return rows.length > 0
}

export const sentColumns: Readonly<Record<NoticeCode, readonly ['first_sent_at' | 'results_sent_at', 'first_number' | 'results_number']>> =
  {
    FIRST: ['first_sent_at', 'first_number'],
    RESULTS: ['results_sent_at', 'results_number'],
  }
