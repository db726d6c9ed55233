import type { OverduePerson } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { lockOrganisation } from '../imports/index.ts'
import type { ErasedPerson } from './erasures.repo.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** Persons `s` of the organisation whose last participation ended before the day; those who never took part are not meant. */
const overdue = ({ regionId, organisationId }: Place, before: string): RawBuilder<unknown> => sql`
  from persons s join lateral (select max(p.runs_until) as last_day from participations p where p.region_id = ${regionId} and p.person_id = s.id) l on true
  where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.erased_on is null and l.last_day < ${before}::date`

export async function listOverdue(tx: Tx, place: Place, before: string, page: number): Promise<{ items: OverduePerson[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<OverduePerson & { total: number }>`
    select s.id as "personId", s.name, s.occupation, l.last_day as "lastDay", count(*) over () as total
    ${overdue(place, before)} order by l.last_day, s.name_key ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

/** The same, held for erasure with the organisation; at most `most`. */
export async function lockOverdue(tx: Tx, place: Place, before: string, most: number): Promise<ErasedPerson[]> {
  await lockOrganisation(tx, place)
  const { rows } = await sql<ErasedPerson>`
    select s.id, s.name, s.name_key as "nameKey", s.organisation_id as "organisationId"
    ${overdue(place, before)} order by l.last_day, s.name_key limit ${most} for update of s`.execute(tx)
  return rows
}

/** Deletes consents whose proof is needed no longer, with their scans. How many. */
export async function deleteConsents(tx: Tx, { regionId, organisationId }: Place, before: string): Promise<number> {
  const { rows } = await sql`
    with gone as (
      delete from consents where region_id = ${regionId} and organisation_id = ${organisationId} and coalesce(ended_on, valid_until) < ${before}::date
      returning id
    ), pages as (
      delete from scan_pages g using gone where g.region_id = ${regionId} and g.consent_id = gone.id
    )
    select id from gone`.execute(tx)
  return rows.length
}
