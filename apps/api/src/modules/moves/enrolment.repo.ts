import type { LeavingReason, PersonEnrolment, UnitRef } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { decideUntil } from './days.rules.ts'

export interface Enrolled {
  readonly organisationId: string
  readonly enrolment: PersonEnrolment
}

interface Row {
  id: string
  organisation_id: string
  enrolled_on: string | null
  left_on: string | null
  left_why: LeavingReason | null
  version: number
  offer: { id: string; to: UnitRef; day: string; askedOn: string } | null
}

/** The enrolment of a person within the reach, with what is offered to another organisation; undefined outside. `lock` holds the card. */
export async function findEnrolment(
  tx: Tx,
  { regionId, organisationIds }: Reach,
  id: string,
  { timeZone, waitingDays, lock = false }: { timeZone: string; waitingDays: number; lock?: boolean },
): Promise<Enrolled | undefined> {
  const { rows } = await sql<Row>`
    select s.id, s.organisation_id, s.enrolled_on, s.left_on, s.left_why, s.version, (
      select json_build_object('id', t.id, 'day', t.day, 'askedOn', (t.asked_at at time zone ${timeZone})::date,
        'to', json_build_object('level', 'organisation', 'code', o.code, 'title', o.title))
      from transfers t join organisations o on o.id = t.to_organisation_id
      where t.region_id = ${regionId} and t.person_id = s.id and t.state = 'waiting'
    ) as offer
    from persons s
    where s.region_id = ${regionId} and s.organisation_id = any (${[...organisationIds]}::uuid[]) and s.id = ${id} and s.erased_on is null
    ${lock ? sql`for update of s` : sql``}`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const { offer } = row
  return {
    organisationId: row.organisation_id,
    enrolment: {
      personId: row.id,
      enrolledOn: row.enrolled_on,
      left: row.left_on === null || row.left_why === null ? null : { on: row.left_on, why: row.left_why },
      offered: offer === null ? null : { id: offer.id, to: offer.to, day: offer.day, until: decideUntil(offer.askedOn, waitingDays) },
      version: row.version,
    },
  }
}

export async function writeEnrolledOn(tx: Tx, regionId: number, id: string, enrolledOn: string | null): Promise<void> {
  await sql`update persons set enrolled_on = ${enrolledOn}, version = version + 1 where region_id = ${regionId} and id = ${id}`.execute(tx)
}
