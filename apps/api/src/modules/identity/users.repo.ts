import { RoleCode, type UnitRef, type UserState } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Post } from '../../access/assignments.ts'
import type { UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'

/** A grant of an account with the place in words. */
export interface PostRow extends Post {
  readonly id: string
  readonly userId: string
  readonly place: UnitRef
  readonly forms: readonly string[] | null
  /** Of an informant; null: the whole organisation. */
  readonly classes: readonly string[] | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly substitutes: string | null
  readonly substitutesName: string | null
}

export const isLive = ({ validTo }: Pick<PostRow, 'validTo'>, today: string): boolean => validTo === null || validTo >= today

/** `m` is the municipality whose МОУО the place answers to: an organisation of the region is none of its, wherever it stands. */
const grantsWithPlaces = sql`grants g join regions r on r.id = g.region_id
  left join organisations o on o.id = g.organisation_id and o.region_id = g.region_id
  left join municipalities m on m.id = coalesce(g.municipality_id, case when o.authority is null then o.municipality_id end) and m.region_id = g.region_id`

/** A grant that points to a place of another territory opens nothing and is shown to nobody. */
const atHome = sql`(g.organisation_id is null or o.id is not null) and (g.municipality_id is null or m.id is not null)`

const within = (reach: Reach) => sql`(g.region_id = ${reach.regionId} and ${atHome} and (${reach.whole}
  or m.id = any (${[...reach.municipalityIds]}::uuid[]) or o.id = any (${[...reach.organisationIds]}::uuid[])))`

interface PostRecord {
  id: string
  user_id: string
  role: string
  municipality_id: string | null
  organisation_id: string | null
  level: UnitRef['level']
  code: string
  title: string
  forms: string[] | null
  classes: string[] | null
  valid_from: string
  valid_to: string | null
  substitutes: string | null
  substitutes_name: string | null
}

function postOf(row: PostRecord): PostRow[] {
  const role = RoleCode.safeParse(row.role)
  if (!role.success) return []
  const { level, code, title } = row
  return [
    {
      id: row.id,
      userId: row.user_id,
      role: role.data,
      municipalityId: row.municipality_id,
      organisationId: row.organisation_id,
      place: { level, code, title },
      forms: row.forms,
      classes: row.classes,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      substitutes: row.substitutes,
      substitutesName: row.substitutes_name,
    },
  ]
}

async function readPosts(tx: Tx, regionId: number, condition: ReturnType<typeof sql>): Promise<PostRow[]> {
  const { rows } = await sql<PostRecord>`
    select g.id, g.user_id, g.role, m.id as municipality_id, o.id as organisation_id, g.forms, g.classes, g.valid_from, g.valid_to, g.substitutes,
      a.name as substitutes_name,
      case when o.id is not null then 'organisation' when m.id is not null then 'municipality' else 'region' end as level,
      coalesce(o.code, m.code, r.code) as code, coalesce(o.title, m.title, r.title) as title
    from ${grantsWithPlaces} left join users a on a.region_id = g.region_id and a.id = g.substitutes
    where g.region_id = ${regionId} and ${atHome} and ${condition}
    order by g.valid_to desc nulls first, g.valid_from desc, g.id`.execute(tx)
  return rows.flatMap(postOf)
}

/** Every grant of the accounts, past ones too; with a reach only those that it covers. */
export const readPostsOf = (tx: Tx, regionId: number, userIds: readonly string[], reach?: Reach): Promise<PostRow[]> =>
  readPosts(tx, regionId, sql`g.user_id = any (${[...userIds]}::uuid[]) and ${reach === undefined ? sql`true` : within(reach)}`)

/** The grant within the reach; undefined when there is none. */
export const findPost = async (tx: Tx, reach: Reach, id: string): Promise<PostRow | undefined> =>
  (await readPosts(tx, reach.regionId, sql`g.id = ${id} and ${within(reach)}`))[0]

export interface StaffRow {
  readonly grantId: string
  readonly userId: string
  readonly name: string
  readonly role: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly substitutes: string | null
}

/** Grants at the organisation that hold on the day, by name; `total` counts those past the limit too. */
export async function readStaff(
  tx: Tx,
  { regionId, id }: { regionId: number; id: string },
  { today, limit }: { today: string; limit: number },
): Promise<{ rows: StaffRow[]; total: number }> {
  const { rows } = await sql<StaffRow & { total: number }>`
    select g.id as "grantId", u.id as "userId", u.name, g.role, g.valid_from as "validFrom", g.valid_to as "validTo",
      a.name as substitutes, (count(*) over ())::int as total
    from grants g join users u on u.region_id = g.region_id and u.id = g.user_id
      left join users a on a.region_id = g.region_id and a.id = g.substitutes
    where g.region_id = ${regionId} and g.organisation_id = ${id} and g.valid_from <= ${today}::date
      and (g.valid_to is null or g.valid_to >= ${today}::date)
    order by u.name, u.id, g.valid_from, g.id limit ${limit}`.execute(tx)
  return { rows, total: rows[0]?.total ?? 0 }
}

export interface Account {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly state: UserState
}

export interface UserFilter {
  readonly search?: string | undefined
  readonly role?: RoleCode | undefined
  readonly unit?: UnitInReach | undefined
  readonly state?: UserState | undefined
  readonly id?: string | undefined
  readonly page: number
}

const ofUnit = ({ level, municipalityId, organisationId }: UnitInReach) =>
  level === 'region' ? sql`true` : level === 'municipality' ? sql`m.id = ${municipalityId}` : sql`o.id = ${organisationId}`

/** A page of the accounts that hold or held a grant within the reach; whoever reaches the whole region sees those without any too. */
export async function readAccounts(
  tx: Tx,
  reach: Reach,
  { search = '', role, unit, state, id, page }: UserFilter,
  { now, today }: { now: Date; today: string },
): Promise<{ items: Account[]; total: number }> {
  const all = reach.whole && role === undefined && unit === undefined
  const { rows, total } = await readPage(page, (window) =>
    sql<Account & { total: number }>`
    with holders as materialized (
      select g.user_id, bool_or(g.valid_to is null or g.valid_to >= ${today}::date) as live from ${grantsWithPlaces}
      where ${within(reach)} and ${role === undefined ? sql`true` : sql`g.role = ${role}`} and ${unit === undefined ? sql`true` : ofUnit(unit)}
        and ${id === undefined ? sql`true` : sql`g.user_id = ${id}`}
      group by g.user_id
    ), accounts as (
      select u.id, u.login, u.name, 
        case when h.live is not true then 'ended' when u.password_hash is null then 'invited'
          when u.locked_until > ${now} then 'locked' else 'active' end as state
      from users u left join holders h on h.user_id = u.id
      where u.region_id = ${reach.regionId} and (h.user_id is not null or ${all}) and ${id === undefined ? sql`true` : sql`u.id = ${id}`}
        and (${search} = '' or position(lower(${search}) in lower(u.name)) > 0 or position(lower(${search}) in u.login) > 0)
    )
    select *, (count(*) over ())::int as total from accounts where ${state ?? null}::text is null or state = ${state ?? null}
    order by name, id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...account }) => account), total }
}

/** Another lasting administrator of the territory who can sign in; the rows stay locked, so that two cannot end each other at once. */
export async function hasOtherAdministrator(tx: Tx, regionId: number, userId: string, from: string): Promise<boolean> {
  const { rows } = await sql<{ user_id: string }>`
    select g.user_id from grants g join users u on u.id = g.user_id
    where g.region_id = ${regionId} and g.role = 'ADMINISTRATOR' and g.municipality_id is null and g.organisation_id is null
      and g.substitutes is null and g.valid_to is null and g.valid_from <= ${from}::date and u.password_hash is not null
    order by g.id for update of g`.execute(tx)
  return rows.some((row) => row.user_id !== userId)
}

/** The grant and those that stand in for it do not hold from the day on. */
export async function endPosts(tx: Tx, regionId: number, post: PostRow, from: string): Promise<void> {
  await sql`
    update grants g set valid_to = ${from}::date - 1
    where g.region_id = ${regionId} and (g.valid_to is null or g.valid_to >= ${from}::date) and (g.id = ${post.id} or (
      g.substitutes = ${post.userId} and g.role = ${post.role} and ${post.substitutes}::uuid is null
      and g.organisation_id is not distinct from ${post.organisationId}::uuid
      and coalesce(g.municipality_id, ${post.municipalityId}::uuid) is not distinct from ${post.municipalityId}::uuid))`.execute(tx)
}
