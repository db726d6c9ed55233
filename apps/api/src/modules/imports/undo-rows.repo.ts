import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { filledColumns } from './registry.repo.ts'
import type { Undoing } from './undo-obstacles.repo.ts'
import { filledTables } from './undo-record.repo.ts'

/** Contacts of an organisation that a workbook gives. */
const contacts = ['head', 'phone', 'email', 'address'] as const

const recordOf = ({ regionId, importId }: Undoing) => sql`import_undos u where u.region_id = ${regionId} and u.import_id = ${importId}`

/** Children first: a key left standing would refuse. */
async function deleteWritten(tx: Tx, undoing: Undoing): Promise<void> {
  const { regionId } = undoing
  await sql`
    delete from mentorship_mentees t
    using (select l.* from import_undos u, unnest(u.link_mentorships, u.link_mentees) as l(mentorship, mentee)
      where u.region_id = ${regionId} and u.import_id = ${undoing.importId}) as written
    where t.region_id = ${regionId} and t.mentorship_id = written.mentorship and t.mentee_participation_id = written.mentee`.execute(tx)
  for (const table of ['mentorships', 'participations', 'persons', 'programmes'] as const) {
    await sql`delete from ${sql.table(table)} t using (select unnest(u.${sql.ref(table)}) as id from ${recordOf(undoing)}) as written
      where t.region_id = ${regionId} and t.id = written.id`.execute(tx)
  }
}

/** What was filled is as it was, the version too: a card read before the import may still be saved, one read after it is told that it is outdated. */
async function emptyFilled(tx: Tx, undoing: Undoing): Promise<void> {
  const { regionId } = undoing
  for (const table of filledTables) {
    const columns = filledColumns[table].map((column) => sql.id(column))
    await sql`
      update ${sql.table(table)} t set (${sql.join(columns)}) = (select ${sql.join(columns.map((column) => sql`r.${column}`))}
        from jsonb_populate_record(t, f.before) r)
      from (select f.* from import_undos u, jsonb_to_recordset(u.filled -> ${sql.lit(table)}) as f(id uuid, before jsonb)
        where u.region_id = ${regionId} and u.import_id = ${undoing.importId}) as f
      where t.region_id = ${regionId} and t.id = f.id`.execute(tx)
  }
  await sql`
    update persons t set employer_id = null
    from (select e.* from import_undos u, unnest(u.employed, u.employers) as e(id, employer)
      where u.region_id = ${regionId} and u.import_id = ${undoing.importId}) as e
    where t.region_id = ${regionId} and t.id = e.id and t.employer_id = e.employer`.execute(tx)
}

/** Only the fields that the workbook has changed; other changes of the organisation stay. */
async function restoreOrganisation(tx: Tx, { regionId, organisationId, importId }: Undoing): Promise<void> {
  const field = (name: string) => sql`case when u.card -> 'now' -> ${sql.lit(name)} is distinct from u.card -> 'was' -> ${sql.lit(name)}
    then u.card -> 'was' ->> ${sql.lit(name)} else o.${sql.ref(name)} end`
  await sql`
    update organisations o set ${sql.join(contacts.map((name) => sql`${sql.ref(name)} = ${field(name)}`))},
      version = case when o.version = (u.card -> 'now' ->> 'version')::int then (u.card -> 'was' ->> 'version')::int else o.version + 1 end
    from import_undos u where u.region_id = ${regionId} and u.import_id = ${importId} and o.id = ${organisationId}
      and u.card -> 'now' is distinct from u.card -> 'was'`.execute(tx)
  const headcount = sql`headcounts h using import_undos u where u.region_id = ${regionId} and u.import_id = ${importId}
    and h.region_id = ${regionId} and h.organisation_id = ${organisationId} and h.counted_on = (u.headcount ->> 'day')::date
    and u.headcount -> 'now' is distinct from u.headcount -> 'was'`
  await sql`delete from ${headcount}`.execute(tx)
  await sql`
    insert into headcounts select h.* from import_undos u, jsonb_populate_record(null::headcounts, u.headcount -> 'was') h
    where u.region_id = ${regionId} and u.import_id = ${importId} and jsonb_typeof(u.headcount -> 'was') = 'object'
      and u.headcount -> 'now' is distinct from u.headcount -> 'was'`.execute(tx)
}

/** Rows that this import had corrected wait where they waited. */
async function returnParked(tx: Tx, { regionId, importId }: Undoing): Promise<void> {
  await sql`
    update imports i set parked = u.source -> 'parked', waiting = (u.source ->> 'waiting')::int
    from import_undos u where u.region_id = ${regionId} and u.import_id = ${importId}
      and i.region_id = ${regionId} and i.id = (u.source ->> 'id')::uuid`.execute(tx)
}

/** Puts everything back as it was before the import. Its rows are untouched and held. */
export async function takeBack(tx: Tx, undoing: Undoing): Promise<void> {
  await emptyFilled(tx, undoing)
  await deleteWritten(tx, undoing)
  await restoreOrganisation(tx, undoing)
  await returnParked(tx, undoing)
}
