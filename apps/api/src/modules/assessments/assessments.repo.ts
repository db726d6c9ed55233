import type { AssessmentCode, PartnerChannel, SentAnswers } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

export interface AssessedProgramme {
  readonly id: string
  readonly title: string
  readonly form: string
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
}

/** A programme of the organisations given; undefined outside. `lock` holds it while something is written about it. */
export async function findAssessed(
  tx: Tx,
  { regionId, organisationIds }: { readonly regionId: number; readonly organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<AssessedProgramme | undefined> {
  const { rows } = await sql<AssessedProgramme>`
    select g.id, g.title, g.form_code as form, json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation
    from programmes g join organisations o on o.id = g.organisation_id
    where g.region_id = ${regionId} and g.organisation_id = any (${[...organisationIds]}::uuid[]) and g.id = ${id}
    ${lock ? sql`for no key update of g` : sql``}`.execute(tx)
  return rows[0]
}

export interface AssessmentRow {
  readonly id: string
  readonly code: AssessmentCode
  readonly year: number
  readonly partner: string
  readonly questionnaireId: string
  readonly answers: SentAnswers
  readonly begunOn: string
  readonly updatedAt: Date
  readonly updatedBy: string | null
  readonly finishedAt: Date | null
  readonly channel: PartnerChannel | null
  /** The last day of a partner's code. */
  readonly until: string | null
  readonly version: number
}

/** All that was said of a programme, year by year; partners in the order of their names. */
export async function readAssessments(tx: Tx, regionId: number, programmeId: string): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select a.id, a.code, a.year, a.partner, a.questionnaire_id as "questionnaireId", a.answers, a.begun_on as "begunOn", a.updated_at as "updatedAt",
      u.name as "updatedBy", a.finished_at as "finishedAt", a.channel, c.expires_on as until, a.version
    from assessments a left join users u on u.region_id = ${regionId} and u.id = a.updated_by
    left join partner_codes c on c.region_id = ${regionId} and c.assessment_id = a.id
    where a.region_id = ${regionId} and a.programme_id = ${programmeId} order by a.year desc, a.partner_key, a.id`.execute(tx)
  return rows
}

/** Of which programme an assessment by a partner is; undefined when it is none. */
export async function findProgrammeOf(tx: Tx, regionId: number, assessmentId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('assessments')
    .select('programme_id')
    .where('region_id', '=', regionId)
    .where('id', '=', assessmentId)
    .where('code', '=', 'PARTNER_SATISFACTION')
    .executeTakeFirst()
  return row?.programme_id
}

export interface NewAssessment {
  readonly id: string
  readonly programme: AssessedProgramme
  readonly code: AssessmentCode
  readonly year: number
  readonly partner?: { readonly title: string; readonly key: string }
  readonly questionnaireId: string
}

interface Written {
  readonly answers: SentAnswers
  readonly at: Date
  /** Null: the partner. */
  readonly userId: string | null
  readonly isFinished: boolean
  readonly channel: PartnerChannel | null
}

/** Adds one; the caller holds the programme and has looked that there is none. */
export async function insertAssessment(
  tx: Tx,
  regionId: number,
  { id, programme, code, year, partner, questionnaireId }: NewAssessment,
  { answers, at, userId, isFinished }: Omit<Written, 'channel'>,
  today: string,
): Promise<void> {
  await tx
    .insertInto('assessments')
    .values({
      region_id: regionId,
      id,
      organisation_id: programme.organisation.id,
      programme_id: programme.id,
      code,
      year,
      partner: partner?.title ?? '',
      partner_key: partner?.key ?? '',
      questionnaire_id: questionnaireId,
      answers: JSON.stringify(answers),
      begun_on: today,
      updated_at: at,
      updated_by: userId,
      finished_at: isFinished ? at : null,
    })
    .execute()
}

/** Writes the answers; the caller holds the programme. */
export async function updateAssessment(
  tx: Tx,
  regionId: number,
  id: string,
  { answers, at, userId, isFinished, channel }: Written,
): Promise<void> {
  await sql`
    update assessments set answers = ${JSON.stringify(answers)}::jsonb, updated_at = ${at}, updated_by = ${userId},
      finished_at = ${isFinished ? at : null}, channel = ${channel}, version = version + 1
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function deleteAssessment(tx: Tx, regionId: number, id: string): Promise<void> {
  await tx.deleteFrom('assessments').where('region_id', '=', regionId).where('id', '=', id).execute()
}
