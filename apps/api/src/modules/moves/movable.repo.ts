import type { Birth, PersonKind } from '@nastavnik/contract'
import { type PersonText, personTextNames } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { columnOf } from '../../kernel/columns.ts'
import type { Tx } from '../../kernel/db.ts'
import { invalid } from '../../kernel/problem.ts'
import { consented } from '../consents/index.ts'
import { textColumns } from '../people/index.ts'

/** A card that is to go over, as it stands at the moment of the question. */
export interface MovablePerson {
  readonly id: string
  readonly organisationId: string
  readonly name: string
  readonly nameKey: string
  readonly birth: Birth
  readonly class: string
  readonly enrolledOn: string | null
  readonly leftOn: string | null
  readonly experienceYears: number | null
  readonly kind: PersonKind | null
  readonly texts: Readonly<Record<PersonText, string>>
  /** The consents that a transfer needs, as they hold today. */
  readonly consents: { readonly processing: boolean; readonly partner: boolean }
}

type Row = Record<PersonText, string> & {
  id: string
  organisation_id: string
  name: string
  name_key: string
  born_on: string | null
  born_year: number | null
  class_code: string
  enrolled_on: string | null
  left_on: string | null
  experience_years: number | null
  kind: PersonKind | null
  processing: boolean
  partner: boolean
}

/** A person of the organisations given with the consents as they hold now, held; undefined outside. */
export async function lockMovable(
  tx: Tx,
  { model, today }: { model: TargetModel; today: string },
  regionId: number,
  id: string,
): Promise<MovablePerson | undefined> {
  const terms = { model, today }
  const { rows } = await sql<Row>`
    select s.id, s.organisation_id, s.name, s.name_key, s.born_on, s.born_year, s.class_code, s.enrolled_on, s.left_on, s.experience_years, s.kind, ${textColumns},
      ${consented(terms, 'PROCESSING')} as processing, ${consented(terms, 'TRANSFER_TO_PARTNER')} as partner
    from persons s
    where s.region_id = ${regionId} and s.id = ${id} and s.erased_on is null and s.withdrawn_on is null for update of s`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const texts = Object.fromEntries(personTextNames.map((text) => [text, row[text]])) as Record<PersonText, string>
  return {
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    nameKey: row.name_key,
    birth: { day: row.born_on, year: row.born_year },
    class: row.class_code,
    enrolledOn: row.enrolled_on,
    leftOn: row.left_on,
    experienceYears: row.experience_years,
    kind: row.kind,
    texts,
    consents: { processing: row.processing, partner: row.partner },
  }
}

/**
 * The gate of a transfer: without a standing consent to processing nobody is offered or taken, and nobody goes to a partner without one to be
 * handed to partners. 422 `transfer.consentMissing`, `transfer.partnerConsentMissing`.
 */
export function refuseUnconsented({ consents }: MovablePerson, toKind: string): void {
  if (!consents.processing) throw invalid('transfer.consentMissing')
  if (toKind === 'PARTNER' && !consents.partner) throw invalid('transfer.partnerConsentMissing')
}

export interface Destination {
  readonly id: string
  readonly kind: string
  readonly isOpen: boolean
}

/** An organisation of the region and whether it takes people on the day; undefined when there is none. */
export async function findDestination(
  tx: Tx,
  regionId: number,
  by: { code: string } | { id: string },
  day: string,
): Promise<Destination | undefined> {
  const which = 'code' in by ? sql`code = ${by.code}` : sql`id = ${by.id}`
  const { rows } = await sql<Destination>`
    select id, kind, merged_into is null and (valid_to is null or valid_to >= ${day}::date) as "isOpen"
    from organisations where region_id = ${regionId} and ${which}`.execute(tx)
  return rows[0]
}

/** What the sending side needs no more once the person has left: who to call, and who speaks for a child. */
export async function forgetContacts(tx: Tx, regionId: number, id: string): Promise<void> {
  await sql`update persons set contacts = '', representative_name = '' where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export interface Namesake {
  readonly id: string
  readonly stopped: boolean
}

/** The card of this name in the receiving organisation, held; the transaction sees those who withdrew. */
export async function lockNamesake(
  tx: Tx,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  nameKey: string,
): Promise<Namesake | undefined> {
  const { rows } = await sql<Namesake>`
    select id, withdrawn_on is not null as stopped from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and name_key = ${nameKey} for update`.execute(tx)
  return rows[0]
}

const columns = personTextNames.map((text) => ({ text, column: sql.id(columnOf(text)) }))

/** Writes the card of a newcomer. */
export async function addCard(
  tx: Tx,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  id: string,
  { name, nameKey, birth, experienceYears, kind, texts }: MovablePerson,
  enrolledOn: string,
): Promise<void> {
  await sql`
    insert into persons (region_id, organisation_id, id, name, name_key, born_on, born_year, experience_years, kind, enrolled_on, ${sql.join(columns.map(({ column }) => column))})
    values (${regionId}, ${organisationId}, ${id}, ${name}, ${nameKey}, ${birth.day}, ${birth.year}, ${experienceYears}, ${kind}, ${enrolledOn},
      ${sql.join(columns.map(({ text }) => texts[text]))})`.execute(tx)
}

/** Fills what is empty in the card that stands; whoever had left it is back. */
export async function joinCard(
  tx: Tx,
  regionId: number,
  id: string,
  { birth, experienceYears, kind, texts }: MovablePerson,
  enrolledOn: string,
): Promise<void> {
  const filled = sql.join(
    columns.map(({ text, column }) => sql`${column} = case when s.${column} = '' then ${texts[text]} else s.${column} end`),
  )
  await sql`
    update persons s set ${filled},
      born_on = case when s.born_year is null or (s.born_on is null and s.born_year = ${birth.year}) then ${birth.day}::date else s.born_on end,
      born_year = coalesce(s.born_year, ${birth.year}), experience_years = coalesce(s.experience_years, ${experienceYears}), kind = coalesce(s.kind, ${kind}),
      enrolled_on = case when s.enrolled_on is null or s.left_on is not null then ${enrolledOn}::date else s.enrolled_on end,
      left_on = null, left_why = null, left_ended = null, version = s.version + 1
    where s.region_id = ${regionId} and s.id = ${id}`.execute(tx)
}
