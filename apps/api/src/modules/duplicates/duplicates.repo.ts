import type { DuplicatePair, DuplicateReason, PairState } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'

export interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** Another card of the organisation with this СНИЛС. */
export async function cardOfSnils(
  tx: Tx,
  { regionId, organisationId }: Place,
  hash: Buffer,
  exceptId: string,
): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and snils_hash = ${hash} and id <> ${exceptId}`.execute(tx)
  return rows[0]
}

/** Answers with the new version of the card. */
export async function writeSnils(tx: Tx, regionId: number, id: string, hash: Buffer | null): Promise<number> {
  const { version } = await tx
    .updateTable('persons')
    .set((eb) => ({ snils_hash: hash, version: eb('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export async function hasSnils(tx: Tx, regionId: number, id: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select snils_hash is not null as has from persons where region_id = ${regionId} and id = ${id}`.execute(tx)
  return rows[0]?.has === true
}

/** Two ids in the order in which a pair is kept. */
export const inOrder = (a: string, b: string): readonly [first: string, second: string] => (a < b ? [a, b] : [b, a])

const side = (alias: 'a' | 'b') => {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`json_build_object('id', ${of('id')}, 'name', ${of('name')}, 'birth', json_build_object('day', ${of('born_on')}, 'year', ${of('born_year')}),
    'occupation', ${of('occupation')}, 'participations', (
      select count(*) from participations p where p.region_id = ${of('region_id')} and p.person_id = ${of('id')}))`
}

/** A page of pairs of an organisation, the surest first. Whoever is hidden by row security takes his pairs with him. */
export async function listPairs(
  tx: Tx,
  { regionId, organisationId }: Place,
  state: PairState,
  page: number,
): Promise<{ items: DuplicatePair[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<DuplicatePair & { total: number }>`
    select ${side('a')} as first, ${side('b')} as second, d.reasons, d.state, d.total
    from (
      select d.*, count(*) over () as total from duplicate_pairs d
      where d.region_id = ${regionId} and d.organisation_id = ${organisationId} and d.state = ${state}
        and exists (select 1 from persons s where s.region_id = ${regionId} and s.id = d.first_id)
        and exists (select 1 from persons s where s.region_id = ${regionId} and s.id = d.second_id)
      order by d.score desc, d.first_id, d.second_id ${window}
    ) d
    join persons a on a.region_id = ${regionId} and a.id = d.first_id
    join persons b on b.region_id = ${regionId} and b.id = d.second_id
    order by d.score desc, d.first_id, d.second_id`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...pair }) => pair), total }
}

export async function findPair(
  tx: Tx,
  regionId: number,
  one: string,
  other: string,
): Promise<{ state: PairState; reasons: DuplicateReason[] } | undefined> {
  const [first, second] = inOrder(one, other)
  return tx
    .selectFrom('duplicate_pairs')
    .select(['state', 'reasons'])
    .where('region_id', '=', regionId)
    .where('first_id', '=', first)
    .where('second_id', '=', second)
    .executeTakeFirst()
}

export interface NewPair {
  readonly first: string
  readonly second: string
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** What a person says of two cards stands until he says otherwise; what the search finds never overrules it. */
export async function writeVerdict(
  tx: Tx,
  { regionId, organisationId }: Place,
  { first, second, score, reasons }: NewPair,
  { state, at, by }: { state: PairState; at: Date; by: string | null },
): Promise<void> {
  const decided = state === 'open' ? { decided_at: null, decided_by: null } : { decided_at: at, decided_by: by }
  await tx
    .insertInto('duplicate_pairs')
    .values({
      region_id: regionId,
      organisation_id: organisationId,
      first_id: first,
      second_id: second,
      score,
      reasons: [...reasons],
      state,
      ...decided,
    })
    .onConflict((oc) => oc.columns(['region_id', 'first_id', 'second_id']).doUpdateSet({ state, ...decided }))
    .execute()
}

/** What the search has found takes the place of what it found before. */
export async function replaceOpenPairs(tx: Tx, { regionId, organisationId }: Place, pairs: readonly NewPair[]): Promise<void> {
  const sent = JSON.stringify(pairs)
  await sql`
    with sent as materialized (
      select * from jsonb_to_recordset(${sent}::jsonb) as s(first uuid, second uuid, score smallint, reasons text[])
    ), gone as (
      delete from duplicate_pairs d where d.region_id = ${regionId} and d.organisation_id = ${organisationId} and d.state = 'open'
        and not exists (select 1 from sent where sent.first = d.first_id and sent.second = d.second_id)
    )
    insert into duplicate_pairs (region_id, organisation_id, first_id, second_id, score, reasons)
    select ${regionId}, ${organisationId}, first, second, score, reasons from sent
    on conflict (region_id, first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons
      where (duplicate_pairs.score, duplicate_pairs.reasons) is distinct from (excluded.score, excluded.reasons)`.execute(tx)
}

/** Cards of which the curator has said that they are other people than this one. */
export async function findDifferent(tx: Tx, regionId: number, id: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select case when first_id = ${id} then second_id else first_id end as id from duplicate_pairs
    where region_id = ${regionId} and (first_id = ${id} or second_id = ${id}) and state = 'different'`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
