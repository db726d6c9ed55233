import type { PairProposal } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { somebody } from './decisions.repo.ts'

interface OfRound {
  readonly regionId: number
  readonly roundId: string
}

/** A pair that both have agreed to. */
export interface AgreedPair {
  readonly mentee: string
  readonly mentor: string
  readonly points: number
}

/** Pairs of the draft to which both have said yes; `mentees`: these alone. */
export async function readAgreed(tx: Tx, { regionId, roundId }: OfRound, mentees: readonly string[] | null): Promise<AgreedPair[]> {
  const { rows } = await sql<AgreedPair>`
    select p.mentee_id as mentee, p.mentor_id as mentor, p.points from matching_pairs p
    where p.region_id = ${regionId} and p.round_id = ${roundId} and p.mentee_answer = 'YES' and p.mentor_answer = 'YES'
      and (${mentees === null} or p.mentee_id = any (${[...(mentees ?? [])]}::uuid[])) order by p.mentee_id`.execute(tx)
  return rows
}

interface NewProposals {
  readonly organisationId: string
  readonly programmeId: string
  readonly pairs: readonly (AgreedPair & { readonly id: string })[]
  readonly at: Date
  readonly userId: string | null
}

/**
 * Writes proposals, takes their mentees out of the draft and the places they fill from what was decided; says how many. A mentee who has one or a
 * real pair already is not among them.
 */
export async function insertProposals(
  tx: Tx,
  { regionId, roundId }: OfRound,
  { organisationId, programmeId, pairs, at, userId }: NewProposals,
): Promise<number> {
  const { rows } = await sql<{ mentee_id: string }>`
    with made as (
      insert into pair_proposals (region_id, id, round_id, organisation_id, programme_id, mentee_id, mentor_id, points, published_at, published_by)
      select ${regionId}, s.id, ${roundId}, ${organisationId}, ${programmeId}, s.mentee, s.mentor, s.points, ${at}, ${userId}
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as s (id uuid, mentee uuid, mentor uuid, points smallint)
      where not exists (select 1 from mentorship_mentees e where e.region_id = ${regionId} and e.mentee_participation_id = s.mentee)
      on conflict (region_id, mentee_id) do nothing returning mentee_id, mentor_id
    ), spent as (
      update matching_decisions d set places = greatest(0, d.places - n.count)
      from (select mentor_id, count(*) as count from made group by mentor_id) n
      where d.region_id = ${regionId} and d.round_id = ${roundId} and d.kind = 'PLACES' and d.mentor_id = n.mentor_id
    ), drafted as (
      delete from matching_pairs p using made where p.region_id = ${regionId} and p.round_id = ${roundId} and p.mentee_id = made.mentee_id
    ), decided as (
      delete from matching_decisions d using made where d.region_id = ${regionId} and d.round_id = ${roundId} and d.mentee_id = made.mentee_id
    )
    select mentee_id from made`.execute(tx)
  return rows.length
}

/** How many mentees the persons of these mentors have already, real and proposed, on the day or later; holds their cards, so that nobody else counts meanwhile. */
export async function countTaken(tx: Tx, regionId: number, mentors: readonly string[], day: string): Promise<ReadonlyMap<string, number>> {
  await sql`
    select 1 from persons s where s.region_id = ${regionId} and s.id in (
      select person_id from participations where region_id = ${regionId} and id = any (${[...mentors]}::uuid[])
    ) order by s.id for no key update of s`.execute(tx)
  const { rows } = await sql<{ id: string; taken: number }>`
    select m.id, (
      select count(*)::int from (
        select e.mentee_participation_id as mentee from participations t
        join mentorships g on g.region_id = ${regionId} and g.mentor_participation_id = t.id
        join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = g.id
        where t.region_id = ${regionId} and t.person_id = m.person_id and t.role = 'MENTOR' and t.runs_until >= ${day}::date
        union
        select q.mentee_id from participations t join pair_proposals q on q.region_id = ${regionId} and q.mentor_id = t.id
        where t.region_id = ${regionId} and t.person_id = m.person_id
      ) each
    ) as taken
    from participations m where m.region_id = ${regionId} and m.id = any (${[...mentors]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, taken }) => [id, taken]))
}

interface ProposalRow extends Omit<PairProposal, 'publishedAt'> {
  readonly publishedAt: Date
  readonly total: number
}

/** A page of the proposals of a round by the name of the mentee. */
export async function listProposals(tx: Tx, { regionId, roundId }: OfRound, page: number) {
  const { rows, total } = await readPage(page, (window) =>
    sql<ProposalRow>`
    select q.id, ${somebody('e', 'c')} as mentee, ${somebody('t', 'a')} as mentor, q.published_at as "publishedAt", u.name as by,
      case when q.ordered_on is not null then json_build_object('number', q.order_number, 'on', q.ordered_on) end as order, count(*) over () as total
    from pair_proposals q
    join participations e on e.region_id = ${regionId} and e.id = q.mentee_id
    join persons c on c.region_id = ${regionId} and c.id = e.person_id and c.erased_on is null
    join participations t on t.region_id = ${regionId} and t.id = q.mentor_id
    join persons a on a.region_id = ${regionId} and a.id = t.person_id and a.erased_on is null
    left join users u on u.region_id = ${regionId} and u.id = q.published_by
    where q.region_id = ${regionId} and q.round_id = ${roundId} order by c.name_key, q.id ${window}`.execute(tx),
  )
  return {
    items: rows.map(({ total: _total, publishedAt, ...row }): PairProposal => ({ ...row, publishedAt: publishedAt.toISOString() })),
    total,
  }
}

export interface ProposalCounts {
  readonly published: number
  readonly ordered: number
}

export async function countProposals(tx: Tx, { regionId, roundId }: OfRound): Promise<ProposalCounts> {
  const { rows } = await sql<ProposalCounts>`
    select count(*) as published, count(ordered_on) as ordered from pair_proposals where region_id = ${regionId} and round_id = ${roundId}`.execute(
    tx,
  )
  return rows[0] ?? { published: 0, ordered: 0 }
}

/** Takes a proposal back that no order has fixed, with the place it filled; `ordered`: one has; undefined: there is none. */
export async function deleteProposal(tx: Tx, { regionId, roundId }: OfRound, id: string): Promise<'deleted' | 'ordered' | undefined> {
  const { rows } = await sql<{ ordered: boolean }>`
    select ordered_on is not null as ordered from pair_proposals where region_id = ${regionId} and round_id = ${roundId} and id = ${id} for update`.execute(
    tx,
  )
  const [row] = rows
  if (row === undefined) return undefined
  if (row.ordered) return 'ordered'
  await sql`
    with gone as (
      delete from pair_proposals where region_id = ${regionId} and id = ${id} returning mentor_id
    )
    update matching_decisions d set places = least(100, d.places + 1) from gone
    where d.region_id = ${regionId} and d.round_id = ${roundId} and d.kind = 'PLACES' and d.mentor_id = gone.mentor_id`.execute(tx)
  return 'deleted'
}

interface Order {
  readonly number: string
  readonly on: string
}

/** Fixes the proposals of a round that no order has fixed yet: they become pairs and groups of the programme. Says how many. */
export async function orderProposals(
  tx: Tx,
  { regionId, roundId }: OfRound,
  { organisationId, programmeId }: { readonly organisationId: string; readonly programmeId: string },
  { number, on }: Order,
  newId: () => string,
): Promise<number> {
  const { rows } = await sql<{ mentee: string; mentor: string }>`
    update pair_proposals q set order_number = ${number}, ordered_on = ${on}
    where q.region_id = ${regionId} and q.round_id = ${roundId} and q.ordered_on is null returning q.mentee_id as mentee, q.mentor_id as mentor`.execute(
    tx,
  )
  const mentors = [...new Set(rows.map(({ mentor }) => mentor))]
  await sql`
    insert into mentorships (region_id, id, organisation_id, programme_id, mentor_participation_id)
    select ${regionId}, s.id, ${organisationId}, ${programmeId}, s.mentor
    from unnest(${mentors.map(newId)}::uuid[], ${mentors}::uuid[]) s (id, mentor)
    on conflict (region_id, mentor_participation_id) do nothing`.execute(tx)
  await sql`
    insert into mentorship_mentees (region_id, mentorship_id, mentee_participation_id, organisation_id)
    select ${regionId}, m.id, s.mentee, ${organisationId}
    from unnest(${rows.map(({ mentee }) => mentee)}::uuid[], ${rows.map(({ mentor }) => mentor)}::uuid[]) s (mentee, mentor)
    join mentorships m on m.region_id = ${regionId} and m.mentor_participation_id = s.mentor
    on conflict do nothing`.execute(tx)
  return rows.length
}
