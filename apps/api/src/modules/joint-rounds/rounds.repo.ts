import type { JointMember, RunFigures } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'

/** A round with its place and the counts of its members. */
export interface FoundJointRound {
  readonly id: string
  readonly unit: { readonly level: 'region' | 'municipality'; readonly code: string; readonly title: string }
  readonly municipalityId: string | null
  readonly form: string
  readonly orderOn: string
  readonly finishedAt: Date | null
  readonly countedAt: Date | null
  readonly version: number
  readonly organisations: number
  readonly mentees: number
  readonly mentors: number
  readonly placed: number
  readonly figures: RunFigures | null
}

const columns = sql`r.id, r.municipality_id as "municipalityId", r.form_code as form, r.order_on as "orderOn", r.finished_at as "finishedAt",
  r.counted_at as "countedAt", r.version, r.figures,
  case when m.id is null then json_build_object('level', 'region', 'code', t.code, 'title', t.title)
    else json_build_object('level', 'municipality', 'code', m.code, 'title', m.title) end as unit,
  n.organisations, n.mentees, n.mentors, n.placed`
const tables = sql`joint_rounds r join regions t on t.id = r.region_id left join municipalities m on m.id = r.municipality_id
  cross join lateral (
    select count(*) as organisations, coalesce(sum(mentees), 0) as mentees, coalesce(sum(mentors), 0) as mentors, coalesce(sum(placed), 0) as placed
    from joint_members j where j.region_id = r.region_id and j.round_id = r.id
  ) n`

/** A round of the region; `lock` holds it while something is written. */
export async function findJointRound(tx: Tx, regionId: number, id: string, lock = false): Promise<FoundJointRound | undefined> {
  const { rows } = await sql<FoundJointRound>`
    select ${columns} from ${tables} where r.region_id = ${regionId} and r.id = ${id} ${lock ? sql`for update of r` : sql``}`.execute(tx)
  return rows[0]
}

/** A page of the rounds of a place and, of a region, of its municipalities too; `forms` null: of all forms. */
export async function listJointRounds(
  tx: Tx,
  regionId: number,
  { municipalityId, forms }: { readonly municipalityId: string | null; readonly forms: readonly string[] | null },
  page: number,
) {
  const here = municipalityId === null ? sql`true` : sql`(r.municipality_id = ${municipalityId} or r.municipality_id is null)`
  const { rows, total } = await readPage(page, (window) =>
    sql<FoundJointRound & { total: number }>`
    select ${columns}, count(*) over () as total from ${tables}
    where r.region_id = ${regionId} and ${here} and (${forms === null} or r.form_code = any (${[...(forms ?? [])]}::text[]))
    order by r.finished_at is not null, r.opened_at desc, r.id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }): FoundJointRound => row), total }
}

/** Rounds that cover a place, open ones and those whose agreed pairs wait for the organisation's order, with its programmes in their form. */
export async function listInvitations(
  tx: Tx,
  regionId: number,
  { organisationId, municipalityId }: { readonly organisationId: string; readonly municipalityId: string | null },
) {
  const { rows } = await sql<FoundJointRound & { programmes: { id: string; title: string }[]; joined: { programme: string } | null }>`
    select ${columns}, coalesce((
      select json_agg(json_build_object('id', g.id, 'title', g.title) order by g.title_key, g.id) from programmes g
      where g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.form_code = r.form_code
    ), '[]') as programmes, (
      select json_build_object('programme', j.programme_id) from joint_members j
      where j.region_id = ${regionId} and j.round_id = r.id and j.organisation_id = ${organisationId}
    ) as joined
    from ${tables}
    where r.region_id = ${regionId} and (r.municipality_id is null or r.municipality_id = ${municipalityId}) and (r.finished_at is null or exists (
      select 1 from joint_pairs p where p.region_id = ${regionId} and p.round_id = r.id and p.organisation_id = ${organisationId} and p.ordered_on is null
        and p.mentee_answer = 'YES' and p.mentor_answer = 'YES'
    ))
    order by r.opened_at desc, r.id`.execute(tx)
  return rows
}

interface NewJointRound {
  readonly id: string
  readonly municipalityId: string | null
  readonly form: string
  readonly orderOn: string
  readonly at: Date
  readonly userId: string | null
}

/** Opens a round unless it is there; false: another one of the form is open in the place. */
export async function insertJointRound(
  tx: Tx,
  regionId: number,
  { id, municipalityId, form, orderOn, at, userId }: NewJointRound,
): Promise<boolean> {
  await sql`
    insert into joint_rounds (region_id, id, municipality_id, form_code, order_on, opened_at, opened_by)
    values (${regionId}, ${id}, ${municipalityId}, ${form}, ${orderOn}, ${at}, ${userId}) on conflict do nothing`.execute(tx)
  const found = await findJointRound(tx, regionId, id)
  return found !== undefined && found.municipalityId === municipalityId && found.form === form
}

interface JointChange {
  readonly finishedAt?: Date
  readonly counted?: { readonly at: Date; readonly inputHash: Buffer; readonly figures: RunFigures }
}

/** Notes what has become of a round: its version goes up. The caller holds the row. */
export async function touchJointRound(tx: Tx, regionId: number, id: string, { finishedAt, counted }: JointChange): Promise<void> {
  const counting: RawBuilder<unknown> =
    counted === undefined
      ? sql``
      : sql`, counted_at = ${counted.at}, input_hash = ${counted.inputHash}, figures = ${JSON.stringify(counted.figures)}`
  await sql`
    update joint_rounds set version = version + 1, finished_at = coalesce(${finishedAt ?? null}, finished_at) ${counting}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

interface Member {
  readonly roundId: string
  readonly organisationId: string
}

/** Lets an organisation take part with a programme, or with another one than before. */
export async function writeMember(
  tx: Tx,
  regionId: number,
  { roundId, organisationId }: Member,
  { programmeId, at, userId }: { readonly programmeId: string; readonly at: Date; readonly userId: string | null },
): Promise<void> {
  await sql`
    insert into joint_members (region_id, round_id, organisation_id, programme_id, joined_at, joined_by)
    values (${regionId}, ${roundId}, ${organisationId}, ${programmeId}, ${at}, ${userId})
    on conflict (region_id, round_id, organisation_id) do update set programme_id = excluded.programme_id`.execute(tx)
}

export async function deleteMember(tx: Tx, regionId: number, { roundId, organisationId }: Member): Promise<void> {
  await sql`delete from joint_members where region_id = ${regionId} and round_id = ${roundId} and organisation_id = ${organisationId}`.execute(
    tx,
  )
}

/** With which programme an organisation takes part, and its mentees in the last count; undefined: it does not. */
export async function findMember(
  tx: Tx,
  regionId: number,
  { roundId, organisationId }: Member,
): Promise<{ programmeId: string; mentees: number } | undefined> {
  const { rows } = await sql<{ programmeId: string; mentees: number }>`
    select programme_id as "programmeId", mentees from joint_members
    where region_id = ${regionId} and round_id = ${roundId} and organisation_id = ${organisationId}`.execute(tx)
  return rows[0]
}

export async function hasProgramme(
  tx: Tx,
  regionId: number,
  organisationId: string,
  { id, form }: { id: string; form: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from programmes where region_id = ${regionId} and organisation_id = ${organisationId} and id = ${id} and form_code = ${form}`.execute(
    tx,
  )
  return rows.length > 0
}

/** Forms in which a round of a place is open; `municipalityId` null: of the whole region. */
export async function readOpenForms(tx: Tx, regionId: number, municipalityId: string | null): Promise<string[]> {
  const { rows } = await sql<{ form: string }>`
    select form_code as form from joint_rounds
    where region_id = ${regionId} and municipality_id is not distinct from ${municipalityId} and finished_at is null`.execute(tx)
  return rows.map(({ form }) => form)
}

/** Writes what the last count has made of an organisation. */
export async function countMember(
  tx: Tx,
  regionId: number,
  { roundId, organisationId }: Member,
  { mentees, mentors, placed }: { readonly mentees: number; readonly mentors: number; readonly placed: number },
): Promise<void> {
  await sql`
    update joint_members set mentees = ${mentees}, mentors = ${mentors}, placed = ${placed}
    where region_id = ${regionId} and round_id = ${roundId} and organisation_id = ${organisationId}`.execute(tx)
}

/** So many mentees of an organisation wait no more, and are in no draft: an order has made them pairs. */
export async function countOrdered(tx: Tx, regionId: number, { roundId, organisationId }: Member, ordered: number): Promise<void> {
  await sql`
    update joint_members set mentees = greatest(0, mentees - ${ordered}), placed = greatest(0, placed - ${ordered})
    where region_id = ${regionId} and round_id = ${roundId} and organisation_id = ${organisationId}`.execute(tx)
}

/** A page of the organisations of a round, in counts. */
export async function listMembers(tx: Tx, regionId: number, roundId: string, page: number) {
  const { rows, total } = await readPage(page, (window) =>
    sql<Omit<JointMember, 'joinedAt'> & { joinedAt: Date; total: number }>`
    select json_build_object('level', 'organisation', 'code', o.code, 'title', o.title) as organisation, j.joined_at as "joinedAt", j.mentees, j.mentors,
      j.placed, count(*) over () as total
    from joint_members j join organisations o on o.id = j.organisation_id
    where j.region_id = ${regionId} and j.round_id = ${roundId} order by o.title, o.id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, joinedAt, ...row }): JointMember => ({ ...row, joinedAt: joinedAt.toISOString() })), total }
}
