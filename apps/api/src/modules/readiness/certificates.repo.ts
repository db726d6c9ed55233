import type { Certificate } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { certificateNumber } from './completion.rules.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

interface Row extends Omit<Certificate, 'number'> {
  readonly year: number
  readonly number: number
  readonly personId: string
}

/** Certificates of a person or of a training, the latest first. Those whose data was erased are nobody's and are not here. */
export async function certificatesOf(
  tx: Tx,
  regionId: number,
  whose: { readonly personId: string } | { readonly trainingId: string },
): Promise<(Certificate & { readonly personId: string })[]> {
  const condition =
    'personId' in whose ? sql`person_id = ${whose.personId}` : sql`person_id is not null and training_id = ${whose.trainingId}`
  const { rows } = await sql<Row>`
    select id, year, number, person_id as "personId", training_id as "trainingId", title, hours, issued_on as "issuedOn", valid_until as "validUntil",
      annulled_on as "annulledOn"
    from certificates where region_id = ${regionId} and ${condition} order by year desc, certificates.number desc`.execute(tx)
  return rows.map(({ year, number, ...row }) => ({ ...row, number: certificateNumber(year, number) }))
}

interface NewCertificates {
  readonly trainingId: string
  readonly title: string
  readonly hours: number
  readonly issuedOn: string
  readonly validUntil: string | null
  /** In the order of the numbers. */
  readonly people: readonly string[]
}

/**
 * Issues certificates under the organisation's next numbers of the year. Numbers go without gaps: the caller holds the organisation, and a row is
 * never deleted.
 */
export async function insertCertificates(
  tx: Tx,
  { regionId, organisationId }: Place,
  { trainingId, title, hours, issuedOn, validUntil, people }: NewCertificates,
): Promise<void> {
  const year = Number(issuedOn.slice(0, 4))
  await sql`
    insert into certificates (region_id, id, organisation_id, year, number, person_id, training_id, title, hours, issued_on, valid_until)
    select ${regionId}, t.id, ${organisationId}, ${year}, last.number + t.place, t.person_id, ${trainingId}, ${title}, ${hours}, ${issuedOn}, ${validUntil}
    from unnest(${people.map(() => newId())}::uuid[], ${[...people]}::uuid[]) with ordinality as t (id, person_id, place),
      (select coalesce(max(number), 0) as number from certificates
       where region_id = ${regionId} and organisation_id = ${organisationId} and year = ${year}) last`.execute(tx)
}

export interface FoundCertificate {
  readonly id: string
  readonly personId: string
  readonly trainingId: string
  readonly organisationId: string
}

/** A certificate of the organisations given; undefined outside. */
export async function findCertificate(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
): Promise<FoundCertificate | undefined> {
  const { rows } = await sql<FoundCertificate>`
    select c.id, c.person_id as "personId", c.training_id as "trainingId", c.organisation_id as "organisationId"
    from certificates c join persons s on s.region_id = ${regionId} and s.id = c.person_id
    where c.region_id = ${regionId} and c.organisation_id = any (${[...organisationIds]}::uuid[]) and c.id = ${id}`.execute(tx)
  return rows[0]
}

/** It holds no more; the first annulment stands. */
export async function annulCertificate(tx: Tx, regionId: number, id: string, today: string): Promise<void> {
  await sql`update certificates set annulled_on = coalesce(annulled_on, ${today}) where region_id = ${regionId} and id = ${id}`.execute(tx)
}
