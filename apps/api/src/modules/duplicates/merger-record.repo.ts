import { mergerTables } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { Merging } from './merge-effects.repo.ts'

type MergerTable = (typeof mergerTables)[number]
type Sql = RawBuilder<unknown>

/** Rows of the tables that speak of two cards, by table. */
export type RowsOfMerger = Record<MergerTable, object[]>

interface TableOfMerger {
  readonly key: readonly string[]
  /** Which rows are of the two cards; closed under joining them: the same ones are found afterwards, less those that went. */
  readonly of: (merging: Merging) => Sql
  /** Nothing points at its rows: they are put back by taking all away and writing them anew. */
  readonly leaf: boolean
}

const both = ({ keptId, goneId }: Merging) => sql`(${keptId}::uuid, ${goneId}::uuid)`
const theirParticipations = (merging: Merging) =>
  sql`(select id from participations where region_id = ${merging.regionId} and person_id in ${both(merging)})`
/** Pairs of participations with one of theirs on either side. */
const byEither = (merging: Merging) =>
  sql`(t.mentee_id in ${theirParticipations(merging)} or t.mentor_id in ${theirParticipations(merging)})`
const byPerson = (merging: Merging) => sql`t.person_id in ${both(merging)}`

/** Parents first. A table that points at persons and is not here is found by the test of the register. */
const tables: Readonly<Record<MergerTable, TableOfMerger>> = {
  persons: { key: ['id'], of: (merging) => sql`t.id in ${both(merging)}`, leaf: false },
  participations: { key: ['id'], of: byPerson, leaf: false },
  mentorships: { key: ['id'], of: (merging) => sql`t.mentor_participation_id in ${theirParticipations(merging)}`, leaf: false },
  mentorship_mentees: {
    key: ['mentorship_id', 'mentee_participation_id'],
    of: (merging) => sql`(t.mentee_participation_id in ${theirParticipations(merging)} or t.mentorship_id in (
      select id from mentorships where region_id = ${merging.regionId} and mentor_participation_id in ${theirParticipations(merging)}))`,
    leaf: true,
  },
  meeting_members: {
    key: ['meeting_id', 'participation_id'],
    of: (merging) => sql`t.participation_id in ${theirParticipations(merging)}`,
    leaf: true,
  },
  matching_decisions: { key: ['id'], of: byEither, leaf: true },
  matching_pairs: { key: ['round_id', 'mentee_id'], of: byEither, leaf: true },
  pair_proposals: { key: ['id'], of: byEither, leaf: true },
  joint_pairs: { key: ['round_id', 'mentee_id', 'mentor_id'], of: byEither, leaf: true },
  consents: { key: ['id'], of: byPerson, leaf: true },
  consent_sheets: { key: ['id'], of: byPerson, leaf: true },
  family_links: {
    key: ['child_id', 'relative_id'],
    of: (merging) => sql`(t.child_id in ${both(merging)} or t.relative_id in ${both(merging)})`,
    leaf: true,
  },
  conclusions: { key: ['person_id'], of: byPerson, leaf: true },
  pair_exclusions: {
    key: ['id'],
    of: (merging) => sql`(t.mentee_id in ${both(merging)} or t.mentor_id in ${both(merging)})`,
    leaf: true,
  },
  interviews: { key: ['id'], of: byPerson, leaf: true },
  training_members: { key: ['training_id', 'person_id'], of: byPerson, leaf: true },
  certificates: { key: ['id'], of: byPerson, leaf: false },
  safety_checks: { key: ['person_id', 'kind'], of: byPerson, leaf: true },
  grades: { key: ['person_id', 'year', 'term', 'wave'], of: byPerson, leaf: true },
  promotions: { key: ['person_id', 'year'], of: byPerson, leaf: true },
  subject_requests: { key: ['id'], of: byPerson, leaf: true },
  applications: { key: ['id'], of: byPerson, leaf: true },
  inquiries: { key: ['person_id'], of: byPerson, leaf: true },
  statements: { key: ['id'], of: byPerson, leaf: true },
  respondents: { key: ['id'], of: byPerson, leaf: false },
  responses: {
    key: ['id'],
    of: (merging) =>
      sql`t.respondent_id in (select id from respondents where region_id = ${merging.regionId} and person_id in ${both(merging)})`,
    leaf: true,
  },
}

/** All rows that speak of the two cards, as they stand. */
export async function readRows(tx: Tx, merging: Merging): Promise<RowsOfMerger> {
  const parts = mergerTables.map(
    (
      table,
    ) => sql`${sql.lit(table)}::text, (select coalesce(jsonb_agg(to_jsonb(t) order by ${sql.join(tables[table].key.map((column) => sql.ref(`t.${column}`)))}), '[]')
      from ${sql.table(table)} t where t.region_id = ${merging.regionId} and ${tables[table].of(merging)})`,
  )
  const { rows } = await sql<{ rows: RowsOfMerger }>`select jsonb_build_object(${sql.join(parts)}) as rows`.execute(tx)
  const [found] = rows
  if (found === undefined) throw new Error('no rows of two cards')
  return found.rows
}

/** Columns that can be written; read from the database, so that a column added later is put back too. */
async function columnsOf(tx: Tx, table: MergerTable): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(tx)
  return rows.map(({ name }) => name)
}

const recorded = (table: MergerTable, rows: object[]) =>
  sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`

/** Puts every row back as `before` has it; they stand as `after` has them, and are held. */
export async function restoreRows(
  tx: Tx,
  { regionId }: Pick<Merging, 'regionId'>,
  before: RowsOfMerger,
  after: RowsOfMerger,
): Promise<void> {
  const match = (table: MergerTable) =>
    sql`t.region_id = ${regionId} and ${sql.join(
      tables[table].key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`r.${column}`)}`),
      sql` and `,
    )}`
  for (const table of mergerTables.toReversed().filter((name) => tables[name].leaf)) {
    await sql`delete from ${sql.table(table)} t using ${recorded(table, after[table])} r where ${match(table)}`.execute(tx)
  }
  for (const table of mergerTables) {
    const columns = await columnsOf(tx, table)
    const names = sql.join(columns.map((column) => sql.id(column)))
    const values = sql.join(columns.map((column) => sql.ref(`r.${column}`)))
    if (!tables[table].leaf) {
      await sql`update ${sql.table(table)} t set (${names}) = row(${values}) from ${recorded(table, before[table])} r where ${match(table)}`.execute(
        tx,
      )
    }
    await sql`insert into ${sql.table(table)} (${names}) select ${values} from ${recorded(table, before[table])} r
      where not exists (select 1 from ${sql.table(table)} t where ${match(table)})`.execute(tx)
  }
}

/** Tables whose rows are no longer as the merger left them, and how many rows. Hashes are made of the rows and prove nothing. */
export async function changedTables(tx: Tx, merging: Merging, after: RowsOfMerger): Promise<{ kind: MergerTable; count: number }[]> {
  const now = await readRows(tx, merging)
  const printed = (rows: object[]) => rows.map((row) => JSON.stringify({ ...row, name_hash: undefined, keyed_version: undefined }))
  return mergerTables.flatMap((kind) => {
    const [was, is] = [new Set(printed(after[kind])), new Set(printed(now[kind]))]
    const count = Math.max([...was].filter((row) => !is.has(row)).length, [...is].filter((row) => !was.has(row)).length)
    return count === 0 ? [] : [{ kind, count }]
  })
}

/** Holds the rows against whoever changes them or adds to them meanwhile: what points at a person waits for its row. */
export async function lockRows(tx: Tx, merging: Merging): Promise<void> {
  for (const table of mergerTables) {
    await sql`select 1 from ${sql.table(table)} t where t.region_id = ${merging.regionId} and ${tables[table].of(merging)} for update of t`.execute(
      tx,
    )
  }
}
