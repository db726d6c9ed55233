import type { InterviewRecord, SentAnswers, WaitingInterview } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { readPage } from '../../kernel/paged.ts'
import type { FoundMentor } from './mentors.repo.ts'

const columns = sql`i.id, i.held_on as "heldOn", i.held_by as "heldBy", q.definition, i.answers, i.verdict, i.state, r.name as "recordedBy",
  d.name as "decidedBy", i.decided_on as "decidedOn", i.returned_why as "returnedWhy", i.version`
const withTextAndUsers = (regionId: number) => sql`join questionnaires q on q.region_id = ${regionId} and q.id = i.questionnaire_version_id
  left join users r on r.region_id = ${regionId} and r.id = i.recorded_by
  left join users d on d.region_id = ${regionId} and d.id = i.decided_by`

/** The interview with a person, with the questions as they were answered; undefined while there was none. */
export async function findInterview(
  tx: Tx,
  { regionId }: { readonly regionId: number },
  { personId }: { readonly personId: string },
): Promise<InterviewRecord | undefined> {
  const { rows } = await sql<InterviewRecord>`
    select ${columns} from interviews i ${withTextAndUsers(regionId)} where i.region_id = ${regionId} and i.person_id = ${personId}`.execute(
    tx,
  )
  return rows[0]
}

export interface FoundProtocol extends InterviewRecord {
  readonly personId: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly recordedById: string | null
}

/** A protocol within the organisations given that waits for the second decision, or had it from `userId`; undefined otherwise. */
export async function findProtocol(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  userId: string | null,
  lock = false,
): Promise<FoundProtocol | undefined> {
  const { rows } = await sql<FoundProtocol>`
    select ${columns}, s.id as "personId", s.name, i.recorded_by as "recordedById",
      json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation
    from interviews i join persons s on s.region_id = ${regionId} and s.id = i.person_id
    join organisations o on o.id = i.organisation_id ${withTextAndUsers(regionId)}
    where i.region_id = ${regionId} and i.organisation_id = any (${[...organisationIds]}::uuid[]) and i.id = ${id}
      and (i.state = 'WAITING' or i.decided_by is not distinct from ${userId}::uuid)
    ${lock ? sql`for update of i` : sql``}`.execute(tx)
  return rows[0]
}

/** A page of the protocols that wait, the oldest first. */
export async function listWaiting(
  tx: Tx,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  userId: string | null,
  page: number,
): Promise<{ items: WaitingInterview[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<WaitingInterview & { total: number }>`
    select i.id, s.name, i.held_on as "heldOn", i.verdict, r.name as "recordedBy", coalesce(i.recorded_by = ${userId}::uuid, false) as "isOwn", count(*) over () as total
    from interviews i join persons s on s.region_id = ${regionId} and s.id = i.person_id
    left join users r on r.region_id = ${regionId} and r.id = i.recorded_by
    where i.region_id = ${regionId} and i.organisation_id = ${organisationId} and i.state = 'WAITING'
    order by i.held_on, s.name_key ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

interface NewProtocol extends Pick<InterviewRecord, 'heldOn' | 'heldBy' | 'verdict'> {
  readonly answers: SentAnswers
  readonly questionnaireId: string
  readonly userId: string | null
}

/** Writes the protocol, or a new one over it: whatever was decided of the former one is decided no more. */
export async function writeInterview(
  tx: Tx,
  regionId: number,
  { personId, organisation }: FoundMentor,
  { heldOn, heldBy, verdict, answers, questionnaireId, userId }: NewProtocol,
): Promise<void> {
  await sql`
    insert into interviews (region_id, id, organisation_id, person_id, held_on, held_by, answers, questionnaire_version_id, verdict, recorded_by)
    values (${regionId}, ${newId()}, ${organisation.id}, ${personId}, ${heldOn}, ${heldBy}, ${JSON.stringify(answers)}, ${questionnaireId}, ${verdict}, ${userId})
    on conflict (region_id, person_id) do update
    set held_on = excluded.held_on, held_by = excluded.held_by, answers = excluded.answers, questionnaire_version_id = excluded.questionnaire_version_id,
      verdict = excluded.verdict, recorded_by = excluded.recorded_by, state = 'WAITING', decided_by = null, decided_on = null, returned_why = null,
      version = interviews.version + 1`.execute(tx)
}

interface Decision {
  readonly state: 'APPROVED' | 'RETURNED'
  readonly reason: string
  readonly userId: string | null
  readonly today: string
}

export async function decideProtocol(tx: Tx, regionId: number, id: string, { state, reason, userId, today }: Decision): Promise<void> {
  await sql`
    update interviews set state = ${state}, decided_by = ${userId}, decided_on = ${today}, returned_why = ${state === 'RETURNED' ? reason : null},
      version = version + 1
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
