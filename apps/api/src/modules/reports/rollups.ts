import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { type CountingPlace, structureOf, within } from './counting-place.ts'
import { fingerprintOf } from './fingerprint.ts'

/** A table of numbers counted ahead and the key, beside region and organisation, that the wanted ones stand under. */
export interface Rollup {
  readonly table: 'form_rollups' | 'composition_rollups' | 'indicator_rollups' | 'measurement_rollups'
  readonly key: Readonly<Record<string, RawBuilder<unknown>>>
  /** Counts the organisations anew as CTEs that end in one named `fresh`, whose columns are `organisation_id` and `columns`. */
  readonly count: (organisationIds: readonly string[]) => RawBuilder<unknown>
  readonly columns: Readonly<Record<string, RawBuilder<unknown>>>
}

const keyed = (key: Rollup['key'], alias: string) =>
  sql.join(
    Object.entries(key).map(([name, value]) => sql`${sql.ref(`${alias}.${name}`)} = ${value}`),
    sql` and `,
  )

/** The rows of the rollup for the organisations of a place, under alias `f`. */
export const rollupOf = ({ table, key }: Rollup, place: CountingPlace): RawBuilder<unknown> =>
  sql`(select * from ${sql.table(table)} f where f.region_id = ${place.regionId} and ${keyed(key, 'f')} and ${within(place, 'f.organisation_id')}) f`

/**
 * The structure `s` of the place with the rows of a freshened rollup `f` beside it. Each organisation has one, so the join might be an inner
 * one; but for a period that has just been counted the planner expects no rows, and a left join leaves it no way to run through all of the
 * structure for each of them.
 */
export const withStructure = (fresh: RawBuilder<unknown>, place: CountingPlace): RawBuilder<unknown> =>
  sql`${structureOf(place)} s left join ${fresh} on f.organisation_id = s.organisation_id`

/** Sums over organisations of one row of numbers of a rollup, as an array: `column` keeps rows of `length` numbers. */
export function sumsOf(column: string, row: number, length: number): RawBuilder<unknown> {
  const sums = Array.from({ length }, (_, place) => sql`coalesce(sum(${sql.ref(column)}[${sql.lit(row + 1)}][${sql.lit(place + 1)}]), 0)`)
  return sql`array[${sql.join(sums)}]`
}

async function staleIn(tx: Tx, rollup: Rollup, place: CountingPlace, basis: Buffer): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organisations o
    left join organisation_revisions r on r.region_id = ${place.regionId} and r.organisation_id = o.id
    left join ${rollupOf(rollup, place)} on f.organisation_id = o.id
    where o.region_id = ${place.regionId} and ${within(place, 'o.id')}
      and (f.organisation_id is null or f.revision <> coalesce(r.revision, 0) or f.basis <> ${basis})`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Counts anew what is missing or no longer true at the place. The revision is read by the statement that counts, so the two belong
 * together whatever is written meanwhile. Organisations go in one order: readers who count at once wait for each other, never in a ring.
 */
export async function freshen(tx: Tx, rollup: Rollup, place: CountingPlace): Promise<void> {
  const basis = fingerprintOf(tx, rollup.count([]))
  const stale = await staleIn(tx, rollup, place, basis)
  if (stale.length === 0) return
  const { table, key, columns, count } = rollup
  const names = Object.keys(columns)
  const keys = Object.keys(key)
  const list = (all: readonly string[]) => sql.join(all.map((name) => sql.ref(name)))
  const replaced = [...names, 'basis', 'revision'].map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  await sql`
    with ${count(stale)}
    insert into ${sql.table(table)} (region_id, organisation_id, basis, revision, ${list(keys)}, ${list(names)})
    select ${place.regionId}::smallint, stale.id, ${basis}::bytea, coalesce(r.revision, 0), ${sql.join(Object.values(key))},
      ${sql.join(names.map((name) => sql`coalesce(${sql.ref(`fresh.${name}`)}, ${columns[name]})`))}
    from unnest(${stale}::uuid[]) as stale (id)
    left join organisation_revisions r on r.region_id = ${place.regionId} and r.organisation_id = stale.id
    left join fresh on fresh.organisation_id = stale.id
    order by stale.id
    on conflict (region_id, ${list(keys)}, organisation_id) do update set ${sql.join(replaced)}`.execute(tx)
}
