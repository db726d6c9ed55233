import type { UndoObstacles } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/** The import that is being taken back. */
export interface Undoing {
  readonly regionId: number
  readonly organisationId: string
  readonly importId: string
}

type Sql = RawBuilder<unknown>
const rowsNamed = 10

/** `u` — the record of the import; `others` — of those of the organisation that can still be taken back too. */
const records = ({ regionId, organisationId, importId }: Undoing) => sql`
  u as materialized (select * from import_undos where region_id = ${regionId} and import_id = ${importId}),
  others as materialized (
    select * from import_undos where region_id = ${regionId} and organisation_id = ${organisationId} and import_id <> ${importId}
  )`

/** Rows that records have filled, with the version they were left with. */
const filledIn = (record: Sql) => sql`
  select ${record}.import_id, k.kind, f.id, f.version
  from ${record}, (values ('person', 'persons'), ('participation', 'participations'), ('programme', 'programmes')) as k(kind, part),
    jsonb_to_recordset(${record}.filled -> k.part) as f(id uuid, version int)`

const has = (part: 'card' | 'headcount') => sql`u.${sql.ref(part)} -> 'now' is distinct from u.${sql.ref(part)} -> 'was'`
const version = (record: Sql, state: 'was' | 'now') => sql`(${record}.card -> ${sql.lit(state)} ->> 'version')::int`

/** Written and filled rows that are not as the import left them: corrected, or with something new upon them. */
const touchedRows = ({ regionId, organisationId }: Undoing) => sql`
  persons_in(id) as materialized (select unnest(persons) from u),
  programmes_in(id) as materialized (select unnest(programmes) from u),
  participations_in(id) as materialized (select unnest(participations) from u),
  links_in(mentorship_id, mentee_id) as materialized (select l.* from u, unnest(u.link_mentorships, u.link_mentees) as l),
  left_so(kind, id, version) as materialized (
    select 'person', id, 1 from persons_in union all select 'programme', id, 1 from programmes_in
    union all select 'participation', id, 1 from participations_in
    union all select kind, id, version from (${filledIn(sql`u`)}) as filled
  ),
  touched(kind, id, other, version, person_id) as materialized (
    select l.kind, l.id, null::uuid, t.version, l.id from left_so l left join persons t on t.region_id = ${regionId} and t.id = l.id
    where l.kind = 'person' and t.version is distinct from l.version
    union all
    select l.kind, l.id, null, t.version, t.person_id from left_so l left join participations t on t.region_id = ${regionId} and t.id = l.id
    where l.kind = 'participation' and t.version is distinct from l.version
    union all
    select l.kind, l.id, null, t.version, null from left_so l left join programmes t on t.region_id = ${regionId} and t.id = l.id
    where l.kind = 'programme' and t.version is distinct from l.version
    union all
    select distinct 'programme', t.programme_id, null::uuid, null::int, null::uuid from assessments t
    where t.region_id = ${regionId} and t.programme_id in (select id from programmes_in)
    union all
    select 'added', t.id, null, null, t.person_id from participations t
    where t.region_id = ${regionId} and t.organisation_id = ${organisationId} and t.id not in (select id from participations_in)
      and (t.person_id in (select id from persons_in) or t.programme_id in (select id from programmes_in))
    union all
    select 'pair', l.mentorship_id, l.mentee_participation_id, null, a.person_id
    from mentorship_mentees l join mentorships m on m.region_id = l.region_id and m.id = l.mentorship_id
    join participations a on a.region_id = l.region_id and a.id = l.mentee_participation_id
    where l.region_id = ${regionId} and l.organisation_id = ${organisationId}
      and (m.mentor_participation_id in (select id from participations_in) or a.id in (select id from participations_in)
        or m.id in (select unnest(mentorships) from u))
      and (l.mentorship_id, l.mentee_participation_id) not in (select mentorship_id, mentee_id from links_in)
    union all
    select 'card', null, null, ${version(sql`u`, 'now')}, null from u join organisations o on o.id = u.organisation_id
    where exists (
      select 1 from jsonb_each(u.card -> 'now') f where f.key <> 'version' and f.value is distinct from u.card -> 'was' -> f.key
        and f.value is distinct from to_jsonb(o) -> f.key)
    union all
    select 'headcount', null, null, null, null from u left join headcounts h on h.region_id = ${regionId}
      and h.organisation_id = ${organisationId} and h.counted_on = (u.headcount ->> 'day')::date
    where ${has('headcount')} and to_jsonb(h) is distinct from u.headcount -> 'now'
    union all
    select 'parked', i.id, null, null, null from u join imports i on i.region_id = ${regionId} and i.id = (u.source ->> 'id')::uuid
    where md5(i.parked::text) <> u.source ->> 'left'
  )`

/** `claimed` — touched rows that a later import has touched; `resting` — later imports that found here what they needed, touched or not. */
const laterImports = ({ regionId, importId }: Undoing) => sql`
  said_again(import_id, kind) as materialized (
    select o.import_id, 'card' from others o, u where ${has('card')} and ${version(sql`o`, 'was')} >= ${version(sql`u`, 'now')}
    union all select o.import_id, 'headcount' from others o, u where ${has('headcount')} and o.headcount -> 'was' = u.headcount -> 'now'
      and o.until >= u.until
  ),
  claims(import_id, kind, id, other, version) as materialized (
    select import_id, kind, id, null::uuid, version from (${filledIn(sql`others`)}) as filled
    union all select import_id, 'added', unnest(participations), null, null from others
    union all select import_id, 'pair', l.mentorship, l.mentee, null
      from others, unnest(link_mentorships, link_mentees) as l(mentorship, mentee)
    union all select import_id, kind, null, null, null from said_again
    union all select i.id, 'parked', (u.source ->> 'id')::uuid, null, null from u
      join imports mine on mine.region_id = ${regionId} and mine.id = u.import_id
      join imports i on i.region_id = ${regionId} and i.follows = (u.source ->> 'id')::uuid and i.state = 'done'
        and i.id <> u.import_id and i.confirmed_at >= mine.confirmed_at
  ),
  claimed as materialized (
    select distinct c.import_id, t.kind, t.id, t.other from touched t join claims c on c.kind = t.kind
      and c.id is not distinct from t.id and c.other is not distinct from t.other and (c.version is null or c.version = t.version)
  ),
  resting(import_id) as (
    select import_id from claimed
    union select import_id from said_again
    union select o.import_id from others o, unnest(o.rests) as r(id) join participations_in p on p.id = r.id
    union select id from imports where region_id = ${regionId} and follows = ${importId} and state = 'done'
  )`

/** Touched rows that no import answers for, by the person or the programme they are of. */
const changesByHand = ({ regionId, organisationId }: Undoing) => sql`
  by_hand as (
    select distinct on (t.kind, row_id) t.kind, coalesce(t.person_id, t.id, ${organisationId}::uuid) as row_id,
      coalesce(s.name, g.title, '') as title
    from touched t left join persons s on s.region_id = ${regionId} and s.id = t.person_id
    left join programmes g on t.kind = 'programme' and g.region_id = ${regionId} and g.id = t.id
    where not exists (
      select 1 from claimed c where c.kind = t.kind and c.id is not distinct from t.id and c.other is not distinct from t.other)
  ),
  numbered as (select *, row_number() over (partition by kind order by title, row_id) as place from by_hand)`

/**
 * Holds the rows against whoever corrects them or adds to them meanwhile: what is found untouched then stays so until the end.
 * A new participation waits too, for its key looks at the person.
 */
export async function lockRows(tx: Tx, undoing: Undoing): Promise<void> {
  for (const table of ['persons', 'programmes', 'participations'] as const) {
    await sql`
      with ${records(undoing)}, held as materialized (
        select 1 from ${sql.table(table)} t where t.region_id = ${undoing.regionId} and t.id in (
          select unnest(u.${sql.ref(table)}) from u
          union all select f.id from u, jsonb_to_recordset(u.filled -> ${sql.lit(table)}) as f(id uuid)
        ) order by t.id for update of t
      )
      select count(*) from held`.execute(tx)
  }
}

/**
 * What has been done on top of the import since it was taken; nothing when it can go. A row that a later import has touched is told by that
 * import and not by itself: taking that one back first clears the way.
 */
export async function findObstacles(tx: Tx, undoing: Undoing): Promise<UndoObstacles> {
  const instant = sql`to_char(i.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  const { rows } = await sql<UndoObstacles>`
    with ${sql.join([records(undoing), touchedRows(undoing), laterImports(undoing), changesByHand(undoing)])}
    select
      (
        select coalesce(json_agg(json_build_object('id', i.id, 'confirmedAt', ${instant}) order by i.confirmed_at, i.id), '[]')
        from resting r join imports i on i.region_id = ${undoing.regionId} and i.id = r.import_id
      ) as imports,
      (
        select coalesce(json_agg(c order by c.kind), '[]') from (
          select kind, count(*) as count, coalesce(
            json_agg(json_build_object('id', row_id, 'title', title) order by place) filter (where place <= ${rowsNamed} and title <> ''), '[]'
          ) as rows
          from numbered group by kind
        ) c
      ) as changes`.execute(tx)
  const [found] = rows
  if (found === undefined) throw new Error('no row of obstacles')
  return found
}
