import type { Structure } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { structureOn } from '../organisations/index.ts'
import { freshenShared } from './shared-people.ts'

/** Where a number is counted: a whole region, a municipality of it, or one organisation. */
export interface CountingPlace {
  readonly regionId: number
  readonly municipalityId: string | null
  readonly organisationId: string | null
  /** The day whose structure counts: which organisations lie in the place, and who counts for the merged ones. */
  readonly day: string
  /** The organisations whose people count in the place on the day; null: all of the region. */
  readonly members: readonly string[] | null
}

/**
 * The place as of the last day of the time counted, or as of today. Its members are found once: every statement then has a list of ids. Who is
 * known in several organisations of a territory is found anew here, before any number is: whoever counts takes the locks in one order.
 */
export async function placeAt(
  tx: Tx,
  { regionId, municipalityId, organisationId }: UnitInReach,
  { structure, to, today }: { structure: Structure | undefined; to: string; today: string },
): Promise<CountingPlace> {
  const day = structure === 'asNow' ? today : to
  const place = { regionId, municipalityId, organisationId, day }
  if (organisationId === null) await freshenShared(tx, regionId)
  if (municipalityId === null && organisationId === null) return { ...place, members: null }
  const here = organisationId === null ? sql`municipality_id = ${municipalityId}` : sql`counted_id = ${organisationId}`
  const { rows } = await sql<{ id: string }>`select organisation_id as id from ${structureOn(regionId, day)} s where ${here}`.execute(tx)
  return { ...place, members: rows.map(({ id }) => id) }
}

/** «This organisation_id counts in the place», for a column of any table. */
export function within({ members }: CountingPlace, column: string): RawBuilder<boolean> {
  return members === null ? sql`true` : sql`${sql.ref(column)} = any (${[...members]}::uuid[])`
}

/** People of a territory may have cards in several of its organisations, and count once; an organisation counts its own cards. */
export const countsPersons = ({ organisationId }: CountingPlace): boolean => organisationId === null

/** The organisations that count in the place, as a subquery with the columns of `structureOn`. */
export const structureOf = ({ regionId, day, members }: CountingPlace): RawBuilder<unknown> => structureOn(regionId, day, members)

/** What tells one structure of a place from another: for questions that place people by it. */
export async function structureStamp(tx: Tx, place: CountingPlace): Promise<string> {
  const { rows } = await sql<{ stamp: string | null }>`
    select md5(string_agg(concat_ws(' ', organisation_id, kind, municipality_id), ',' order by organisation_id)) as stamp from ${structureOf(place)} s`.execute(
    tx,
  )
  return rows[0]?.stamp ?? ''
}
