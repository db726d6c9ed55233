import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/** Organisations that have changed since it was looked which of their cards are shared. */
async function staleOrganisations(tx: Tx, regionId: number): Promise<{ id: string; revision: number }[]> {
  const { rows } = await sql<{ id: string; revision: number }>`
    select o.id, coalesce(r.revision, 0)::bigint as revision from organisations o
    left join organisation_revisions r on r.region_id = ${regionId} and r.organisation_id = o.id
    left join shared_searches d on d.region_id = ${regionId} and d.organisation_id = o.id
    where o.region_id = ${regionId} and d.revision is distinct from coalesce(r.revision, 0)
    order by o.id`.execute(tx)
  return rows
}

const ids = (all: readonly string[]): RawBuilder<string[]> => sql`${[...all]}::uuid[]`

/**
 * Writes down the cards of some organisations, and those elsewhere of the same hashes, that are shared; takes off those that are no longer.
 * Whatever a card of theirs was known by until now is looked at too: without it another card may stand for somebody else, or for nobody.
 * Answers with the cards elsewhere that were not shared before.
 */
async function keepCards(tx: Tx, regionId: number, organisationIds: readonly string[]): Promise<string[]> {
  const theirs = (table: 'persons' | 'shared_cards') =>
    sql`select name_hash, snils_hash from ${sql.table(table)} where region_id = ${regionId} and organisation_id = any (${ids(organisationIds)})`
  const elsewhere = (hash: 'name_hash' | 'snils_hash') => sql`exists (
    select 1 from persons t where t.region_id = ${regionId} and t.${sql.ref(hash)} = p.${sql.ref(hash)} and t.organisation_id <> p.organisation_id)`
  const { rows } = await sql<{ id: string }>`
    with known as (${theirs('persons')} union all ${theirs('shared_cards')}),
    names as materialized (select distinct name_hash as hash from known where name_hash is not null),
    numbers as materialized (select distinct snils_hash as hash from known where snils_hash is not null),
    touched as (
      select p.id from names n join persons p on p.region_id = ${regionId} and p.name_hash = n.hash
      union select p.id from numbers n join persons p on p.region_id = ${regionId} and p.snils_hash = n.hash
    ),
    shared as materialized (
      select p.id from touched join persons p on p.region_id = ${regionId} and p.id = touched.id
      where ${elsewhere('name_hash')} or ${elsewhere('snils_hash')}
    ),
    gone as (
      delete from shared_cards c
      where c.region_id = ${regionId} and (c.name_hash in (select hash from names) or c.snils_hash in (select hash from numbers))
        and c.person_id not in (select id from shared)
    ),
    written as (
      insert into shared_cards (region_id, person_id, organisation_id, name_hash, snils_hash, identity, born_on, born_year, experience_years)
      select p.region_id, p.id, p.organisation_id, p.name_hash, p.snils_hash, i.identity, p.born_on, p.born_year, p.experience_years
      from shared join persons p on p.region_id = ${regionId} and p.id = shared.id
      join person_identities i on i.region_id = ${regionId} and i.id = shared.id
      on conflict (region_id, person_id) do update set name_hash = excluded.name_hash, snils_hash = excluded.snils_hash, identity = excluded.identity,
        born_on = excluded.born_on, born_year = excluded.born_year, experience_years = excluded.experience_years
      returning person_id, organisation_id, xmax = 0 as added
    )
    select person_id as id from written where added and organisation_id <> all (${ids(organisationIds)})`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Writes down anew the participations of the shared cards of some organisations and of some more cards. */
async function keepParticipations(tx: Tx, regionId: number, organisationIds: readonly string[], cards: readonly string[]): Promise<void> {
  await sql`
    delete from shared_participations where region_id = ${regionId} and organisation_id = any (${ids(organisationIds)})`.execute(tx)
  await sql`
    insert into shared_participations (region_id, id, person_id, organisation_id, programme_id, role, form_code, practice, title_key, starts_on, runs_until)
    select p.region_id, p.id, p.person_id, p.organisation_id, p.programme_id, p.role, g.form_code, g.practice, g.title_key, p.starts_on, p.runs_until
    from shared_cards c
    join participations p on p.region_id = ${regionId} and p.person_id = c.person_id
    join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
    where c.region_id = ${regionId} and (c.organisation_id = any (${ids(organisationIds)}) or c.person_id = any (${ids(cards)}))`.execute(
    tx,
  )
}

/**
 * Finds anew who has cards in several organisations of the region, as far as organisations have changed. Whoever looks at once waits:
 * a card depends on cards elsewhere, and of two who write the later one must have seen the more.
 */
export async function freshenShared(tx: Tx, regionId: number): Promise<void> {
  if ((await staleOrganisations(tx, regionId)).length === 0) return
  await sql`lock table shared_searches in share row exclusive mode`.execute(tx)
  const stale = await staleOrganisations(tx, regionId)
  const organisationIds = stale.map(({ id }) => id)
  const elsewhere = await keepCards(tx, regionId, organisationIds)
  await keepParticipations(tx, regionId, organisationIds, elsewhere)
  await sql`
    insert into shared_searches (region_id, organisation_id, revision)
    select ${regionId}, id, revision from unnest(${ids(organisationIds)}, ${stale.map(({ revision }) => revision)}::bigint[]) as s (id, revision)
    on conflict (region_id, organisation_id) do update set revision = excluded.revision`.execute(tx)
}
