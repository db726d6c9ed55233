import { type ParticipantRole, type PersonKind, type PersonText, personTextNames } from '@nastavnik/contract'
import { sql } from 'kysely'
import { columnOf } from '../../kernel/columns.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/problem.ts'
import type { IntakePlace } from './intakes.repo.ts'

/** What an accepted application says of a card. */
export interface TakenCard {
  readonly name: string
  readonly nameKey: string
  readonly bornOn: string
  readonly kind: PersonKind | null
  readonly texts: Readonly<Partial<Record<PersonText, string>>>
}

const columns = personTextNames.map((text) => ({ text, column: sql.id(columnOf(text)) }))
const yearOf = (day: string) => Number(day.slice(0, 4))

/** Writes a new card. 409 `person.nameTaken` when the name stands already. */
export async function addCard(tx: Tx, { regionId, organisationId }: IntakePlace, id: string, card: TakenCard): Promise<void> {
  const { name, nameKey, bornOn, kind, texts } = card
  await sql`
    insert into persons (region_id, organisation_id, id, name, name_key, born_on, born_year, kind, ${sql.join(columns.map(({ column }) => column))})
    values (${regionId}, ${organisationId}, ${id}, ${name}, ${nameKey}, ${bornOn}, ${yearOf(bornOn)}, ${kind},
      ${sql.join(columns.map(({ text }) => texts[text] ?? ''))})`.execute(tx)
}

/** A card as it is held before it is filled. */
export interface HeldCard {
  readonly bornOn: string | null
  readonly bornYear: number | null
  readonly leftOn: string | null
}

export async function lockCard(tx: Tx, { regionId, organisationId }: IntakePlace, id: string): Promise<HeldCard | undefined> {
  const { rows } = await sql<HeldCard>`
    select born_on as "bornOn", born_year as "bornYear", left_on as "leftOn" from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and id = ${id} and erased_on is null for update`.execute(tx)
  return rows[0]
}

/** Fills what is empty in the card that stands. */
export async function fillCard(tx: Tx, regionId: number, id: string, { bornOn, kind, texts }: TakenCard): Promise<void> {
  const filled = sql.join(
    columns.map(({ text, column }) => sql`${column} = case when s.${column} = '' then ${texts[text] ?? ''} else s.${column} end`),
  )
  await sql`
    update persons s set ${filled}, born_on = coalesce(s.born_on, ${bornOn}::date), born_year = coalesce(s.born_year, ${yearOf(bornOn)}),
      kind = coalesce(s.kind, ${kind}), version = s.version + 1
    where s.region_id = ${regionId} and s.id = ${id}`.execute(tx)
}

export async function findProgramme(tx: Tx, { regionId, organisationId }: IntakePlace, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from programmes where region_id = ${regionId} and organisation_id = ${organisationId} and id = ${id} for share`.execute(tx)
  return rows.length > 0
}

interface NewParticipation {
  readonly personId: string
  readonly programmeId: string
  readonly role: ParticipantRole
  readonly startsOn: string
  readonly request: string
}

/** Its id. 409 `participation.datesTaken` when the person begins the same on the same day already. */
export async function addParticipation(
  tx: Tx,
  { regionId, organisationId }: IntakePlace,
  { personId, programmeId, role, startsOn, request }: NewParticipation,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('participations')
    .values({
      region_id: regionId,
      id,
      organisation_id: organisationId,
      person_id: personId,
      programme_id: programmeId,
      role,
      starts_on: startsOn,
      ends_on: null,
      request: role === 'MENTEE' ? request : '',
      completed: null,
    })
    .execute()
  return id
}

export async function versionOf(tx: Tx, regionId: number, personId: string): Promise<number> {
  const { version } = await tx
    .selectFrom('persons')
    .select('version')
    .where('region_id', '=', regionId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return version
}

/** What accepting an application made. */
export interface Made {
  readonly personId: string
  /** Of the card, when it was made: whatever is written about somebody raises it. */
  readonly version: number
  readonly participationId: string | null
}

const isPointedAt = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23503'

/**
 * Deletes what accepting made, as long as nothing stands on it: the card is as it was and no row of any table points at it. 422 `application.used`.
 * The caller holds the organisation and has let go of the card.
 */
export async function unmake(
  tx: Tx,
  { regionId, organisationId }: IntakePlace,
  { personId, version, participationId }: Made,
): Promise<void> {
  // These two point at a card by its id alone.
  const { rows } = await sql`
    select 1 from persons s
    where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.id = ${personId} and s.version = ${version}
      and not exists (select 1 from transfers t where t.region_id = ${regionId} and ${personId} in (t.person_id, t.taken_person_id))
      and not exists (select 1 from parent_codes c where c.region_id = ${regionId} and c.person_id = ${personId})
      and (${participationId}::uuid is null or exists (
        select 1 from participations p where p.region_id = ${regionId} and p.id = ${participationId} and p.version = 1))
    for update`.execute(tx)
  if (rows.length === 0) throw invalid('application.used')
  try {
    if (participationId !== null)
      await tx.deleteFrom('participations').where('region_id', '=', regionId).where('id', '=', participationId).execute()
    await tx.deleteFrom('persons').where('region_id', '=', regionId).where('id', '=', personId).execute()
  } catch (error) {
    throw isPointedAt(error) ? invalid('application.used') : error
  }
}
