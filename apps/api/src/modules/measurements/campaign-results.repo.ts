import type { CampaignPurpose, ResultsBy, Wave } from '@nastavnik/contract'
import type { Definition } from '@nastavnik/questionnaires'
import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { consented } from '../consents/index.ts'

interface Terms {
  readonly model: TargetModel
  readonly today: string
}

export interface ResultsCampaign {
  readonly id: string
  readonly regionId: number
  readonly title: string
  readonly purpose: CampaignPurpose
  readonly wave: Wave | null
  readonly anonymous: boolean
  readonly isOver: boolean
  readonly organisation: string
}

/** A campaign with the code of its organisation: whether the reader reaches it is asked next. */
export async function findResultsCampaign(tx: Tx, regionId: number, id: string, today: string): Promise<ResultsCampaign | undefined> {
  const { rows } = await sql<ResultsCampaign>`
    select c.id, c.region_id as "regionId", c.title, c.purpose, c.wave, c.anonymous, c.closed_on is not null or c.ends_on < ${today}::date as "isOver", o.code as organisation
    from campaigns c join organisations o on o.id = c.organisation_id where c.region_id = ${regionId} and c.id = ${id}`.execute(tx)
  return rows[0]
}

export interface AskedText {
  readonly id: string
  readonly title: string
  readonly diagnostic: boolean
  readonly definition: Definition
}

/** A number of one question in a group; `group` null: in all. */
interface Grouped {
  readonly questionnaireId: string
  readonly group: string | null
}
type AskedCount = Grouped & { readonly asked: number; readonly answered: number }
type NamedCount = Grouped & { readonly name: string; readonly answers: number }
type ValueCountRow = Grouped & { readonly name: string; readonly value: string; readonly count: number }

export interface CampaignCounts {
  readonly texts: readonly AskedText[]
  readonly asked: readonly AskedCount[]
  readonly answers: readonly NamedCount[]
  readonly values: readonly ValueCountRow[]
}

const groupings: Readonly<Record<ResultsBy, RawBuilder<unknown>>> = {
  class: sql`s.class_code`,
  programme: sql`g.id::text`,
  form: sql`g.form_code`,
}

/**
 * What was answered in a campaign, question by question; with `by` also by group. Answers of an anonymous one are of nobody and have no groups. Those whose processing is
 * stopped, and without the consent to diagnostics where it is needed, stand in no number.
 */
export async function countCampaign(
  tx: Tx,
  { regionId, id, anonymous }: ResultsCampaign,
  terms: Terms,
  by: ResultsBy | undefined,
): Promise<CampaignCounts> {
  const grouping = by === undefined || anonymous ? sql`null::text` : groupings[by]
  const person = sql`
    left join persons s on s.region_id = ${regionId} and s.id = r.person_id
    left join participations p on p.region_id = ${regionId} and p.id = r.participation_id
    left join programmes g on g.region_id = ${regionId} and g.id = p.programme_id`
  const allowed = sql`(s.id is null or (s.withdrawn_on is null and (not q.diagnostic or ${consented(terms, 'PSY_DIAGNOSTICS')})))`
  const told = sql`
    told as materialized (
      select a.questionnaire_id, a.marks, coalesce(${grouping}, '') as "group"
      from responses a join questionnaires q on q.region_id = ${regionId} and q.id = a.questionnaire_id
      left join respondents r on r.region_id = ${regionId} and r.id = a.respondent_id ${person}
      where a.region_id = ${regionId} and a.campaign_id = ${id} and a.finished_at is not null and ${allowed}
    )`
  const group = by === undefined || anonymous ? sql`null::text` : sql.ref('group')
  const inGroups = (columns: RawBuilder<unknown>) =>
    by === undefined || anonymous ? sql`` : sql`, (questionnaire_id, "group", ${columns})`
  const texts = await sql<AskedText>`
    select q.id, q.title, q.diagnostic, q.definition from questionnaires q
    where q.region_id = ${regionId} and q.id in (select questionnaire_id from respondents where region_id = ${regionId} and campaign_id = ${id})
    order by q.code`.execute(tx)
  const asked = await sql<AskedCount>`
    select r.questionnaire_id as "questionnaireId", coalesce(${grouping}, '') as "group", count(*) as asked, count(r.answered_on) as answered
    from respondents r join questionnaires q on q.region_id = ${regionId} and q.id = r.questionnaire_id ${person}
    where r.region_id = ${regionId} and r.campaign_id = ${id} and ${allowed} group by 1, 2`.execute(tx)
  const answers = await sql<NamedCount>`
    with ${told}
    select questionnaire_id as "questionnaireId", name, ${group} as "group", count(*) as answers from told cross join jsonb_object_keys(marks) name
    group by grouping sets ((questionnaire_id, name)${inGroups(sql`name`)})`.execute(tx)
  const values = await sql<ValueCountRow>`
    with ${told}
    select questionnaire_id as "questionnaireId", name, value, ${group} as "group", count(*) as count
    from told cross join jsonb_each(marks) m (name, answer)
    cross join lateral (
      select jsonb_array_elements_text(answer) as value where jsonb_typeof(answer) = 'array'
      union all select answer #>> '{}' where jsonb_typeof(answer) <> 'array'
    ) v
    group by grouping sets ((questionnaire_id, name, value)${inGroups(sql`name, value`)})`.execute(tx)
  return { texts: texts.rows, asked: asked.rows, answers: answers.rows, values: values.rows }
}
