import { undoHours } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { Employed } from '../people/index.ts'
import type { ImportPlan } from './plan-import.rules.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'
import { filledColumns, type RegistryPlace } from './registry.repo.ts'

/** The import that is being taken. */
export interface Taking extends RegistryPlace {
  readonly importId: string
  /** The import whose parked rows it corrects. */
  readonly follows: string | null
  readonly now: Date
}

/** Sent as one text: the driver would look at each id by itself. */
const uuids = (ids: readonly string[]) => sql`${`{${ids.join()}}`}::uuid[]`
const idsOf = (rows: readonly { readonly id: string }[]) => uuids(rows.map(({ id }) => id))

export const filledTables = ['persons', 'participations', 'programmes'] as const
type FilledTable = (typeof filledTables)[number]
/** `name, made, name, made`: the arguments of jsonb_build_object. */
const byTable = (made: (table: FilledTable) => ReturnType<typeof sql>) =>
  sql`jsonb_build_object(${sql.join(filledTables.flatMap((table) => [sql`${sql.lit(table)}::text`, made(table)]))})`

/** Contacts of the organisation as they stand. */
const cardNow = (organisationId: string) => sql`(
  select jsonb_build_object('head', head, 'phone', phone, 'email', email, 'address', address, 'version', version)
  from organisations where id = ${organisationId})`
const headcountOf = ({ regionId, organisationId }: RegistryPlace, day: ReturnType<typeof sql>) => sql`(
  select to_jsonb(h) from headcounts h
  where h.region_id = ${regionId} and h.organisation_id = ${organisationId} and h.counted_on = ${day})`

/** What was done more than a day ago can no longer be taken back; nothing of it is kept. */
export async function forgetLateUndos(tx: Tx, regionId: number, organisationIds: readonly string[], now: Date): Promise<void> {
  await sql`delete from import_undos where region_id = ${regionId} and organisation_id = any (${[...organisationIds]}::uuid[])
    and until <= ${now}`.execute(tx)
}

/** Keeps, before a plan is written, which rows it will write and what stands where it will fill. Goes with `keepAfter`. */
export async function keepBefore(tx: Tx, taking: Taking, plan: ImportPlan, sheet: SchoolWorkbook['organisation']): Promise<void> {
  const { regionId, organisationId, importId, follows, now } = taking
  const until = new Date(now.getTime() + undoHours * 3_600_000)
  const completed = {
    persons: plan.completedPersons,
    participations: plan.completedParticipations,
    programmes: plan.describedProgrammes,
  }
  const standing = byTable(
    (table) => sql`(
      select coalesce(jsonb_agg(to_jsonb(t)), '[]') from ${sql.table(table)} t
      where t.region_id = ${regionId} and t.id = any (${idsOf(completed[table])}))`,
  )
  const day = sheet?.headcount?.countedOn
  await forgetLateUndos(tx, regionId, [organisationId], now)
  await sql`
    insert into import_undos (region_id, import_id, organisation_id, until, persons, programmes, participations, mentorships,
      link_mentorships, link_mentees, rests, filled, card, headcount, source)
    select ${regionId}, ${importId}, ${organisationId}, ${until}, ${idsOf(plan.newPersons)}, ${idsOf(plan.newProgrammes)},
      ${idsOf(plan.newParticipations)}, ${idsOf(plan.newMentorships)}, ${uuids(plan.newLinks.map((link) => link.mentorshipId))},
      ${uuids(plan.newLinks.map((link) => link.menteeParticipationId))}, ${idsOf(plan.knownParticipations)}, ${standing},
      ${sheet === undefined ? sql`null` : sql`jsonb_build_object('was', ${cardNow(organisationId)})`},
      ${day === undefined ? sql`null` : sql`jsonb_build_object('day', ${day}::date, 'was', ${headcountOf(taking, sql`${day}`)})`},
      (select jsonb_build_object('id', id, 'parked', parked, 'waiting', waiting) from imports
        where region_id = ${regionId} and id = ${follows}::uuid)`.execute(tx)
}

/** Of each row kept before, the fields that have become others, as they were; and the version of now, by which a later hand is seen. */
const changedFields = (regionId: number, table: FilledTable) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'version', t.version, 'before', d.before)), '[]')
  from jsonb_array_elements(u.filled -> ${sql.lit(table)}) as kept(row)
  join ${sql.table(table)} t on t.region_id = ${regionId} and t.id = (kept.row ->> 'id')::uuid
  cross join lateral (select to_jsonb(t) as row offset 0) as present
  cross join lateral (
    select jsonb_object_agg(key, value) as before from jsonb_each(kept.row)
    where key = any (${[...filledColumns[table]]}::text[]) and value is distinct from present.row -> key
  ) d)`

/** Keeps, after everything has been written, what an untouched row looks like. */
export async function keepAfter(tx: Tx, taking: Taking, employed: readonly Employed[]): Promise<void> {
  const { regionId, organisationId, importId } = taking
  await sql`
    update import_undos u set filled = ${byTable((table) => changedFields(regionId, table))},
      employed = ${idsOf(employed)}, employers = ${uuids(employed.map(({ employer }) => employer))},
      card = card || jsonb_build_object('now', ${cardNow(organisationId)}),
      headcount = headcount || jsonb_build_object('now', ${headcountOf(taking, sql`(u.headcount ->> 'day')::date`)}),
      source = source || jsonb_build_object('left', (
        select md5(parked::text) from imports where region_id = ${regionId} and id = (u.source ->> 'id')::uuid))
    where region_id = ${regionId} and import_id = ${importId}`.execute(tx)
}

export async function forgetUndo(tx: Tx, regionId: number, importId: string): Promise<void> {
  await tx.deleteFrom('import_undos').where('region_id', '=', regionId).where('import_id', '=', importId).execute()
}
