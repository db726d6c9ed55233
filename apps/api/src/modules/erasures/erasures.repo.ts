import { type ErasureAct, type ErasureReason, personTextNames } from '@nastavnik/contract'
import { satisfactionItems } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { columnOf } from '../../kernel/columns.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { readPage } from '../../kernel/paged.ts'
import { lockOrganisation } from '../imports/index.ts'

export interface ErasedPerson {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly organisationId: string
}

/** A person not erased yet within the organisations given, held with the organisation, which comes first as everywhere; undefined outside. */
export async function lockPerson(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
): Promise<ErasedPerson | undefined> {
  const found = sql`from persons where region_id = ${regionId} and organisation_id = any (${[...organisationIds]}::uuid[]) and id = ${id} and erased_on is null`
  const { rows: places } = await sql<{ organisationId: string }>`select organisation_id as "organisationId" ${found}`.execute(tx)
  for (const { organisationId } of places) await lockOrganisation(tx, { regionId, organisationId })
  const { rows } = await sql<ErasedPerson>`
    select id, name, name_key as "nameKey", organisation_id as "organisationId" ${found} for update`.execute(tx)
  return rows[0]
}

/** What is wiped, as the act lists it. */
const wipedFields = [
  'name',
  'birth',
  ...personTextNames,
  'family',
  'conclusion',
  'exclusion',
  'interview',
  'training',
  'certificate',
  'safetyCheck',
  'grades',
  'request',
  'result',
  'link',
  'subjectRequest',
  'application',
  'matching',
  'statement',
  'answers',
] as const

/** What stands in the place of a name. */
const erasedName = 'Данные уничтожены'

/**
 * Wipes everything that tells who a person was. What is counted stays: participations with their dates, the month of birth — every age is asked
 * on the last day of a month —, experience and employer (method: generalisation, order РКН № 140 [M]). Consents stay as the proof until their own term.
 */
export async function wipePerson(
  tx: Tx,
  regionId: number,
  { id }: Pick<ErasedPerson, 'id'>,
  { today, now }: { today: string; now: Date },
): Promise<void> {
  const texts = sql.join(personTextNames.map((text) => sql`${sql.id(columnOf(text))} = ''`))
  await sql`
    update persons set name = ${erasedName}, name_key = ${id}, born_on = date_trunc('month', born_on)::date, ${texts},
      withdrawn_on = coalesce(withdrawn_on, ${today}), erased_on = ${today}, version = version + 1,
      name_hash = null, snils_hash = null, keyed_version = version + 1
    where region_id = ${regionId} and id = ${id}`.execute(tx)
  await sql`
    update participations set request = '', result = '', link = '', ends_on = case when runs_until > ${today}::date then greatest(starts_on, ${today}::date) else ends_on end,
      version = version + 1
    where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await sql`
    delete from scan_pages g using consent_sheets t
    where g.region_id = ${regionId} and g.state <> 'filed' and t.region_id = ${regionId} and t.id = g.sheet_id and t.person_id = ${id}`.execute(
    tx,
  )
  // What an import filled can be taken back no longer once the row is wiped, and its record holds what stood there.
  await sql`
    delete from import_undos where region_id = ${regionId} and (${id} = any (persons) or strpos(filled::text, ${id}::text) > 0)`.execute(tx)
  // What was asked and when proves nothing of who asked; nothing is left to answer.
  await sql`
    update subject_requests set text = '', answer = '', state = case when state = 'OPEN' then 'DONE' else state end,
      answered_on = coalesce(answered_on, ${today}), version = version + 1
    where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await sql`delete from family_links where region_id = ${regionId} and (child_id = ${id} or relative_id = ${id})`.execute(tx)
  await sql`delete from pair_exclusions where region_id = ${regionId} and ${id} in (mentee_id, mentor_id)`.execute(tx)
  await sql`delete from conclusions where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  for (const table of ['interviews', 'training_members', 'safety_checks']) {
    await sql`delete from ${sql.table(table)} where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  }
  // The number stays taken: whose it was is told no more.
  await sql`update certificates set person_id = null where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await sql`delete from grades where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await sql`delete from statements where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await sql`delete from inquiries where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await sql`delete from parent_codes where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await sql`delete from consent_sheets where region_id = ${regionId} and person_id = ${id} and signed_at is null`.execute(tx)
  await sql`delete from promotions where region_id = ${regionId} and person_id = ${id}`.execute(tx)
  await wipeAnswers(tx, regionId, id)
  await sql`
    update transfers set card = null, reason = '', state = case state when 'waiting' then 'cancelled' else state end, decided_at = coalesce(decided_at, ${now})
    where region_id = ${regionId} and person_id = ${id}`.execute(tx)
}

/** Words go, and every mark that no indicator is counted from; who was asked stays, as the participation does. */
async function wipeAnswers(tx: Tx, regionId: number, id: string): Promise<void> {
  const theirs = sql`(select r.id from respondents r where r.region_id = ${regionId} and r.person_id = ${id})`
  await sql`delete from answer_codes where region_id = ${regionId} and respondent_id in ${theirs}`.execute(tx)
  await sql`delete from responses where region_id = ${regionId} and respondent_id in ${theirs} and finished_at is null`.execute(tx)
  await sql`
    update responses t set texts = '{}', marks = coalesce(
      (select jsonb_object_agg(m.key, m.value) from jsonb_each(t.marks) m where m.key = any (${Object.keys(satisfactionItems)}::text[])), '{}')
    where t.region_id = ${regionId} and t.respondent_id in ${theirs}`.execute(tx)
}

export interface NewAct {
  readonly regionId: number
  readonly organisationId: string
  readonly personId: string
  /** Cards that had been joined into his. */
  readonly joined: readonly string[]
  readonly reason: ErasureReason
  readonly at: Date
  readonly userId: string | null
}

/** Writes the act under the organisation's next number; the caller holds the organisation. */
export async function addAct(tx: Tx, { regionId, organisationId, personId, joined, reason, at, userId }: NewAct): Promise<string> {
  const id = newId()
  await sql`
    insert into erasure_acts (region_id, id, organisation_id, number, person_id, joined, reason, erased_at, erased_by, fields)
    select ${regionId}, ${id}, ${organisationId}, coalesce(max(number), 0) + 1, ${personId}, ${[...joined]}::uuid[], ${reason}, ${at}, ${userId}, ${[...wipedFields]}::text[]
    from erasure_acts where region_id = ${regionId} and organisation_id = ${organisationId}`.execute(tx)
  return id
}

export interface FoundAct extends Omit<ErasureAct, 'reasonTitle' | 'erasedAt'> {
  readonly erasedAt: Date
  readonly organisationId: string
  readonly fields: string[]
}

const actColumns = sql`a.id, a.number, a.person_id as "personId", a.reason, a.erased_at as "erasedAt", u.name as by,
  a.organisation_id as "organisationId", a.fields`

/** An act of the organisations given; undefined outside. */
export async function findAct(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
): Promise<FoundAct | undefined> {
  const { rows } = await sql<FoundAct>`
    select ${actColumns} from erasure_acts a left join users u on u.region_id = ${regionId} and u.id = a.erased_by
    where a.region_id = ${regionId} and a.organisation_id = any (${[...organisationIds]}::uuid[]) and a.id = ${id}`.execute(tx)
  return rows[0]
}

/** A page of an organisation's acts, the latest first. */
export async function listActs(
  tx: Tx,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  page: number,
): Promise<{ items: FoundAct[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<FoundAct & { total: number }>`
    select ${actColumns}, count(*) over () as total from erasure_acts a left join users u on u.region_id = ${regionId} and u.id = a.erased_by
    where a.region_id = ${regionId} and a.organisation_id = ${organisationId} order by a.number desc ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

export interface LogLine {
  readonly at: Date
  readonly by: string | null
  readonly role: string | null
  readonly action: string
  readonly kind: string
  readonly fields: string[]
}

/** Lines of the organisation's audit about a row, the latest first; of the kinds given. */
export async function readLog(
  tx: Tx,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  subjectId: string,
  kinds: readonly string[],
  most: number,
): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`
    select a.at, u.name as by, (
        select g.role from grants g where g.region_id = ${regionId} and g.user_id = a.user_id order by g.organisation_id = ${organisationId} desc, g.valid_from desc limit 1
      ) as role, a.action, a.kind, a.fields
    from audit_entries a left join users u on u.region_id = ${regionId} and u.id = a.user_id
    where a.region_id = ${regionId} and a.organisation_id = ${organisationId} and a.subject_id = ${subjectId} and a.kind = any (${[...kinds]}::text[])
    order by a.at desc, a.number desc limit ${most}`.execute(tx)
  return rows
}
