import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { daysAfter } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { putNoticeToRole } from '../letters/index.ts'
import type { OrganisationPlace } from './whom.repo.ts'

interface Silent {
  readonly id: string
  readonly title: string
  readonly endsOn: string
  readonly isDue: boolean
  readonly all: number
  readonly left: number
}

/** Tells the organisation's curators how many have not answered: as often as the campaign says, and once before it ends. Says of how many campaigns. */
export async function remindOfSilent(
  tx: Tx,
  { surveys: { reminding } }: TargetModel,
  { regionId, organisationId }: OrganisationPlace,
  today: string,
  at: Date,
): Promise<number> {
  const { rows } = await sql<Silent>`
    select c.id, c.title, c.ends_on as "endsOn", coalesce(c.reminded_on, c.starts_on) + c.remind_every <= ${today}::date as "isDue",
      count(*) as all, count(*) filter (where r.answered_on is null) as left
    from campaigns c join respondents r on r.region_id = c.region_id and r.campaign_id = c.id
    join persons s on s.region_id = r.region_id and s.id = r.person_id and s.erased_on is null
    where c.region_id = ${regionId} and c.organisation_id = ${organisationId} and c.closed_on is null and c.remind_every is not null
      and ${today}::date between c.starts_on and c.ends_on
    group by c.region_id, c.id having count(*) filter (where r.answered_on is null) > 0`.execute(tx)
  let told = 0
  for (const { id, title, endsOn, isDue, all, left } of rows) {
    const notice = { regionId, organisationId, role: 'CURATOR', today, about: id, at } as const
    const data = { survey: title, left, all, link: `/campaigns/${id}` } as const
    if (endsOn === daysAfter(today, reminding.beforeEndDays))
      await putNoticeToRole(tx, { ...notice, kind: 'surveyClosing', data: { ...data, until: endsOn } })
    else if (isDue) await putNoticeToRole(tx, { ...notice, kind: 'surveyReminder', data })
    else continue
    await sql`update campaigns set reminded_on = ${today} where region_id = ${regionId} and id = ${id}`.execute(tx)
    told += 1
  }
  return told
}
