import type { Birth, Transfer, TransferState, UnitRef } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { readPage } from '../../kernel/paged.ts'
import { conflict } from '../../kernel/problem.ts'
import { decideUntil } from './days.rules.ts'

/** What the receiving side may know of an offered person while it decides. */
interface OfferedCard {
  readonly name: string
  readonly nameKey: string
  readonly birth: Birth
  readonly class: string
}

export interface NewTransfer {
  readonly regionId: number
  readonly from: string
  readonly to: string
  readonly personId: string
  readonly day: string
  readonly by: string | null
  readonly at: Date
  readonly card: OfferedCard
}

export async function addTransfer(tx: Tx, { regionId, from, to, personId, day, by, at, card }: NewTransfer): Promise<string> {
  const id = newId()
  await tx
    .insertInto('transfers')
    .values({
      region_id: regionId,
      id,
      from_organisation_id: from,
      to_organisation_id: to,
      person_id: personId,
      day,
      state: 'waiting',
      card: JSON.stringify(card),
      asked_by: by,
      asked_at: at,
      decided_by: null,
      decided_at: null,
    })
    .execute()
  return id
}

/** An offered card is no longer as an import left it: that import cannot be taken back from under the offer. */
export async function noteOffer(tx: Tx, regionId: number, personId: string): Promise<void> {
  await sql`update persons set version = version + 1 where region_id = ${regionId} and id = ${personId}`.execute(tx)
}

/** Where a waiting offer of the person goes to, and from which day; undefined when nobody is asked. */
export async function findWaiting(tx: Tx, regionId: number, personId: string): Promise<{ to: string; day: string } | undefined> {
  return tx
    .selectFrom('transfers')
    .select(['to_organisation_id as to', 'day'])
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}

export interface FoundTransfer {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly personId: string
  readonly day: string
  readonly state: TransferState
  /** The day it was asked on. */
  readonly askedOn: string
}

/** A transfer that the reach is a side of; undefined otherwise. Not held: whoever decides writes only while it waits. */
export async function findTransfer(
  tx: Tx,
  { regionId, organisationIds }: Reach,
  id: string,
  side: 'from' | 'to',
  timeZone: string,
): Promise<FoundTransfer | undefined> {
  const { rows } = await sql<FoundTransfer>`
    select id, from_organisation_id as "from", to_organisation_id as "to", person_id as "personId", day, state, (asked_at at time zone ${timeZone})::date as "askedOn"
    from transfers where region_id = ${regionId} and id = ${id} and ${sql.ref(`${side}_organisation_id`)} = any (${[...organisationIds]}::uuid[])`.execute(
    tx,
  )
  return rows[0]
}

export interface Decision {
  readonly state: 'accepted' | 'declined' | 'cancelled'
  readonly reason?: string
  /** The card of the receiving side. */
  readonly takenAs?: string
  readonly by: string | null
  readonly at: Date
}

/**
 * Writes what came of a transfer; the receiving side keeps nothing of a person it has not taken. Whoever is second hears it: 409
 * `transfer.decided`. The card is held before the transfer, here as everywhere.
 */
export async function decide(tx: Tx, regionId: number, id: string, { state, reason = '', takenAs, by, at }: Decision): Promise<void> {
  const { rows } = await sql`
    update transfers set state = ${state}, card = null, reason = ${reason}, taken_person_id = ${takenAs ?? null}, decided_by = ${by}, decided_at = ${at}
    where region_id = ${regionId} and id = ${id} and state = 'waiting' returning id`.execute(tx)
  if (rows.length === 0) throw conflict('transfer.decided')
}

/** Offers of an organisation that waited too long; with whom they were. */
export async function expireTransfers(
  tx: Tx,
  { regionId, organisationId, askedBefore, at }: { regionId: number; organisationId: string; askedBefore: Date; at: Date },
): Promise<{ personId: string; to: string }[]> {
  const { rows } = await sql<{ personId: string; to: string }>`
    update transfers set state = 'expired', card = null, decided_at = ${at}
    where region_id = ${regionId} and from_organisation_id = ${organisationId} and state = 'waiting' and asked_at < ${askedBefore}
    returning person_id as "personId", to_organisation_id as "to"`.execute(tx)
  return rows
}

interface ListRow {
  id: string
  from: UnitRef
  to: UnitRef
  day: string
  state: TransferState
  asked_at: Date
  asked_on: string
  decided_at: Date | null
  reason: string
  card: OfferedCard | null
  is_in: boolean
  own: { id: string; name: string; born_on: string | null; born_year: number | null; class: string } | null
  namesake: { id: string; born_on: string | null; born_year: number | null; class: string } | null
  total: number
}

const unit = (alias: string) =>
  sql`json_build_object('level', 'organisation', 'code', ${sql.ref(`${alias}.code`)}, 'title', ${sql.ref(`${alias}.title`)})`
const told = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'born_on', ${sql.ref(`${alias}.born_on`)},
    'born_year', ${sql.ref(`${alias}.born_year`)}, 'class', ${sql.ref(`${alias}.class_code`)})`

/** A page of an organisation's transfers: those that wait first, then the latest. The sending side is told by its own card, the other by what was sent. */
export async function listTransfers(
  tx: Tx,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  { direction, page, timeZone, waitingDays }: { direction: 'in' | 'out' | undefined; page: number; timeZone: string; waitingDays: number },
): Promise<{ items: Transfer[]; total: number }> {
  const sides = {
    in: sql`t.to_organisation_id = ${organisationId}`,
    out: sql`t.from_organisation_id = ${organisationId}`,
  }
  const side = direction === undefined ? sql`(${sides.in} or ${sides.out})` : sides[direction]
  const { rows, total } = await readPage(page, (window) =>
    sql<ListRow>`
    select t.id, ${unit('f')} as "from", ${unit('r')} as "to", t.day, t.state, t.asked_at, (t.asked_at at time zone ${timeZone})::date as asked_on,
      t.decided_at, t.reason, t.card, ${sides.in} as is_in,
      (select ${told('s')} from persons s where s.region_id = ${regionId} and s.id in (t.person_id, t.taken_person_id) and s.organisation_id = ${organisationId}
        and s.erased_on is null) as own,
      (select ${told('n')} from persons n where ${sides.in} and n.region_id = ${regionId} and n.organisation_id = ${organisationId}
        and n.name_key = t.card ->> 'nameKey') as namesake,
      count(*) over () as total
    from transfers t join organisations f on f.id = t.from_organisation_id join organisations r on r.id = t.to_organisation_id
    where t.region_id = ${regionId} and ${side}
    order by t.state = 'waiting' desc, t.asked_at desc, t.id ${window}`.execute(tx),
  )
  return { items: rows.map((row) => toTransfer(row, waitingDays)), total }
}

function toTransfer({ own, card, namesake, ...row }: ListRow, waitingDays: number): Transfer {
  const who = own === null ? card : { name: own.name, birth: { day: own.born_on, year: own.born_year }, class: own.class }
  return {
    id: row.id,
    direction: row.is_in ? 'in' : 'out',
    from: row.from,
    to: row.to,
    day: row.day,
    state: row.state,
    askedAt: row.asked_at.toISOString(),
    until: decideUntil(row.asked_on, waitingDays),
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
    personId: own?.id ?? null,
    who: who === null ? null : { name: who.name, birth: who.birth, class: who.class },
    namesake:
      namesake === null
        ? null
        : { personId: namesake.id, birth: { day: namesake.born_on, year: namesake.born_year }, class: namesake.class },
  }
}
