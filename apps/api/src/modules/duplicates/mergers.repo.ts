import type { CardMerger } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import type { Place } from './duplicates.repo.ts'
import type { Merging } from './merge-effects.repo.ts'
import type { RowsOfMerger } from './merger-record.repo.ts'

export interface FoundMerger {
  readonly id: string
  readonly organisationId: string
  readonly keptId: string
  readonly goneId: string
  readonly keptName: string | null
  readonly goneName: string | null
  readonly mergedAt: Date
  readonly by: string | null
  readonly until: Date
  readonly undoneAt: Date | null
  /** Whether its rows are still kept. */
  readonly kept: boolean
}

const columns = (regionId: number) => sql`
  r.id, r.organisation_id as "organisationId", r.kept_id as "keptId", r.gone_id as "goneId", s.name as "keptName", (
    select e ->> 'name' from jsonb_array_elements(r.before -> 'persons') e where (e ->> 'id')::uuid = r.gone_id
  ) as "goneName", r.merged_at as "mergedAt", u.name as by, r.until, r.undone_at as "undoneAt", r.before is not null as kept
  from person_mergers r left join persons s on s.region_id = ${regionId} and s.id = r.kept_id
  left join users u on u.region_id = ${regionId} and u.id = r.merged_by`

export const toMerger = (
  { organisationId: _organisation, goneId: _gone, until, kept, mergedAt, undoneAt, ...merger }: FoundMerger,
  now: Date,
): CardMerger => ({
  ...merger,
  mergedAt: mergedAt.toISOString(),
  undoUntil: undoneAt === null && kept && until > now ? until.toISOString() : null,
  undoneAt: undoneAt?.toISOString() ?? null,
})

/** A merger of the organisations within the reach; undefined outside. `lock` holds its row. */
export async function findMerger(tx: Tx, { regionId, organisationIds }: Reach, id: string, lock = false): Promise<FoundMerger | undefined> {
  const { rows } = await sql<FoundMerger>`
    select ${columns(regionId)} where r.region_id = ${regionId} and r.organisation_id = any (${[...organisationIds]}::uuid[]) and r.id = ${id}
    ${lock ? sql`for update of r` : sql``}`.execute(tx)
  return rows[0]
}

/** The merger by which a card went into the other one, if it stands. */
export async function standingMerger(
  tx: Tx,
  { regionId, organisationIds }: Reach,
  { kept, gone }: { kept: string; gone: string },
): Promise<FoundMerger | undefined> {
  const { rows } = await sql<FoundMerger>`
    select ${columns(regionId)} where r.region_id = ${regionId} and r.organisation_id = any (${[...organisationIds]}::uuid[])
      and r.kept_id = ${kept} and r.gone_id = ${gone} and r.undone_at is null`.execute(tx)
  return rows[0]
}

/** A page of the mergers of an organisation, the latest first. */
export async function listMergers(
  tx: Tx,
  { regionId, organisationId }: Place,
  page: number,
): Promise<{ items: FoundMerger[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<FoundMerger & { total: number }>`
    select count(*) over () as total, ${columns(regionId)}
    where r.region_id = ${regionId} and r.organisation_id = ${organisationId} order by r.merged_at desc, r.id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

export interface NewMerger extends Merging {
  readonly id: string
  readonly organisationId: string
  readonly at: Date
  readonly by: string | null
  readonly until: Date
  readonly before: RowsOfMerger
  readonly pairs: object[]
  readonly after: RowsOfMerger
}

export async function writeMerger(tx: Tx, merger: NewMerger): Promise<void> {
  const { regionId, id, organisationId, keptId, goneId, at, by, until, before, after, pairs } = merger
  await sql`
    insert into person_mergers (region_id, id, organisation_id, kept_id, gone_id, merged_at, merged_by, until, before, after, pairs)
    values (${regionId}, ${id}, ${organisationId}, ${keptId}, ${goneId}, ${at}, ${by}, ${until},
      ${JSON.stringify(before)}, ${JSON.stringify(after)}, ${JSON.stringify(pairs)})`.execute(tx)
}

/** What a merger keeps for its undoing; undefined when it is gone. */
export async function readRecord(tx: Tx, regionId: number, id: string): Promise<{ before: RowsOfMerger; after: RowsOfMerger } | undefined> {
  const { rows } = await sql<{ before: RowsOfMerger | null; after: RowsOfMerger | null }>`
    select before, after from person_mergers where region_id = ${regionId} and id = ${id}`.execute(tx)
  const [record] = rows
  return record?.before == null || record.after === null ? undefined : { before: record.before, after: record.after }
}

/** Pairs that a card stands in, as they are. */
export async function pairsOf(tx: Tx, { regionId, goneId }: Merging): Promise<object[]> {
  const { rows } = await sql<{ row: object }>`
    select to_jsonb(t) as row from duplicate_pairs t where region_id = ${regionId} and ${goneId} in (first_id, second_id)`.execute(tx)
  return rows.map(({ row }) => row)
}

/** Pairs of the card that came back, with those who are still there. */
export async function restorePairs(tx: Tx, regionId: number, id: string): Promise<void> {
  await sql`
    insert into duplicate_pairs select p.* from person_mergers r, jsonb_populate_recordset(null::duplicate_pairs, r.pairs) p
    where r.region_id = ${regionId} and r.id = ${id}
      and exists (select 1 from persons s where s.region_id = ${regionId} and s.id = p.first_id)
      and exists (select 1 from persons s where s.region_id = ${regionId} and s.id = p.second_id)
    on conflict do nothing`.execute(tx)
}

/** The merger stays in the history without anything of the people it joined. */
export async function markUndone(tx: Tx, regionId: number, id: string, { at, by }: { at: Date; by: string | null }): Promise<void> {
  await sql`
    update person_mergers set undone_at = ${at}, undone_by = ${by}, before = null, after = null, pairs = null
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** What can be undone no longer is kept no longer. */
export async function forgetLateMergers(tx: Tx, regionId: number, now: Date): Promise<void> {
  await sql`
    update person_mergers set before = null, after = null, pairs = null
    where region_id = ${regionId} and until <= ${now} and before is not null`.execute(tx)
}
