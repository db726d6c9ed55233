import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** A mentee and a mentor of a programme, by their participations. */
interface Couple {
  readonly menteeId: string
  readonly mentorId: string
}

/** Who has chosen whom, 1 first; null: has not. */
interface Wish extends Couple {
  readonly byMentee: number | null
  readonly byMentor: number | null
}

/** The ballots of a programme as matching needs them. Whose wish an unwished couple is, is told to nobody. */
interface Ballots {
  readonly wishes: readonly Wish[]
  readonly unwished: readonly Couple[]
}

interface Row extends Couple {
  readonly unwished: boolean
  readonly byMentee: number | null
  readonly byMentor: number | null
}

/**
 * What the ballots of a programme say: of each voter the latest finished one. Who was chosen under a card that has been joined with another since
 * is the one that stands; who has withdrawn, is erased or takes no part is left out. For matching alone: it has no names and goes to no reader.
 */
export async function ballotsOf(tx: Tx, { regionId, organisationId }: Place, programmeId: string): Promise<Ballots> {
  const { rows } = await sql<Row>`
    with recursive voted as materialized (
      select distinct on (p.id) p.id, p.role, a.texts
      from participations p
      join persons s on s.region_id = ${regionId} and s.id = p.person_id and s.erased_on is null
      join respondents r on r.region_id = ${regionId} and r.participation_id = p.id
      join campaigns c on c.region_id = ${regionId} and c.id = r.campaign_id and c.purpose = 'PREFERENCE'
      join responses a on a.region_id = ${regionId} and a.respondent_id = r.id and a.finished_at is not null
      where p.region_id = ${regionId} and p.organisation_id = ${organisationId} and p.programme_id = ${programmeId}
      order by p.id, a.finished_at desc, a.id
    ), said as (
      select v.id, v.role, q.name, e.place, e.person::uuid as person
      from voted v cross join (values ('wished'), ('unwished')) q (name)
      cross join lateral jsonb_array_elements_text(coalesce(v.texts -> q.name, '[]')) with ordinality e (person, place)
    ), followed as (
      select id, role, name, place, person from said
      union all
      select f.id, f.role, f.name, f.place, g.kept_id from followed f
      join person_mergers g on g.region_id = ${regionId} and g.gone_id = f.person and g.undone_at is null
    ), chosen as (
      select distinct on (t.person_id, t.role) t.id, t.person_id, t.role from participations t
      join persons s on s.region_id = ${regionId} and s.id = t.person_id and s.erased_on is null
      where t.region_id = ${regionId} and t.organisation_id = ${organisationId} and t.programme_id = ${programmeId}
      order by t.person_id, t.role, t.starts_on desc, t.id
    )
    select case f.role when 'MENTEE' then f.id else t.id end as "menteeId", case f.role when 'MENTEE' then t.id else f.id end as "mentorId",
      f.name = 'unwished' as unwished, min(f.place) filter (where f.role = 'MENTEE')::int as "byMentee",
      min(f.place) filter (where f.role = 'MENTOR')::int as "byMentor"
    from followed f join chosen t on t.person_id = f.person and t.role <> f.role
    group by 1, 2, 3 order by 1, 2`.execute(tx)
  return {
    wishes: rows.flatMap(({ unwished, ...wish }) => (unwished ? [] : [wish])),
    unwished: rows.flatMap(({ unwished, menteeId, mentorId }) => (unwished ? [{ menteeId, mentorId }] : [])),
  }
}

/**
 * Tells that the pairs of a programme are fixed by an order of the day: its ballots go so many days after it (`retention.yaml`, `ballotDays`) instead
 * of after the end of the voting. The first order counts; a campaign of all programmes together keeps its own end. For whoever publishes pairs, in
 * the same transaction.
 */
export async function fixPairs(tx: Tx, { regionId, organisationId }: Place, programmeId: string, on: string): Promise<void> {
  await sql`
    update campaigns set pairs_fixed_on = ${on} where region_id = ${regionId} and organisation_id = ${organisationId}
      and programme_id = ${programmeId} and purpose = 'PREFERENCE' and pairs_fixed_on is null`.execute(tx)
}
