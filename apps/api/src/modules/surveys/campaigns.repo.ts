import type { Campaign, CampaignListItem, CampaignPurpose, CampaignState, Wave } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import type { OrganisationPlace, Whom, Window } from './whom.repo.ts'

/** How things stand with campaign `c` on a day. */
const stateOn = (today: string): RawBuilder<CampaignState> =>
  sql`case when c.closed_on is not null or c.ends_on < ${today}::date then 'closed' when c.starts_on > ${today}::date then 'planned' else 'open' end`

/** Those of campaign `c` whose names may be seen: row security hides who has withdrawn. */
const counted = sql`
  select count(*) as asked, count(r.answered_on) as answered,
    count(*) filter (where r.answered_on is null and exists (
      select 1 from responses a where a.region_id = c.region_id and a.respondent_id = r.id)) as started
  from respondents r join persons s on s.region_id = c.region_id and s.id = r.person_id
  where r.region_id = c.region_id and r.campaign_id = c.id and s.erased_on is null`

const columns = (today: string) => sql`
  c.id, c.title, c.purpose, c.wave, c.anonymous, c.starts_on as "startsOn", c.ends_on as "endsOn", ${stateOn(today)} as state,
  c.planned_for is not null as planned,
  case when g.id is null then null else json_build_object('id', g.id, 'title', g.title, 'form', g.form_code) end as programme`
const programmeOf = sql`left join programmes g on g.region_id = c.region_id and g.id = c.programme_id`

interface Row extends Omit<CampaignListItem, 'programme'> {
  programme: { id: string; title: string; form: string } | null
}

const withForm = (model: TargetModel, { programme, ...row }: Row): CampaignListItem => ({
  ...row,
  programme: programme === null ? null : { ...programme, form: { code: programme.form, title: formTitle(model, programme.form) } },
})

/** A page of an organisation's campaigns, the latest first. */
export async function listCampaigns(
  tx: Tx,
  { model, today }: { readonly model: TargetModel; readonly today: string },
  { regionId, organisationId }: OrganisationPlace,
  { state, page }: { readonly state: CampaignState | undefined; readonly page: number },
): Promise<{ items: CampaignListItem[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<Row & { total: number }>`
    with found as (
      select c.*, count(*) over () as total from campaigns c
      where c.region_id = ${regionId} and c.organisation_id = ${organisationId} and (${state ?? null}::text is null or ${stateOn(today)} = ${state ?? null})
      order by c.starts_on desc, c.id desc ${window}
    )
    select ${columns(today)}, n.*, c.total from found c ${programmeOf} join lateral (${counted}) n on true
    order by c.starts_on desc, c.id desc`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => withForm(model, row)), total }
}

/** A campaign with what it was made of. */
export interface FoundCampaign extends Omit<Campaign, 'newcomers' | 'organisation'> {
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly whom: Whom
  /** By hand; null: it ends by its window. */
  readonly closedOn: string | null
}

interface FoundRow extends Row, Pick<Whom, 'role' | 'class' | 'questionnaire'> {
  organisation: FoundCampaign['organisation']
  remindEvery: number | null
  closedOn: string | null
  meeting: string | null
  version: number
}

/** A campaign of the organisations within the reach; undefined outside. `lock` holds it for a change. */
export async function findCampaign(
  tx: Tx,
  { model, today }: { readonly model: TargetModel; readonly today: string },
  { regionId, organisationIds }: Reach,
  id: string,
  lock = false,
): Promise<FoundCampaign | undefined> {
  const { rows } = await sql<FoundRow>`
    select ${columns(today)}, n.*, c.role, c.class_code as class, c.questionnaire_code as questionnaire, c.remind_every as "remindEvery", c.closed_on as "closedOn", c.meeting_id as meeting, c.version,
      json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation
    from campaigns c join organisations o on o.id = c.organisation_id ${programmeOf} join lateral (${counted}) n on true
    where c.region_id = ${regionId} and c.organisation_id = any (${[...organisationIds]}::uuid[]) and c.id = ${id}
    ${lock ? sql`for update of c` : sql``}`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const { role, class: group, questionnaire, organisation, remindEvery, closedOn, meeting, version, ...campaign } = row
  const whom = { purpose: row.purpose, questionnaire, programme: row.programme?.id ?? null, role, class: group, meeting }
  const questionnaires = await sql<Campaign['questionnaires'][number]>`
    select q.id, q.code, q.title, q.number, count(*) as asked, count(r.answered_on) as answered
    from respondents r join questionnaires q on q.region_id = r.region_id and q.id = r.questionnaire_id
    join persons s on s.region_id = r.region_id and s.id = r.person_id
    where r.region_id = ${regionId} and r.campaign_id = ${id} and s.erased_on is null group by q.id, q.code, q.title, q.number order by q.title`.execute(
    tx,
  )
  const classes = await sql<Campaign['classes'][number]>`
    select s.class_code as class, count(*) as asked, count(r.answered_on) as answered,
      count(*) filter (where r.answered_on is null and exists (
        select 1 from responses a where a.region_id = r.region_id and a.respondent_id = r.id)) as started
    from respondents r join persons s on s.region_id = r.region_id and s.id = r.person_id
    where r.region_id = ${regionId} and r.campaign_id = ${id} and s.erased_on is null
    group by s.class_code order by s.class_code = '', s.class_code`.execute(tx)
  return {
    ...withForm(model, campaign),
    organisation,
    remindEvery,
    closedOn,
    meeting,
    version,
    whom,
    questionnaires: questionnaires.rows,
    classes: classes.rows,
  }
}

export interface NewCampaign extends Whom, Window {
  readonly id: string
  readonly title: string
  readonly wave: Wave | null
  readonly anonymous: boolean
  readonly remindEvery: number | null
  /** What the plan makes it for; null: made by hand. */
  readonly plannedFor: string | null
}

/** Writes a campaign; false: it is there already. */
export async function insertCampaign(
  tx: Tx,
  { regionId, organisationId }: OrganisationPlace,
  campaign: NewCampaign,
  by: { readonly userId: string | null; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into campaigns (region_id, id, organisation_id, purpose, wave, title, questionnaire_code, programme_id, role, class_code, anonymous,
      starts_on, ends_on, remind_every, planned_for, meeting_id, created_at, created_by)
    values (${regionId}, ${campaign.id}, ${organisationId}, ${campaign.purpose}, ${campaign.wave}, ${campaign.title}, ${campaign.questionnaire},
      ${campaign.programme}, ${campaign.role}, ${campaign.class}, ${campaign.anonymous}, ${campaign.startsOn}, ${campaign.endsOn},
      ${campaign.remindEvery}, ${campaign.plannedFor}, ${campaign.meeting ?? null}, ${by.at}, ${by.userId})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** The wave that a purpose is of. */
export const waveOf = (purpose: CampaignPurpose, told: Wave | null): Wave | null =>
  purpose === 'BASELINE' || purpose === 'FINAL' ? purpose : told
