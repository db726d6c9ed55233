import type { OpenRequests, SubjectRequest, SubjectRequestItem, SubjectRequestState, SubjectRequestVerdict } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

export const kindTitle = ({ retention }: TargetModel, kind: SubjectRequest['kind']): string =>
  retention.requests.find(({ code }) => code === kind)?.title ?? kind

/** Open ones by the day to answer them, then those answered, the latest first. */
const inOrder = sql`r.answered_on desc nulls first, r.due_on, r.id`

/** A page of an organisation's requests; of one state, or of all. */
export async function listRequests(
  tx: Tx,
  model: TargetModel,
  { regionId, organisationId }: Place,
  state: SubjectRequestState | undefined,
  page: number,
): Promise<{ items: SubjectRequestItem[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<Omit<SubjectRequestItem, 'kindTitle'> & { kind: SubjectRequest['kind']; total: number }>`
    select r.id, r.person_id as "personId", case when s.erased_on is null then s.name end as name, r.kind, r.asked_on as "askedOn", r.due_on as "dueOn",
      r.state, r.answered_on as "answeredOn", count(*) over () as total
    from subject_requests r join persons s on s.region_id = ${regionId} and s.id = r.person_id
    where r.region_id = ${regionId} and r.organisation_id = ${organisationId} ${state === undefined ? sql`` : sql`and r.state = ${state}`}
    order by ${inOrder} ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, kind, ...row }) => ({ ...row, kindTitle: kindTitle(model, kind) })), total }
}

/** Requests of an organisation that wait for an answer, and of them those whose last day has passed. */
export async function countOpen(tx: Tx, { regionId, organisationId }: Place, today: string): Promise<OpenRequests> {
  const { rows } = await sql<OpenRequests>`
    select count(*) as open, count(*) filter (where due_on < ${today}::date) as overdue from subject_requests
    where region_id = ${regionId} and organisation_id = ${organisationId} and state = 'OPEN'`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no row of counts')
  return row
}

export interface FoundRequest extends Omit<SubjectRequest, 'kindTitle'> {
  readonly personId: string
  readonly organisationId: string
}

const columns = sql`r.id, r.person_id as "personId", r.organisation_id as "organisationId", r.kind, r.asked_on as "askedOn", r.asked_by as "askedBy", r.text,
  r.due_on as "dueOn", r.state, r.answer, r.answered_on as "answeredOn", u.name as "answeredBy", r.version`

/** Everything that a person asked, open requests first. */
export async function listRequestsOf(tx: Tx, regionId: number, personId: string): Promise<FoundRequest[]> {
  const { rows } = await sql<FoundRequest>`
    select ${columns} from subject_requests r left join users u on u.region_id = ${regionId} and u.id = r.answered_by
    where r.region_id = ${regionId} and r.person_id = ${personId} order by ${inOrder}`.execute(tx)
  return rows
}

/** A request of one who is not erased within the organisations given; undefined outside. `lock` holds it while it is answered. */
export async function findRequest(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<FoundRequest | undefined> {
  const { rows } = await sql<FoundRequest>`
    select ${columns} from subject_requests r join persons s on s.region_id = ${regionId} and s.id = r.person_id and s.erased_on is null
    left join users u on u.region_id = ${regionId} and u.id = r.answered_by
    where r.region_id = ${regionId} and r.organisation_id = any (${[...organisationIds]}::uuid[]) and r.id = ${id}
    ${lock ? sql`for update of r` : sql``}`.execute(tx)
  return rows[0]
}

type NewRequest = Place & Pick<FoundRequest, 'id' | 'personId' | 'kind' | 'askedOn' | 'askedBy' | 'text' | 'dueOn'>

/** Writes a request, once. The card is changed by it, so that an import can no longer be taken back from under it. */
export async function addRequest(tx: Tx, { regionId, personId, ...request }: NewRequest): Promise<void> {
  const added = await tx
    .insertInto('subject_requests')
    .values({
      region_id: regionId,
      id: request.id,
      organisation_id: request.organisationId,
      person_id: personId,
      kind: request.kind,
      asked_on: request.askedOn,
      asked_by: request.askedBy,
      text: request.text,
      due_on: request.dueOn,
    })
    .onConflict((row) => row.columns(['region_id', 'id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n)
    await sql`update persons set version = version + 1 where region_id = ${regionId} and id = ${personId}`.execute(tx)
}

interface Answer {
  readonly state: SubjectRequestVerdict
  readonly answer: string
  readonly on: string
  readonly userId: string | null
}

export async function writeAnswer(tx: Tx, regionId: number, id: string, { state, answer, on, userId }: Answer): Promise<void> {
  await sql`
    update subject_requests set state = ${state}, answer = ${answer}, answered_on = ${on}, answered_by = ${userId}, version = version + 1
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
