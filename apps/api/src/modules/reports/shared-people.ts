import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { finalAnswers } from './final-answers.ts'

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

const bornColumns = ['born_on', 'born_year', 'experience_years']

const ids = (all: readonly string[]): RawBuilder<string[]> => sql`${[...all]}::uuid[]`

/**
 * Writes down the cards of some organisations, and those elsewhere of the same hashes, that are shared; takes off those that are no longer.
 * Whatever a card of theirs was known by until now is looked at too: without it another card may stand for somebody else, or for nobody.
 * Answers with the cards elsewhere that were not shared before or were somebody else's, and whether anything was not as it stood.
 */
async function keepCards(tx: Tx, regionId: number, organisationIds: readonly string[]): Promise<{ changed: boolean; elsewhere: string[] }> {
  const theirs = (table: 'persons' | 'shared_cards') =>
    sql`select name_hash, snils_hash from ${sql.table(table)} where region_id = ${regionId} and organisation_id = any (${ids(organisationIds)})`
  const elsewhere = (hash: 'name_hash' | 'snils_hash') => sql`exists (
    select 1 from persons t where t.region_id = ${regionId} and t.${sql.ref(hash)} = p.${sql.ref(hash)} and t.organisation_id <> p.organisation_id)`
  const { rows } = await sql<{ elsewhere: string | null }>`
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
      returning 1
    ),
    written as (
      insert into shared_cards as c (region_id, person_id, organisation_id, name_hash, snils_hash, identity)
      select p.region_id, p.id, p.organisation_id, p.name_hash, p.snils_hash, i.identity
      from shared join persons p on p.region_id = ${regionId} and p.id = shared.id
      join person_identities i on i.region_id = ${regionId} and i.id = shared.id
      on conflict (region_id, person_id) do update set name_hash = excluded.name_hash, snils_hash = excluded.snils_hash, identity = excluded.identity
        where (c.name_hash, c.snils_hash, c.identity) is distinct from (excluded.name_hash, excluded.snils_hash, excluded.identity)
      returning person_id, organisation_id
    )
    select case when organisation_id <> all (${ids(organisationIds)}) then person_id end as elsewhere from written
    union all select null from gone`.execute(tx)
  return { changed: rows.length > 0, elsewhere: rows.flatMap(({ elsewhere: id }) => (id === null ? [] : [id])) }
}

/** Participations of the shared cards of some organisations and of some more cards as they stand; what is the same is not touched. Says whether anything was not. */
async function keepParticipations(
  tx: Tx,
  regionId: number,
  organisationIds: readonly string[],
  cards: readonly string[],
): Promise<boolean> {
  const theirs = sql`(t.organisation_id = any (${ids(organisationIds)}) or t.person_id = any (${ids(cards)}))`
  const columns = [
    'identity',
    'programme_id',
    'role',
    'form_code',
    'practice',
    'title_key',
    'starts_on',
    'runs_until',
    ...bornColumns,
    'finals',
  ]
  const list = (of: string) => sql.join(columns.map((column) => sql.ref(`${of}.${column}`)))
  const { rows } = await sql<{ changed: boolean }>`
    with answered as materialized (
      select a.person_id, a.role, array_agg(distinct a.year * 100 + a.score) as finals
      from ${finalAnswers(regionId, sql`c.organisation_id in (select organisation_id from shared_cards t where t.region_id = ${regionId} and ${theirs})`)} a
      group by a.person_id, a.role
    ),
    present as materialized (
      select p.region_id, p.id, p.person_id, p.organisation_id, t.identity, p.programme_id, p.role, g.form_code, g.practice, g.title_key,
        p.starts_on, p.runs_until, s.born_on, s.born_year, s.experience_years, coalesce(a.finals, '{}') as finals
      from shared_cards t
      join persons s on s.region_id = ${regionId} and s.id = t.person_id
      join participations p on p.region_id = ${regionId} and p.person_id = t.person_id
      join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
      left join answered a on a.person_id = p.person_id and a.role = p.role
      where t.region_id = ${regionId} and ${theirs}
    ),
    gone as (
      delete from shared_participations t
      where t.region_id = ${regionId} and ${theirs} and not exists (select 1 from present where present.person_id = t.person_id and present.id = t.id)
      returning 1
    ),
    written as (
      insert into shared_participations as t (region_id, id, person_id, organisation_id, ${sql.join(columns.map((column) => sql.ref(column)))})
      select region_id, id, person_id, organisation_id, ${list('present')} from present
      on conflict (region_id, person_id, id) do update set (${sql.join(columns.map((column) => sql.ref(column)))}) = row(${list('excluded')})
        where (${list('t')}) is distinct from (${list('excluded')})
      returning 1
    ),
    judged as (
      update erased_participations t set practice = g.practice, title_key = g.title_key from programmes g
      where t.region_id = ${regionId} and ${theirs} and g.region_id = ${regionId} and g.id = t.programme_id
        and (t.practice, t.title_key) is distinct from (g.practice, g.title_key)
      returning 1
    )
    select exists (select 1 from gone union all select 1 from written union all select 1 from judged) as changed`.execute(tx)
  return rows[0]?.changed === true
}

/** What is counted of those shared is counted anew from now on. */
export async function forgetSharedNumbers(tx: Tx, regionId: number): Promise<void> {
  await sql`
    insert into shared_generations (region_id, generation) values (${regionId}, 1)
    on conflict (region_id) do update set generation = shared_generations.generation + 1`.execute(tx)
  await sql`delete from shared_numbers where region_id = ${regionId}`.execute(tx)
}

/**
 * Finds anew who has cards in several organisations of the region, as far as organisations have changed. Whoever looks at once waits:
 * a card depends on cards elsewhere, and of two who write the later one must have seen the more.
 */
export async function freshenShared(tx: Tx, regionId: number): Promise<void> {
  if ((await staleOrganisations(tx, regionId)).length === 0) return
  await sql`lock table shared_searches in share row exclusive mode`.execute(tx)
  const stale = await staleOrganisations(tx, regionId)
  if (stale.length === 0) return
  const organisationIds = stale.map(({ id }) => id)
  const cards = await keepCards(tx, regionId, organisationIds)
  const participations = await keepParticipations(tx, regionId, organisationIds, cards.elsewhere)
  if (cards.changed || participations) await forgetSharedNumbers(tx, regionId)
  await sql`
    insert into shared_searches (region_id, organisation_id, revision)
    select ${regionId}, id, revision from unnest(${ids(organisationIds)}, ${stale.map(({ revision }) => revision)}::bigint[]) as s (id, revision)
    on conflict (region_id, organisation_id) do update set revision = excluded.revision`.execute(tx)
}
