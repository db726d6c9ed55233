import type { IncidentPart, NoticeCode, SentNotice } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import { organisationsWithin } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { countInside } from '../../kernel/transaction.ts'
import { sentColumns } from './incidents.repo.ts'

interface PartRow {
  readonly organisationId: string
  readonly code: string
  readonly title: string
  readonly municipality: string | null
  readonly counted: number
  readonly people: number
  readonly firstAt: Date | null
  readonly firstNumber: string | null
  readonly resultsAt: Date | null
  readonly resultsNumber: string | null
  readonly version: number
  readonly total: number
}

const sentOf = (at: Date | null, number: string | null): SentNotice | null =>
  at === null || number === null ? null : { at: at.toISOString(), number }

export const partOf = ({ code, title, municipality, counted, people, version, ...sent }: PartRow): IncidentPart => ({
  organisation: { level: 'organisation', code, title },
  ...{ municipality, counted, people, version },
  sent: { FIRST: sentOf(sent.firstAt, sent.firstNumber), RESULTS: sentOf(sent.resultsAt, sent.resultsNumber) },
})

const selectParts = (reach: Reach, id: string) => sql`
  select p.organisation_id as "organisationId", o.code, o.title, m.full_title as municipality, p.counted, p.people, p.version,
    p.first_sent_at as "firstAt", p.first_number as "firstNumber", p.results_sent_at as "resultsAt", p.results_number as "resultsNumber",
    count(*) over () as total
  from incident_organisations p join organisations o on o.id = p.organisation_id left join municipalities m on m.id = o.municipality_id
  where p.region_id = ${reach.regionId} and p.incident_id = ${id} and ${organisationsWithin(reach, 'o')}`

/** Parts within the reach; those with something unsent stand first. */
export async function listPartRows(tx: Tx, reach: Reach, id: string, page: number): Promise<{ items: IncidentPart[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<PartRow>`${selectParts(reach, id)}
      order by p.first_sent_at is not null and p.results_sent_at is not null, m.title nulls last, o.title, o.code ${window}`.execute(tx),
  )
  return { items: rows.map(partOf), total }
}

export async function findPart(tx: Tx, reach: Reach, id: string, code: string): Promise<PartRow | undefined> {
  const { rows } = await sql<PartRow>`${selectParts(reach, id)} and o.code = ${code}`.execute(tx)
  return rows[0]
}

interface Affected {
  readonly id: string
  readonly isMerged: boolean
}

/** Organisations of the codes that the reach holds; null: all of them that still count by themselves. */
export async function listAffected(tx: Tx, reach: Reach, codes: readonly string[] | null): Promise<Affected[]> {
  const chosen = codes === null ? sql`o.merged_into is null` : sql`o.code = any (${[...codes]}::text[])`
  const { rows } = await sql<Affected>`
    select o.id, o.merged_into is not null as "isMerged" from organisations o where ${organisationsWithin(reach, 'o')} and ${chosen} order by o.id`.execute(
    tx,
  )
  return rows
}

/**
 * How many people are registered at each organisation now, with those of the organisations merged into it. Counted under the role that has no
 * column of names: the rows of the whole region are never open to the one who registers.
 */
export function countPeople(tx: Tx, regionId: number, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return countInside(tx, async (counting) => {
    const { rows } = await sql<{ id: string; people: number }>`
      with recursive counted (id, successor) as (
        select id, id from organisations where region_id = ${regionId} and id = any (${[...ids]}::uuid[])
        union all select o.id, c.successor from counted c join organisations o on o.region_id = ${regionId} and o.merged_into = c.id
      )
      select c.successor as id, count(p.id) as people
      from counted c left join persons p on p.region_id = ${regionId} and p.organisation_id = c.id and p.erased_on is null group by c.successor`.execute(
      counting,
    )
    return new Map(rows.map(({ id, people }) => [id, people]))
  })
}

export async function insertParts(
  tx: Tx,
  { regionId, id }: { regionId: number; id: string },
  people: readonly (readonly [organisationId: string, people: number])[],
): Promise<void> {
  await sql`
    insert into incident_organisations (region_id, incident_id, organisation_id, counted, people)
    select ${regionId}, ${id}, organisation_id, people, people
    from unnest(${people.map(([organisationId]) => organisationId)}::uuid[], ${people.map(([, number]) => number)}::int[]) as part (organisation_id, people)`.execute(
    tx,
  )
}

interface PartKey {
  readonly regionId: number
  readonly id: string
  readonly organisationId: string
}

type PartChange = { readonly people: number } | { readonly notice: NoticeCode; readonly sent: { at: Date; number: string } | null }

function changedColumns(change: PartChange) {
  if ('people' in change) return { people: change.people }
  const [at, number] = sentColumns[change.notice]
  return { [at]: change.sent?.at ?? null, [number]: change.sent?.number ?? null }
}

/** Under the lock of the incident; the version has been looked at. */
export async function updatePart(tx: Tx, { regionId, id, organisationId }: PartKey, change: PartChange): Promise<void> {
  await tx
    .updateTable('incident_organisations')
    .set((eb) => ({ ...changedColumns(change), version: eb('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('incident_id', '=', id)
    .where('organisation_id', '=', organisationId)
    .execute()
}

/** Marks a notice sent for every part within the reach that has no mark yet; how many those were. */
export async function markRest(tx: Tx, reach: Reach, id: string, notice: NoticeCode, sent: { at: Date; number: string }): Promise<number> {
  const [at, number] = sentColumns[notice].map((name) => sql.ref(name))
  const { numAffectedRows } = await sql`
    update incident_organisations p set ${at} = ${sent.at}, ${number} = ${sent.number}, version = p.version + 1
    from organisations o
    where o.id = p.organisation_id and p.region_id = ${reach.regionId} and p.incident_id = ${id} and p.${at} is null
      and ${organisationsWithin(reach, 'o')}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
