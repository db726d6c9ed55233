import type { MergerPreview } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { dayBefore } from './days.rules.ts'

export interface OrganisationPresent {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly municipalityId: string | null
  readonly authority: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly mergedInto: string | null
  readonly changedOn: string | null
  readonly joinedOn: string | null
  readonly version: number
}

/** The present of organisations, locked in the order of ids: two mergers of the same pair wait for each other and never meet half-way. */
export async function lockOrganisations(tx: Tx, regionId: number, ids: readonly string[]): Promise<Map<string, OrganisationPresent>> {
  await sql`select id from organisations where region_id = ${regionId} and id = any (${[...ids]}::uuid[]) order by id for no key update`.execute(
    tx,
  )
  const { rows } = await sql<OrganisationPresent>`
    select id, title, kind, municipality_id as "municipalityId", authority, valid_from as "validFrom", valid_to as "validTo",
      merged_into as "mergedInto", version,
      (select max(until) from organisation_pasts p where p.region_id = o.region_id and p.organisation_id = o.id) as "changedOn",
      (select max(valid_to) + 1 from organisations m where m.merged_into = o.id) as "joinedOn"
    from organisations o where region_id = ${regionId} and id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface OrganisationState {
  readonly title: string
  readonly titleKey: string
  readonly kind: string
  readonly municipalityId: string | null
  readonly authority: string | null
}

/** Writes down what the organisation was until the day and makes it what it is from then on. */
export async function changeState(
  tx: Tx,
  regionId: number,
  id: string,
  { on, basis, state }: { on: string; basis: string; state: OrganisationState },
): Promise<void> {
  await sql`
    insert into organisation_pasts (region_id, organisation_id, until, title, kind, municipality_id, authority, basis)
    select region_id, id, ${on}, title, kind, municipality_id, authority, ${basis} from organisations
    where region_id = ${regionId} and id = ${id}`.execute(tx)
  await writeState(tx, id, state)
}

async function writeState(tx: Tx, id: string, { title, titleKey, kind, municipalityId, authority }: OrganisationState): Promise<void> {
  await sql`
    update organisations set title = ${title}, title_key = ${titleKey}, kind = ${kind}, municipality_id = ${municipalityId},
      authority = ${authority}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** Ends the organisation the day before; its successor, if any, counts for it from the day on. */
export async function endOrganisation(
  tx: Tx,
  id: string,
  { on, basis, successorId }: { on: string; basis: string; successorId: string | null },
): Promise<void> {
  await sql`
    update organisations set valid_to = ${dayBefore(on)}, merged_into = ${successorId}, closing_basis = ${basis}, version = version + 1
    where id = ${id}`.execute(tx)
}

export async function reopenOrganisation(tx: Tx, id: string): Promise<void> {
  await sql`
    update organisations set valid_to = null, merged_into = null, closing_basis = '', version = version + 1 where id = ${id}`.execute(tx)
}

/** The state before the last change; undefined when nothing changed. */
export async function readLastPast(
  tx: Tx,
  regionId: number,
  id: string,
): Promise<(Omit<OrganisationState, 'titleKey'> & { until: string }) | undefined> {
  const { rows } = await sql<Omit<OrganisationState, 'titleKey'> & { until: string }>`
    select until, title, kind, municipality_id as "municipalityId", authority from organisation_pasts
    where region_id = ${regionId} and organisation_id = ${id} order by until desc limit 1`.execute(tx)
  return rows[0]
}

/** Forgets the change of the day and brings back what stood before it. */
export async function restoreState(tx: Tx, regionId: number, id: string, until: string, state: OrganisationState): Promise<void> {
  await sql`delete from organisation_pasts where region_id = ${regionId} and organisation_id = ${id} and until = ${until}`.execute(tx)
  await writeState(tx, id, state)
}

/** What the organisation holds. */
export async function countHoldings(tx: Tx, regionId: number, id: string): Promise<MergerPreview> {
  const { rows } = await sql<MergerPreview>`
    select (select count(id) from persons where region_id = ${regionId} and organisation_id = ${id}) as people,
      (select count(*) from programmes where region_id = ${regionId} and organisation_id = ${id}) as programmes,
      (select count(id) from participations where region_id = ${regionId} and organisation_id = ${id}) as participations`.execute(tx)
  return rows[0] ?? { people: 0, programmes: 0, participations: 0 }
}
