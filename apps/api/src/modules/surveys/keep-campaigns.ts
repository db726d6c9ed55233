import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { appendAudit } from '../../access/audit.ts'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { daysAfter } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { insertCampaign } from './campaigns.repo.ts'
import { type PlannedPurpose, plannedOn } from './planned.rules.ts'
import { remindOfSilent } from './remind.ts'
import { addRespondents } from './respondents.repo.ts'
import { shuffleAnonymous } from './responses.repo.ts'
import { chooseAsked, type OrganisationPlace } from './whom.repo.ts'

/** What came of a day: how many were asked, and how many answers to whom they would choose were deleted. */
interface Kept {
  readonly asked: number
  readonly ballots: number
  /** Campaigns whose curators were told who is silent. */
  readonly reminded: number
}

/** What else goes when ballots go, in the same transaction: of these programmes; null: of a campaign of all together. */
export type BallotsGone = (tx: Tx, place: OrganisationPlace, programmes: readonly (string | null)[]) => Promise<void>

/** Participations that are due on the day and have not been asked this. */
async function listDue(
  tx: Tx,
  { surveys: { waves, pulse } }: TargetModel,
  { regionId, organisationId }: OrganisationPlace,
  purpose: PlannedPurpose,
  today: string,
): Promise<string[]> {
  const near = waves.nearDays
  const due = {
    BASELINE: sql`p.starts_on between ${today}::date - ${near}::int and ${today}::date`,
    FINAL: sql`p.runs_until between ${today}::date - ${near}::int and ${today}::date + ${near}::int`,
    CHECKIN: sql`p.starts_on <= ${today}::date - ${pulse.firstDay}::int and p.runs_until >= ${today}::date
      and (${today}::date - p.starts_on - ${pulse.firstDay}::int) % ${pulse.everyDays}::int < ${pulse.dueDays}::int`,
  }[purpose]
  // Those that come due in one week are asked by one campaign: it may have begun a week before their day.
  const again = purpose === 'CHECKIN' ? sql`and c.starts_on > ${today}::date - ${pulse.dueDays + 7}::int` : sql``
  const { rows } = await sql<{ id: string }>`
    select p.id from participations p
    where p.region_id = ${regionId} and p.organisation_id = ${organisationId} and ${due}
      and not exists (
        select 1 from respondents r join campaigns c on c.region_id = r.region_id and c.id = r.campaign_id
        where r.region_id = ${regionId} and r.participation_id = p.id and c.purpose = ${purpose} ${again})
    order by p.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Begins the planned campaign of the day, or adds to the one that was begun for the same month or week. */
async function launch(
  tx: Tx,
  environment: Environment,
  model: TargetModel,
  place: OrganisationPlace,
  purpose: PlannedPurpose,
): Promise<number> {
  const now = environment.clock.now()
  const today = dayIn(model.timeZone, now)
  const due = await listDue(tx, model, place, purpose, today)
  if (due.length === 0) return 0
  const { plannedFor, title, startsOn, endsOn } = plannedOn(model.surveys, purpose, today)
  const whom = { purpose, questionnaire: null, programme: null, role: null, class: null }
  const { asked } = await chooseAsked(
    tx,
    { model, today },
    place,
    { ...whom, participations: due },
    { startsOn: daysAfter(today, -model.surveys.waves.nearDays), endsOn },
  )
  if (asked.length === 0) return 0
  const wave = purpose === 'CHECKIN' ? null : purpose
  const campaign = {
    ...whom,
    id: newId(),
    title,
    wave,
    anonymous: false,
    startsOn,
    endsOn,
    remindEvery: model.surveys.reminding.everyDays,
    plannedFor,
  }
  await insertCampaign(tx, place, campaign, { userId: null, at: now })
  const { rows } = await sql<{ id: string }>`
    update campaigns set ends_on = greatest(ends_on, ${endsOn}::date), version = version + 1
    where region_id = ${place.regionId} and organisation_id = ${place.organisationId} and planned_for = ${plannedFor} and closed_on is null
    returning id`.execute(tx)
  const [open] = rows
  return open === undefined ? 0 : addRespondents(tx, environment.personKey, place, open.id, asked)
}

/**
 * Whom to choose was asked for the pairs that are made by now: such answers go, and those who gave them stay as having answered. Counted from the
 * order about the pairs; until there is one, from the end of the campaign.
 */
async function deleteBallots(
  tx: Tx,
  { surveys }: TargetModel['retention'],
  { regionId, organisationId }: OrganisationPlace,
  today: string,
  ballotsGone: BallotsGone,
): Promise<number> {
  const { rows } = await sql<{ programme: string | null }>`
    delete from responses a using campaigns c
    where a.region_id = ${regionId} and a.organisation_id = ${organisationId} and c.region_id = ${regionId} and c.id = a.campaign_id
      and c.purpose = 'PREFERENCE' and coalesce(c.pairs_fixed_on, c.closed_on, c.ends_on) < ${today}::date - ${surveys.ballotDays}::int returning c.programme_id as programme`.execute(
    tx,
  )
  if (rows.length > 0) await ballotsGone(tx, { regionId, organisationId }, [...new Set(rows.map(({ programme }) => programme))])
  return rows.length
}

/** Campaigns whose window is over and whose paper had its time are closed; anonymous answers are mixed every day. */
async function closeOver(
  tx: Tx,
  { surveys }: TargetModel['retention'],
  { regionId, organisationId }: OrganisationPlace,
  today: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; anonymous: boolean; over: boolean }>`
    select id, anonymous, ends_on < ${today}::date - ${surveys.closeAfterDays}::int as over from campaigns
    where region_id = ${regionId} and organisation_id = ${organisationId} and closed_on is null for update`.execute(tx)
  for (const { id, anonymous, over } of rows) {
    if (anonymous) await shuffleAnonymous(tx, regionId, id)
    if (!over) continue
    await sql`update campaigns set closed_on = ${today}, version = version + 1 where region_id = ${regionId} and id = ${id}`.execute(tx)
    await sql`delete from responses where region_id = ${regionId} and campaign_id = ${id} and finished_at is null`.execute(tx)
  }
}

async function keepOf(
  tx: Tx,
  environment: Environment,
  model: TargetModel,
  organisationId: string,
  ballotsGone: BallotsGone,
): Promise<Kept> {
  const { regionId } = model
  const place = { regionId, organisationId }
  const at = environment.clock.now()
  const today = dayIn(model.timeZone, at)
  await closeOver(tx, model.retention, place, today)
  const ballots = await deleteBallots(tx, model.retention, place, today, ballotsGone)
  const { rows } = await sql<{ waves: boolean; pulse: boolean }>`
    select waves, pulse from campaign_plans where region_id = ${regionId} and organisation_id = ${organisationId} for update`.execute(tx)
  const [plan] = rows
  const due: PlannedPurpose[] = [
    ...(plan?.waves === true ? (['BASELINE', 'FINAL'] as const) : []),
    ...(plan?.pulse === true ? (['CHECKIN'] as const) : []),
  ]
  let asked = 0
  for (const purpose of due) asked += await launch(tx, environment, model, place, purpose)
  if (asked + ballots > 0) {
    const line = { regionId, organisationId, at, userId: null, action: 'surveys.keepCampaigns', kind: 'change' as const, people: asked }
    await appendAudit(tx, environment.audit.key, [{ ...line, fields: ballots > 0 ? ['ballots'] : [] }])
  }
  return { asked, ballots, reminded: await remindOfSilent(tx, model, place, today, at) }
}

/** The daily work on campaigns, organisation by organisation, each in a transaction of its own. */
export async function keepCampaigns(environment: Environment, ballotsGone: BallotsGone): Promise<Kept> {
  const total = { asked: 0, ballots: 0, reminded: 0 }
  for (const [regionId, model] of environment.models) {
    const { rows } = await sql<{ id: string }>`
      select organisation_id as id from campaign_plans where region_id = ${regionId} and (waves or pulse)
      union select organisation_id from campaigns where region_id = ${regionId} and (closed_on is null or purpose = 'PREFERENCE') order by 1`.execute(
      environment.db,
    )
    for (const { id } of rows) {
      const kept = await inTransaction(environment.db, { regionId, organisationIds: [id] }, (tx) =>
        keepOf(tx, environment, model, id, ballotsGone),
      )
      total.asked += kept.asked
      total.ballots += kept.ballots
      total.reminded += kept.reminded
    }
  }
  return total
}
