import { type IntegrationToken, tokenPermissions, type UnitRef } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { UnitInReach } from '../../access/units.ts'
import type { Database, Tx } from '../../kernel/db.ts'
import type { Narrowing } from './narrow.rules.ts'
import { stateOn } from './terms.rules.ts'

interface TokenRow {
  id: string
  regionId: number
  name: string
  level: UnitRef['level']
  code: string
  title: string
  answersTo: string | null
  organisationId: string | null
  permissions: string[]
  forms: string[] | null
  validFrom: string
  validTo: string
  issuerId: string
  issuedBy: string
  lastUsedOn: string | null
  revokedAt: Date | null
}

/** The municipality whose МОУО answers for the place: an organisation of the region stands in one and answers to none. */
const answersTo = sql`case when o.authority is null then coalesce(o.municipality_id, m.id) end`

const tokens = sql`
  select t.id, t.region_id as "regionId", t.name,
    case when o.id is not null then 'organisation' when m.id is not null then 'municipality' else 'region' end as level,
    coalesce(o.code, m.code, r.code) as code, coalesce(o.title, m.title, r.title) as title,
    ${answersTo} as "answersTo", o.id as "organisationId", t.permissions, t.forms,
    t.valid_from as "validFrom", t.valid_to as "validTo", t.issued_by as "issuerId", u.name as "issuedBy",
    t.last_used_on as "lastUsedOn", t.revoked_at as "revokedAt"
  from integration_tokens t join regions r on r.id = t.region_id join users u on u.id = t.issued_by
  left join municipalities m on m.id = t.municipality_id left join organisations o on o.id = t.organisation_id`

/** A permission the code does not know gives nothing. */
const known = (stored: readonly string[]) => tokenPermissions.filter((permission) => stored.includes(permission))

function tokenOf(row: TokenRow, today: string): IntegrationToken {
  const { id, name, level, code, title, forms, validFrom, validTo, issuedBy, lastUsedOn, revokedAt } = row
  const state = stateOn(today, { validFrom, validTo, isRevoked: revokedAt !== null })
  return {
    id,
    name,
    unit: { level, code, title },
    permissions: known(row.permissions),
    forms,
    validFrom,
    validTo,
    issuedBy,
    lastUsedOn,
    state,
  }
}

/** A key behind its hash with all that decides whether and for whom it works. */
export interface TokenInUse extends Narrowing {
  readonly id: string
  readonly regionId: number
  readonly issuerId: string
  readonly validFrom: string
  readonly validTo: string
  readonly isRevoked: boolean
  readonly lastUsedOn: string | null
}

export async function findTokenByHash(db: Database, hash: Buffer): Promise<TokenInUse | undefined> {
  const { rows } = await sql<TokenRow>`${tokens} where t.token_hash = ${hash}`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const { id, regionId, issuerId, validFrom, validTo, lastUsedOn, level, answersTo, organisationId, forms } = row
  const place = { level, answersTo, organisationId }
  const term = { validFrom, validTo, isRevoked: row.revokedAt !== null, lastUsedOn }
  return { id, regionId, issuerId, ...term, place, permissions: known(row.permissions), forms }
}

export async function markUsed(db: Database, id: string, day: string): Promise<void> {
  await db.updateTable('integration_tokens').set({ last_used_on: day }).where('id', '=', id).execute()
}

/** The longest list that is shown; older keys that work no more fall off its end. */
const longestList = 200

/** Keys of a place and of what lies inside it: those that may work first. */
export async function listTokens(
  tx: Tx,
  { regionId, level, answersTo: municipalityId, organisationId }: UnitInReach,
  today: string,
): Promise<IntegrationToken[]> {
  const { rows } = await sql<TokenRow>`${tokens}
    where t.region_id = ${regionId} and (${level === 'region'}
      or (${level === 'municipality'} and ${answersTo} = ${municipalityId}) or o.id = ${organisationId})
    order by (t.revoked_at is not null or t.valid_to < ${today}), t.valid_to desc, t.name, t.id limit ${longestList}`.execute(tx)
  return rows.map((row) => tokenOf(row, today))
}

/** A key of the region by its id. */
export async function findToken(tx: Tx, regionId: number, id: string, today: string): Promise<IntegrationToken | undefined> {
  const { rows } = await sql<TokenRow>`${tokens} where t.region_id = ${regionId} and t.id = ${id}`.execute(tx)
  const [row] = rows
  return row === undefined ? undefined : tokenOf(row, today)
}

export interface TokenDraft extends Narrowing {
  readonly id: string
  readonly regionId: number
  readonly hash: Buffer
  readonly name: string
  readonly validFrom: string
  readonly validTo: string
  readonly issuerId: string
  readonly issuedAt: Date
}

export async function insertToken(tx: Tx, draft: TokenDraft): Promise<void> {
  const { place } = draft
  await tx
    .insertInto('integration_tokens')
    .values({
      id: draft.id,
      region_id: draft.regionId,
      token_hash: draft.hash,
      name: draft.name,
      municipality_id: place.level === 'municipality' ? place.answersTo : null,
      organisation_id: place.organisationId,
      permissions: [...draft.permissions],
      forms: draft.forms === null ? null : [...draft.forms],
      valid_from: draft.validFrom,
      valid_to: draft.validTo,
      issued_by: draft.issuerId,
      issued_at: draft.issuedAt,
    })
    .execute()
}

/** Ends a key for good; one that has ended stays as it was. */
export async function revokeToken(tx: Tx, regionId: number, id: string, now: Date): Promise<void> {
  await sql`update integration_tokens set revoked_at = coalesce(revoked_at, ${now}) where region_id = ${regionId} and id = ${id}`.execute(
    tx,
  )
}
