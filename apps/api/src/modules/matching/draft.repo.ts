import {
  type DraftPair,
  draftPageSize,
  type MatchingRound,
  type PairAnswer,
  type PairsFilter,
  type PairsOrder,
  type RoundMentor,
} from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { readPage } from '../../kernel/paged.ts'
import { somebody } from './decisions.repo.ts'

interface OfRound {
  readonly regionId: number
  readonly roundId: string
}

/** The pairs of the draft. */
export async function readDraft(tx: Tx, { regionId, roundId }: OfRound): Promise<{ mentee: string; mentor: string }[]> {
  const { rows } = await sql<{ mentee: string; mentor: string }>`
    select mentee_id as mentee, mentor_id as mentor from matching_pairs
    where region_id = ${regionId} and round_id = ${roundId} and mentor_id is not null order by mentee_id`.execute(tx)
  return rows
}

/**
 * Rows `p` of a draft with the mentee `e`, `c`; whoever is erased or has withdrawn is not among them. People are looked up one by one (`limit 1`): of rows
 * that were written a moment ago the planner knows nothing, and would read all people for each of them.
 */
const fromDraft = ({ regionId, roundId }: OfRound) => sql`
  from matching_pairs p
  cross join lateral (select id, person_id from participations where region_id = ${regionId} and id = p.mentee_id limit 1) e
  cross join lateral (
    select id, name, name_key, occupation from persons where region_id = ${regionId} and id = e.person_id and erased_on is null limit 1
  ) c
  where p.region_id = ${regionId} and p.round_id = ${roundId}`

/** The mentor `t`, `a` of a row, and the decision `d` that locks the pair. */
const withMentor = ({ regionId, roundId }: OfRound) => sql`
  left join lateral (select id, person_id from participations where region_id = ${regionId} and id = p.mentor_id limit 1) t on true
  left join lateral (
    select id, name, name_key, occupation from persons where region_id = ${regionId} and id = t.person_id and erased_on is null limit 1
  ) a on true
  left join lateral (
    select id, reason from matching_decisions
    where region_id = ${regionId} and round_id = ${roundId} and kind = 'LOCK' and mentee_id = p.mentee_id and mentor_id = p.mentor_id limit 1
  ) d on true`

const isLocked = ({ regionId, roundId }: OfRound) => sql<boolean>`exists (
  select 1 from matching_decisions d where d.region_id = ${regionId} and d.round_id = ${roundId} and d.kind = 'LOCK' and d.mentee_id = p.mentee_id
    and d.mentor_id = p.mentor_id)`

const agreed = sql<boolean>`(p.mentee_answer = 'YES' and p.mentor_answer = 'YES')`
const refused = sql<boolean>`('NO' in (p.mentee_answer, p.mentor_answer))`
const filtersOf = (of: OfRound): Readonly<Record<PairsFilter, RawBuilder<boolean>>> => ({
  unplaced: sql`p.mentor_id is null`,
  placed: sql`p.mentor_id is not null`,
  locked: isLocked(of),
  warned: sql`p.warnings <> '{}'`,
  agreed: sql`${agreed} is true`,
  refused: sql`${refused} is true`,
  unanswered: sql`p.mentor_id is not null and ${agreed} is not true and ${refused} is not true`,
})
const orders: Readonly<Record<PairsOrder, (nameKey: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  name: (nameKey) => sql`${nameKey}, p.mentee_id`,
  points: (nameKey) => sql`p.mentor_id is not null, p.points, ${nameKey}, p.mentee_id`,
  waiting: (nameKey) => sql`p.waiting_days desc, ${nameKey}, p.mentee_id`,
}

const pairColumns = sql`${somebody('e', 'c')} as mentee, p.waiting_days as "waitingDays", p.candidates,
  case when a.id is not null then ${somebody('t', 'a')} end as mentor, p.points, p.mentee_rank as "menteeRank", p.mentor_rank as "mentorRank", p.warnings,
  p.reason, case when d.id is not null then json_build_object('id', d.id, 'reason', d.reason) end as lock, p.mentee_answer as "menteeAnswer",
  p.mentor_answer as "mentorAnswer"`

export interface DraftFilter {
  readonly filter?: PairsFilter | undefined
  /** Part of a normalised name, of the mentee or of the mentor. */
  readonly nameKey: string
  readonly order: PairsOrder
  readonly from: number
}

/** A mentor of the row whose name has the part. */
const mentorNamed = ({ regionId }: OfRound, like: string) => sql<boolean>`exists (
  select 1 from participations t join persons a on a.region_id = ${regionId} and a.id = t.person_id and a.erased_on is null
  where t.region_id = ${regionId} and t.id = p.mentor_id and a.name_key like ${like})`

/** A part of the draft from a row on: names of mentors are looked up for the part alone. */
export async function listDraft(tx: Tx, of: OfRound, { filter, nameKey, order, from }: DraftFilter) {
  const chosen = filter === undefined ? sql`` : sql`and ${filtersOf(of)[filter]}`
  const like = likePattern(nameKey)
  const named = nameKey === '' ? sql`` : sql`and (c.name_key like ${like} or ${mentorNamed(of, like)})`
  const found = sql`${fromDraft(of)} ${chosen} ${named}`
  const { rows } = await sql<DraftPair & { total: number }>`
    with listed as materialized (
      select p.*, e.id as e_id, c.id as c_id, c.name, c.name_key, c.occupation, count(*) over () as total ${found}
      order by ${orders[order](sql`c.name_key`)} limit ${draftPageSize} offset ${from}
    )
    select ${pairColumns}, p.total from listed p
    cross join lateral (select p.e_id as id) e cross join lateral (select p.c_id as id, p.name, p.occupation) c ${withMentor(of)}
    order by ${orders[order](sql`p.name_key`)}`.execute(tx)
  const items = rows.map(({ total: _total, ...pair }): DraftPair => pair)
  if (rows.length > 0 || from === 0) return { items, total: rows[0]?.total ?? 0 }
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${found}`.execute(tx)
  return { items, total: counted[0]?.total ?? 0 }
}

/** A row of the draft; undefined: the mentee is not in the round. */
export async function findPair(tx: Tx, of: OfRound, mentee: string): Promise<DraftPair | undefined> {
  const { rows } = await sql<DraftPair>`
    with found as materialized (select p.*, e.id as e_id, c.id as c_id, c.name, c.occupation ${fromDraft(of)} and p.mentee_id = ${mentee})
    select ${pairColumns} from found p
    cross join lateral (select p.e_id as id) e cross join lateral (select p.c_id as id, p.name, p.occupation) c ${withMentor(of)}`.execute(
    tx,
  )
  return rows[0]
}

type DraftNumbers = Omit<MatchingRound['numbers'], 'published' | 'ordered' | 'prohibited'>

/**
 * The draft in numbers, each that of its filter. People are tried against lists that are made once (`is true` keeps the planner from joining them): it
 * is as fast with a planner who knows nothing of rows written a moment ago.
 */
export async function countDraft(tx: Tx, of: OfRound & { readonly organisationId: string }): Promise<DraftNumbers> {
  const filters = filtersOf(of)
  const { regionId, roundId, organisationId } = of
  const count = (filter: PairsFilter) => sql`count(*) filter (where ${filters[filter]}) as ${sql.ref(filter)}`
  const counts = (Object.keys(filters) as PairsFilter[]).map(count)
  const { rows } = await sql<DraftNumbers>`
    select count(*) as mentees, ${sql.join(counts)} from matching_pairs p
    where p.region_id = ${regionId} and p.round_id = ${roundId} and (p.mentee_id in (
      select id from participations where region_id = ${regionId} and organisation_id = ${organisationId} and (person_id in (
        select id from persons where region_id = ${regionId} and organisation_id = ${organisationId} and erased_on is null
      )) is true
    )) is true`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a count without a row')
  return row
}

/** The people of a round by participation: who they are on a screen. Whoever is erased or has withdrawn is not there. */
export async function readPeople(
  tx: Tx,
  regionId: number,
  participations: readonly string[],
): Promise<ReadonlyMap<string, DraftPair['mentee']>> {
  const { rows } = await sql<DraftPair['mentee']>`
    select e.id as "participationId", c.id as "personId", c.name, c.occupation
    from participations e join persons c on c.region_id = ${regionId} and c.id = e.person_id and c.erased_on is null
    where e.region_id = ${regionId} and e.id = any (${[...participations]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.participationId, row]))
}

export interface Answer {
  readonly mentee: string
  readonly side: 'MENTEE' | 'MENTOR' | 'BOTH'
  readonly answer: PairAnswer | null
}

/** Writes what was said to pairs; says how many of the answers found a pair. */
export async function writeAnswers(tx: Tx, { regionId, roundId }: OfRound, answers: readonly Answer[]): Promise<number> {
  const { rows } = await sql`
    update matching_pairs p set mentee_answer = case when s.side = 'MENTOR' then p.mentee_answer else s.answer end,
      mentor_answer = case when s.side = 'MENTEE' then p.mentor_answer else s.answer end
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as s (mentee uuid, side text, answer text)
    where p.region_id = ${regionId} and p.round_id = ${roundId} and p.mentee_id = s.mentee and p.mentor_id is not null returning 1`.execute(
    tx,
  )
  return rows.length
}

type MentorRow = RoundMentor & { readonly total: number }

/** A page of the mentors of a round by name, with what they have in the draft; `mentors` are those of the draft's input with their places. */
export async function listMentors(
  tx: Tx,
  { regionId, roundId }: OfRound,
  mentors: readonly { readonly id: string; readonly places: number }[],
  { nameKey, page }: { readonly nameKey: string; readonly page: number },
) {
  const named = nameKey === '' ? sql`` : sql`where a.name_key like ${likePattern(nameKey)}`
  const { rows, total } = await readPage(page, (window) =>
    sql<MentorRow>`
    with listed as materialized (
      select m.id, m.places, a.id as person_id, a.name, a.name_key, a.occupation, count(*) over () as total
      from unnest(${mentors.map(({ id }) => id)}::uuid[], ${mentors.map(({ places }) => places)}::int[]) m (id, places)
      cross join lateral (select person_id from participations where region_id = ${regionId} and id = m.id limit 1) t
      cross join lateral (
        select id, name, name_key, occupation from persons where region_id = ${regionId} and id = t.person_id and erased_on is null limit 1
      ) a
      ${named} order by a.name_key, m.id ${window}
    )
    select json_build_object('participationId', l.id, 'personId', l.person_id, 'name', l.name, 'occupation', l.occupation) as mentor,
      coalesce(d.places, l.places) as places, h.taken, h.mentees,
      case when d.id is not null then json_build_object('id', d.id, 'reason', d.reason) end as decision, l.total
    from listed l
    left join lateral (
      select id, places, reason from matching_decisions
      where region_id = ${regionId} and round_id = ${roundId} and kind = 'PLACES' and mentor_id = l.id limit 1
    ) d on true
    cross join lateral (
      select count(*) as taken, coalesce(json_agg(${somebody('e', 'c')} order by c.name_key), '[]') as mentees
      from (select mentee_id from matching_pairs where region_id = ${regionId} and mentor_id = l.id and round_id = ${roundId} offset 0) p
      cross join lateral (select id, person_id from participations where region_id = ${regionId} and id = p.mentee_id limit 1) e
      cross join lateral (
        select id, name, name_key, occupation from persons where region_id = ${regionId} and id = e.person_id and erased_on is null limit 1
      ) c
    ) h
    order by l.name_key, l.id`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }): RoundMentor => row), total }
}
