import type { MatchingWeights, RoundListItem } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

interface Places {
  readonly regionId: number
  readonly organisationIds: readonly string[]
}

interface OfProgramme {
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly programme: { readonly id: string; readonly title: string; readonly form: string }
}

export interface FoundRound extends OfProgramme {
  readonly id: string
  readonly orderOn: string
  readonly weights: MatchingWeights | null
  readonly draftRunId: string | null
  readonly finishedAt: Date | null
  readonly version: number
}

const programmeColumns = sql`json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation,
  json_build_object('id', g.id, 'title', g.title, 'form', g.form_code) as programme`

/** A programme of the organisations given; undefined outside. `lock` holds it: two rounds cannot begin at once. */
export async function findProgramme(
  tx: Tx,
  { regionId, organisationIds }: Places,
  id: string,
  lock = false,
): Promise<OfProgramme | undefined> {
  const { rows } = await sql<OfProgramme>`
    select ${programmeColumns} from programmes g join organisations o on o.id = g.organisation_id
    where g.region_id = ${regionId} and g.organisation_id = any (${[...organisationIds]}::uuid[]) and g.id = ${id}
    ${lock ? sql`for no key update of g` : sql``}`.execute(tx)
  return rows[0]
}

/** A round of the organisations given; undefined outside. `lock` holds it while something is written. */
export async function findRound(tx: Tx, { regionId, organisationIds }: Places, id: string, lock = false): Promise<FoundRound | undefined> {
  const { rows } = await sql<FoundRound>`
    select r.id, r.order_on as "orderOn", r.weights, r.draft_run_id as "draftRunId", r.finished_at as "finishedAt", r.version, ${programmeColumns}
    from matching_rounds r join programmes g on g.region_id = r.region_id and g.id = r.programme_id join organisations o on o.id = r.organisation_id
    where r.region_id = ${regionId} and r.organisation_id = any (${[...organisationIds]}::uuid[]) and r.id = ${id}
    ${lock ? sql`for update of r` : sql``}`.execute(tx)
  return rows[0]
}

type ListedRound = Omit<RoundListItem, 'createdAt' | 'finishedAt'> & { readonly createdAt: Date; readonly finishedAt: Date | null }

/** The rounds of a programme, the latest first. */
export async function listRounds(tx: Tx, regionId: number, programmeId: string): Promise<ListedRound[]> {
  const { rows } = await sql<ListedRound>`
    select id, order_on as "orderOn", created_at as "createdAt", finished_at as "finishedAt", mentees, placed, published
    from matching_rounds where region_id = ${regionId} and programme_id = ${programmeId} order by created_at desc, id`.execute(tx)
  return rows
}

export interface NewRound {
  readonly id: string
  readonly organisationId: string
  readonly programmeId: string
  readonly orderOn: string
  readonly at: Date
  readonly userId: string | null
}

/** Writes a round unless it is there; false: another one of the programme is not finished. */
export async function insertRound(
  tx: Tx,
  regionId: number,
  { id, organisationId, programmeId, orderOn, at, userId }: NewRound,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into matching_rounds (region_id, id, organisation_id, programme_id, order_on, created_at, created_by)
      values (${regionId}, ${id}, ${organisationId}, ${programmeId}, ${orderOn}, ${at}, ${userId}) on conflict do nothing returning id
    )
    select id from made union
    select id from matching_rounds where region_id = ${regionId} and programme_id = ${programmeId} and finished_at is null`.execute(tx)
  return rows.every((row) => row.id === id)
}

export interface RoundChange {
  readonly draftRunId?: string
  readonly weights?: MatchingWeights
  readonly finishedAt?: Date
}

/** Notes what has become of a round: its version goes up and its counts are taken anew. The caller holds the row. */
export async function touchRound(
  tx: Tx,
  regionId: number,
  id: string,
  { draftRunId, weights, finishedAt }: RoundChange = {},
): Promise<void> {
  await sql`
    update matching_rounds r set version = version + 1, draft_run_id = coalesce(${draftRunId ?? null}, draft_run_id),
      weights = coalesce(${weights === undefined ? null : JSON.stringify(weights)}::jsonb, weights), finished_at = coalesce(${finishedAt ?? null}, finished_at),
      mentees = (select count(*) from matching_pairs p where p.region_id = r.region_id and p.round_id = r.id),
      placed = (select count(mentor_id) from matching_pairs p where p.region_id = r.region_id and p.round_id = r.id),
      published = (select count(*) from pair_proposals q where q.region_id = r.region_id and q.round_id = r.id)
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
