import type { Intake, ParticipantRole } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'
import { answerCodeOf, hashOfAnswerCode } from '../surveys/index.ts'

export interface IntakePlace {
  readonly regionId: number
  readonly organisationId: string
}

/** The code of an intake is made anew whenever it is shown. */
const codeOf = (personKey: Buffer, { organisationId }: IntakePlace, role: ParticipantRole, number: number): string =>
  answerCodeOf(personKey, `intake:${organisationId}:${role}:${number}`)

interface IntakeRow {
  role: ParticipantRole
  number: number
  opened_at: Date
  closed_at: Date | null
  version: number
}

function toIntake(personKey: Buffer, place: IntakePlace, row: IntakeRow): Intake {
  const isOpen = row.closed_at === null
  return {
    role: row.role,
    state: isOpen ? 'open' : 'closed',
    code: isOpen ? codeOf(personKey, place, row.role, row.number) : null,
    since: (row.closed_at ?? row.opened_at).toISOString(),
    version: row.version,
  }
}

/** The intake of each role, also of those never opened. */
export async function readIntakes(tx: Tx, personKey: Buffer, place: IntakePlace): Promise<Intake[]> {
  const rows = await tx
    .selectFrom('intakes')
    .select(['role', 'number', 'opened_at', 'closed_at', 'version'])
    .where('region_id', '=', place.regionId)
    .where('organisation_id', '=', place.organisationId)
    .execute()
  return (['MENTEE', 'MENTOR'] as const).map((role) => {
    const row = rows.find((candidate) => candidate.role === role)
    return row === undefined ? { role, state: 'never', code: null, since: null, version: 0 } : toIntake(personKey, place, row)
  })
}

/** Opens an intake, or gives it a new link; the caller holds the organisation. */
export async function writeOpened(
  tx: Tx,
  personKey: Buffer,
  place: IntakePlace,
  { role, at, by }: { role: ParticipantRole; at: Date; by: string | null },
): Promise<void> {
  const { regionId, organisationId } = place
  const { rows } = await sql<{ number: number }>`
    insert into intakes (region_id, organisation_id, role, number, opened_at, opened_by)
    values (${regionId}, ${organisationId}, ${role}, 1, ${at}, ${by})
    on conflict (region_id, organisation_id, role) do update
    set number = intakes.number + 1, opened_at = excluded.opened_at, opened_by = excluded.opened_by, closed_at = null, version = intakes.version + 1
    returning number`.execute(tx)
  await forgetCode(tx, place, role)
  const hash = hashOfAnswerCode(personKey, codeOf(personKey, place, role, rows[0]?.number ?? 1))
  await tx.insertInto('intake_codes').values({ code_hash: hash, region_id: regionId, organisation_id: organisationId, role }).execute()
}

async function forgetCode(tx: Tx, { regionId, organisationId }: IntakePlace, role: ParticipantRole): Promise<void> {
  await sql`delete from intake_codes where region_id = ${regionId} and organisation_id = ${organisationId} and role = ${role}`.execute(tx)
}

/** Closes an intake: its link stays known, so that whoever opens it hears that the intake is over. */
export async function writeClosed(tx: Tx, { regionId, organisationId }: IntakePlace, role: ParticipantRole, at: Date): Promise<void> {
  await sql`
    update intakes set closed_at = ${at}, version = version + 1
    where region_id = ${regionId} and organisation_id = ${organisationId} and role = ${role} and closed_at is null`.execute(tx)
}

export interface FoundIntake extends IntakePlace {
  readonly role: ParticipantRole
  readonly isOpen: boolean
  /** The last day of the organisation. */
  readonly validTo: string | null
}

/** Whose code it is, for somebody without an account; undefined when nobody's. */
export async function findIntake(db: Database, personKey: Buffer, code: string): Promise<FoundIntake | undefined> {
  const { rows } = await sql<FoundIntake>`
    select c.region_id as "regionId", c.organisation_id as "organisationId", c.role,
      i.closed_at is null and o.merged_into is null as "isOpen", o.valid_to as "validTo"
    from intake_codes c join intakes i on i.region_id = c.region_id and i.organisation_id = c.organisation_id and i.role = c.role
    join organisations o on o.id = c.organisation_id
    where c.code_hash = ${hashOfAnswerCode(personKey, code)}`.execute(db)
  return rows[0]
}
