import type {
  ApplicationListItem,
  ApplicationState,
  DeclineReason,
  IntakeChannel,
  ParticipantRole,
  QuestionnaireDefinition,
  SentAnswers,
} from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import type { Made } from './accepted.repo.ts'
import type { KnownApplicant } from './applicant.rules.ts'
import type { IntakePlace } from './intakes.repo.ts'

export interface NewApplication {
  readonly id: string
  readonly role: ParticipantRole
  readonly channel: IntakeChannel
  readonly questionnaireId: string
  readonly applicant: KnownApplicant
  readonly answers: SentAnswers
  readonly at: Date
  readonly enteredBy: string | null
}

/** Writes an application; one of this id that stands is left as it is. Whether it was written. */
export async function insertApplication(tx: Tx, { regionId, organisationId }: IntakePlace, one: NewApplication): Promise<boolean> {
  const { applicant } = one
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('applications')
    .values({
      region_id: regionId,
      id: one.id,
      organisation_id: organisationId,
      role: one.role,
      channel: one.channel,
      questionnaire_id: one.questionnaireId,
      name: applicant.name,
      name_key: applicant.nameKey,
      born_on: applicant.bornOn,
      occupation: applicant.occupation,
      contacts: applicant.contacts,
      representative_name: applicant.representativeName,
      representative_contacts: applicant.representativeContacts,
      answers: JSON.stringify(one.answers),
      applied_at: one.at,
      entered_by: one.enteredBy,
      state: 'new',
    })
    .onConflict((conflict) => conflict.columns(['region_id', 'id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Applications of an organisation that nobody has decided on. */
export async function countUndecided(tx: Tx, { regionId, organisationId }: IntakePlace): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from applications
    where region_id = ${regionId} and organisation_id = ${organisationId} and state in ('new', 'waiting')`.execute(tx)
  return rows[0]?.count ?? 0
}

interface Filter {
  readonly state?: ApplicationState | undefined
  readonly role?: ParticipantRole | undefined
  readonly class?: string | undefined
  readonly page: number
}

/** A page of an organisation's applications; those who wait longest come first, decided ones last decided first. */
export async function listApplications(
  tx: Tx,
  { regionId, organisationId }: IntakePlace,
  { state, role, class: group, page }: Filter,
): Promise<{ items: ApplicationListItem[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<Omit<ApplicationListItem, 'appliedAt'> & { appliedAt: Date; total: number }>`
    select a.id, a.role, a.name, a.occupation, a.class_code as class, a.state, a.channel, a.applied_at as "appliedAt",
      exists (select 1 from persons s where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.name_key = a.name_key) as known,
      count(*) over () as total
    from applications a
    where a.region_id = ${regionId} and a.organisation_id = ${organisationId}
      ${state === undefined ? sql`` : sql`and a.state = ${state}`} ${role === undefined ? sql`` : sql`and a.role = ${role}`}
      ${group === undefined ? sql`` : sql`and a.class_code = ${group}`}
    order by a.state in ('accepted', 'declined'), a.decided_at desc nulls last, a.applied_at, a.id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, appliedAt, ...row }) => ({ ...row, appliedAt: appliedAt.toISOString() })), total }
}

export type StateCounts = Record<ApplicationState, number>

/** How many applications of each state an organisation has, and of which classes. */
export async function countApplications(
  tx: Tx,
  { regionId, organisationId }: IntakePlace,
): Promise<{ counts: StateCounts; classes: string[] }> {
  const { rows } = await sql<{ state: ApplicationState; count: number; classes: string[] }>`
    select state, count(*)::int as count, array_agg(distinct class_code) as classes from applications
    where region_id = ${regionId} and organisation_id = ${organisationId} group by state`.execute(tx)
  const counts = { new: 0, waiting: 0, accepted: 0, declined: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
  const classes = [...new Set(rows.flatMap((row) => row.classes))].filter((code) => code !== '').sort((a, b) => a.localeCompare(b, 'ru'))
  return { counts, classes }
}

export interface FoundApplication {
  readonly id: string
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly role: ParticipantRole
  readonly channel: IntakeChannel
  readonly applicant: KnownApplicant
  readonly class: string
  readonly definition: QuestionnaireDefinition
  readonly answers: SentAnswers
  readonly appliedAt: Date
  readonly state: ApplicationState
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly declineReason: DeclineReason | null
  readonly note: string
  readonly personId: string | null
  readonly made: Made | null
  readonly version: number
}

/** An application of the organisations given; undefined outside. `lock` holds it for a decision. */
export async function findApplication(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<FoundApplication | undefined> {
  const { rows } = await sql<FoundApplication>`
    select a.id, json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation, a.role, a.channel, a.class_code as class,
      json_build_object('name', a.name, 'nameKey', a.name_key, 'bornOn', a.born_on, 'occupation', a.occupation, 'contacts', a.contacts,
        'representativeName', a.representative_name, 'representativeContacts', a.representative_contacts) as applicant,
      q.definition, a.answers, a.applied_at as "appliedAt", a.state, a.decided_at as "decidedAt", u.name as "decidedBy",
      a.decline_reason as "declineReason", a.note, a.person_id as "personId", a.made, a.version
    from applications a join organisations o on o.id = a.organisation_id
    join questionnaires q on q.region_id = ${regionId} and q.id = a.questionnaire_id
    left join users u on u.region_id = ${regionId} and u.id = a.decided_by
    where a.region_id = ${regionId} and a.organisation_id = any (${[...organisationIds]}::uuid[]) and a.id = ${id}
    ${lock ? sql`for update of a` : sql``}`.execute(tx)
  return rows[0]
}

export interface Decision {
  readonly state: ApplicationState
  readonly at: Date | null
  readonly by: string | null
  readonly reason?: DeclineReason
  readonly note?: string
  readonly personId?: string
  /** Null: a card that stood was filled. */
  readonly made?: Made | null
}

/** Writes what came of an application that the caller holds. */
export async function writeDecision(tx: Tx, regionId: number, id: string, decision: Decision): Promise<void> {
  const { state, at, by, reason = null, note = '', personId = null, made = null } = decision
  await tx
    .updateTable('applications')
    .set((eb) => ({
      state,
      decided_at: at,
      decided_by: by,
      decline_reason: reason,
      note,
      person_id: personId,
      made: made === null ? null : JSON.stringify(made),
      version: eb('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

export async function deleteApplication(tx: Tx, regionId: number, id: string): Promise<void> {
  await tx.deleteFrom('applications').where('region_id', '=', regionId).where('id', '=', id).execute()
}

/** Other applications to the organisation under this name. */
export async function countRepeats(tx: Tx, { regionId, organisationId }: IntakePlace, id: string, nameKey: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from applications
    where region_id = ${regionId} and organisation_id = ${organisationId} and name_key = ${nameKey} and id <> ${id}`.execute(tx)
  return rows[0]?.count ?? 0
}
