import type { JointPair, JointPairs, PairAnswer, PersonKind } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'

interface Member {
  readonly roundId: string
  readonly organisationId: string
}

/** A pair as the count has found it. */
export interface NewJointPair {
  readonly mentee: string
  readonly mentor: string
  readonly mentorOrganisationId: string
  readonly points: number
  readonly matched: readonly string[]
  readonly menteeAge: number | null
  readonly mentorKind: PersonKind | null
}

interface StandingPair {
  readonly mentee: string
  readonly mentor: string
  readonly state: 'refused' | 'agreed'
}

/** Pairs of an organisation's mentees that a new count must not touch: refused ones, and those to which both have said yes. */
export async function readStanding(tx: Tx, regionId: number, { roundId, organisationId }: Member): Promise<StandingPair[]> {
  const { rows } = await sql<StandingPair>`
    select mentee_id as mentee, mentor_id as mentor, case when 'NO' in (mentee_answer, mentor_answer) then 'refused' else 'agreed' end as state
    from joint_pairs where region_id = ${regionId} and round_id = ${roundId} and organisation_id = ${organisationId} and ordered_on is null
      and ('NO' in (mentee_answer, mentor_answer) or (mentee_answer = 'YES' and mentor_answer = 'YES'))
    order by mentee_id, mentor_id`.execute(tx)
  return rows
}

/**
 * Makes the pairs of an organisation's mentees what a count has found. Refused, agreed and ordered ones stand; an answer goes with the pair it was
 * given to.
 */
export async function writePairs(
  tx: Tx,
  regionId: number,
  { roundId, organisationId }: Member,
  pairs: readonly NewJointPair[],
): Promise<void> {
  await sql`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as f (mentee uuid, mentor uuid, "mentorOrganisationId" uuid, points smallint,
        matched jsonb, "menteeAge" smallint, "mentorKind" text)
    ), gone as (
      delete from joint_pairs p where p.region_id = ${regionId} and p.round_id = ${roundId} and p.organisation_id = ${organisationId}
        and p.ordered_on is null and ('NO' in (p.mentee_answer, p.mentor_answer)) is not true
        and not exists (select 1 from found f where f.mentee = p.mentee_id and f.mentor = p.mentor_id)
    )
    insert into joint_pairs as p (region_id, round_id, organisation_id, mentee_id, mentor_id, mentor_organisation_id, points, matched, mentee_age, mentor_kind)
    select ${regionId}, ${roundId}, ${organisationId}, mentee, mentor, "mentorOrganisationId", points, array(select jsonb_array_elements_text(matched)),
      "menteeAge", "mentorKind" from found
    on conflict (region_id, round_id, mentee_id, mentor_id) do update set points = excluded.points, matched = excluded.matched,
      mentee_age = excluded.mentee_age, mentor_kind = excluded.mentor_kind`.execute(tx)
}

/** A number to call somebody by who has no name here: the same in every count. */
const numberOf = (column: string) => sql`(('x' || right(${sql.raw(column)}::text, 6))::bit(24)::int % 9000 + 1000)`

interface Row extends Omit<JointPair, 'otherAnswer'> {
  readonly otherAnswer: PairAnswer | null
  readonly total: number
}

/**
 * A page of the pairs of an organisation, of its mentees and of its mentors: one's own by name, the other by number. What the other side says is told
 * to whoever has answered.
 */
export async function listOwnPairs(tx: Tx, regionId: number, { roundId, organisationId }: Member, page: number) {
  const { rows, total } = await readPage(page, (window) =>
    sql<Row>`
    select p.mentee_id as "menteeId", p.mentor_id as "mentorId", p.side, json_build_object('personId', s.id, 'name', s.name, 'occupation', s.occupation) as own,
      json_build_object('number', p.number, 'organisation', o.title, 'age', case p.side when 'MENTOR' then p.mentee_age end,
        'kind', case p.side when 'MENTEE' then p.mentor_kind end) as other,
      p.points, p.matched, p.own_answer as "ownAnswer", p.other_answer as "otherAnswer",
      case when p.ordered_on is not null then json_build_object('number', p.order_number, 'on', p.ordered_on) end as order, count(*) over () as total
    from (
      select *, 'MENTEE' as side, mentee_id as own_id, mentor_organisation_id as other_organisation, ${numberOf('mentor_id')} as number,
        mentee_answer as own_answer, mentor_answer as other_answer
      from joint_pairs where region_id = ${regionId} and round_id = ${roundId} and organisation_id = ${organisationId}
      union all
      select *, 'MENTOR', mentor_id, organisation_id, ${numberOf('mentee_id')}, mentor_answer, mentee_answer
      from joint_pairs where region_id = ${regionId} and round_id = ${roundId} and mentor_organisation_id = ${organisationId}
    ) p
    join participations t on t.region_id = ${regionId} and t.id = p.own_id
    join persons s on s.region_id = ${regionId} and s.id = t.person_id and s.erased_on is null
    join organisations o on o.id = p.other_organisation
    order by s.name_key, p.own_id, p.points desc, p.mentee_id, p.mentor_id ${window}`.execute(tx),
  )
  const items = rows.map(
    ({ total: _total, otherAnswer, ...row }): JointPair => ({ ...row, otherAnswer: row.ownAnswer === null ? null : otherAnswer }),
  )
  return { items, total }
}

interface Numbers extends Omit<JointPairs['numbers'], 'unplaced'> {
  /** Of the organisation's mentees. */
  readonly placed: number
}

/** The pairs of an organisation in numbers. */
export async function countOwnPairs(tx: Tx, regionId: number, { roundId, organisationId }: Member): Promise<Numbers> {
  const { rows } = await sql<Numbers>`
    select count(*) as pairs, count(*) filter (where mentee_answer = 'YES' and mentor_answer = 'YES' and ordered_on is null) as agreed,
      count(*) filter (where 'NO' in (mentee_answer, mentor_answer)) as refused, count(ordered_on) as ordered,
      count(*) filter (where organisation_id = ${organisationId} and mentee_answer = 'YES' and mentor_answer = 'YES' and ordered_on is null) as "toOrder",
      count(*) filter (where organisation_id = ${organisationId} and ordered_on is null and ('NO' in (mentee_answer, mentor_answer)) is not true) as placed
    from joint_pairs where region_id = ${regionId} and round_id = ${roundId} and ${organisationId} in (organisation_id, mentor_organisation_id)`.execute(
    tx,
  )
  return rows[0] ?? { pairs: 0, agreed: 0, refused: 0, ordered: 0, toOrder: 0, placed: 0 }
}

export interface JointAnswer {
  readonly mentee: string
  readonly mentor: string
  readonly answer: PairAnswer | null
}

/** Writes what an organisation's people say of their pairs; says how many of the answers found a pair that no order has fixed. */
export async function writeAnswers(
  tx: Tx,
  regionId: number,
  { roundId, organisationId }: Member,
  answers: readonly JointAnswer[],
): Promise<number> {
  const { rows } = await sql`
    update joint_pairs p set mentee_answer = case when p.organisation_id = ${organisationId} then s.answer else p.mentee_answer end,
      mentor_answer = case when p.mentor_organisation_id = ${organisationId} then s.answer else p.mentor_answer end
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as s (mentee uuid, mentor uuid, answer text)
    where p.region_id = ${regionId} and p.round_id = ${roundId} and p.mentee_id = s.mentee and p.mentor_id = s.mentor and p.ordered_on is null
      and ${organisationId} in (p.organisation_id, p.mentor_organisation_id) returning 1`.execute(tx)
  return rows.length
}

export interface AgreedJointPair {
  readonly mentee: string
  readonly mentor: string
  readonly menteePersonId: string
  readonly programmeId: string
  readonly startsOn: string
  readonly endsOn: string | null
}

/** Pairs of an organisation's mentees to which both have said yes and which are in no order; who has a pair by now is not among them. Holds them. */
export async function lockAgreed(tx: Tx, regionId: number, { roundId, organisationId }: Member): Promise<AgreedJointPair[]> {
  const { rows } = await sql<AgreedJointPair>`
    select p.mentee_id as mentee, p.mentor_id as mentor, e.person_id as "menteePersonId", e.programme_id as "programmeId", e.starts_on as "startsOn",
      e.ends_on as "endsOn"
    from joint_pairs p join participations e on e.region_id = ${regionId} and e.id = p.mentee_id
    where p.region_id = ${regionId} and p.round_id = ${roundId} and p.organisation_id = ${organisationId} and p.ordered_on is null
      and p.mentee_answer = 'YES' and p.mentor_answer = 'YES'
      and not exists (select 1 from mentorship_mentees m where m.region_id = ${regionId} and m.mentee_participation_id = p.mentee_id)
      and not exists (select 1 from pair_proposals q where q.region_id = ${regionId} and q.mentee_id = p.mentee_id)
    order by p.mentor_id, p.mentee_id for update of p`.execute(tx)
  return rows
}

/** Notes the order that has fixed a pair. */
export async function orderPair(
  tx: Tx,
  regionId: number,
  roundId: string,
  { mentee, mentor }: Pick<AgreedJointPair, 'mentee' | 'mentor'>,
  { number, on }: { readonly number: string; readonly on: string },
): Promise<void> {
  await sql`
    update joint_pairs set order_number = ${number}, ordered_on = ${on}
    where region_id = ${regionId} and round_id = ${roundId} and mentee_id = ${mentee} and mentor_id = ${mentor}`.execute(tx)
}
