import type { QuestionnaireDefinition, QuestionnairePurpose, RespondentRole } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/** A published text of a questionnaire. */
export interface PublishedQuestionnaire {
  readonly id: string
  readonly code: string
  readonly number: number
  readonly title: string
  readonly purpose: QuestionnairePurpose
  readonly form: string | null
  readonly role: RespondentRole | null
  readonly diagnostic: boolean
  readonly definition: QuestionnaireDefinition
}

/** What chooses among them; their texts weigh a quarter of a megabyte together. */
export type QuestionnaireHead = Omit<PublishedQuestionnaire, 'definition'>

const headColumns = sql`q.id, q.code, q.number, q.title, q.purpose, q.form_code as form, q.role, q.diagnostic`
const columns = sql`${headColumns}, q.definition`

/** Which of the versions of a code is in force: the organisation's latest, else what the territory published last, else the built-in text. */
export const inForceFirst: RawBuilder<unknown> = sql`q.organisation_id is null, q.origin = 'BUILT_IN', q.number desc`

/** Whose texts. */
export interface Owner {
  readonly regionId: number
  /** Null: the territory itself. */
  readonly organisationId: string | null
}

/** The questionnaires in force in an organisation, or in the territory itself: one text for each code. */
export async function listInForce(tx: Tx, { regionId, organisationId }: Owner): Promise<PublishedQuestionnaire[]> {
  const { rows } = await sql<PublishedQuestionnaire>`
    select distinct on (q.code) ${columns} from questionnaires q
    where q.region_id = ${regionId} and q.published_at is not null and (q.organisation_id is null or q.organisation_id = ${organisationId})
    order by q.code, ${inForceFirst}`.execute(tx)
  return rows
}

/** The same without their texts. */
export async function listHeadsInForce(tx: Tx, { regionId, organisationId }: Owner): Promise<QuestionnaireHead[]> {
  const { rows } = await sql<QuestionnaireHead>`
    select distinct on (q.code) ${headColumns} from questionnaires q
    where q.region_id = ${regionId} and q.published_at is not null and (q.organisation_id is null or q.organisation_id = ${organisationId})
    order by q.code, ${inForceFirst}`.execute(tx)
  return rows
}

/** The text in force of one code; undefined when the place has no such questionnaire. */
export async function findInForce(tx: Tx, { regionId, organisationId }: Owner, code: string): Promise<PublishedQuestionnaire | undefined> {
  const { rows } = await sql<PublishedQuestionnaire>`
    select ${columns} from questionnaires q
    where q.region_id = ${regionId} and q.code = ${code} and q.published_at is not null
      and (q.organisation_id is null or q.organisation_id = ${organisationId})
    order by ${inForceFirst} limit 1`.execute(tx)
  return rows[0]
}

/** A text that answers point to, in force or not. */
export async function findVersion(tx: Tx, regionId: number, id: string): Promise<PublishedQuestionnaire | undefined> {
  const { rows } = await sql<PublishedQuestionnaire>`
    select ${columns} from questionnaires q where q.region_id = ${regionId} and q.id = ${id} and q.published_at is not null`.execute(tx)
  return rows[0]
}
