import type { Today } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { settled } from '../consents/index.ts'
import { countPromotable } from '../moves/index.ts'
import { isHere } from '../people/index.ts'
import { countExpiring } from '../readiness/index.ts'

/** More of them would push out what else is to be done. */
const mostSurveys = 3

const openSurveys = (here: RawBuilder<unknown>, today: string) => sql`
  select c.id, c.title, c.ends_on as "endsOn", count(*) as asked, count(*) filter (where r.answered_on is null) as left,
    count(*) filter (where r.answered_on is null and exists (
      select 1 from responses a where a.region_id = c.region_id and a.respondent_id = r.id)) as started
  from campaigns c join respondents r on r.region_id = c.region_id and r.campaign_id = c.id
  join persons s on s.region_id = r.region_id and s.id = r.person_id and s.erased_on is null
  where ${here} and c.closed_on is null and ${today}::date between c.starts_on and c.ends_on
  group by c.region_id, c.id having count(*) filter (where r.answered_on is null) > 0 order by c.ends_on, c.id limit ${mostSurveys}`

async function countAll({ tx, model, today }: Context, { regionId, id }: { regionId: number; id: string }): Promise<Today> {
  const here = sql`region_id = ${regionId} and organisation_id = ${id}`
  const ofCampaigns = sql`c.region_id = ${regionId} and c.organisation_id = ${id}`
  const { rows } = await sql<Omit<Today, 'promotable' | 'expiring'>>`
    select
      (select count(*) from persons s where ${here} and ${isHere(today)}) as people,
      (select count(*) from mentorships where ${here}) as pairs,
      (select count(*) from persons s where ${here} and ${isHere(today)} and not ${settled({ model, today }, 'PROCESSING')} and exists (
        select 1 from participations p where p.region_id = ${regionId} and p.person_id = s.id
          and p.starts_on <= ${today}::date and p.runs_until >= ${today}::date)) as unsigned,
      (select count(*) from duplicate_pairs d where ${here} and state = 'open'
        and (select count(*) from persons s where s.region_id = ${regionId} and s.id in (d.first_id, d.second_id)) = 2) as duplicates,
      (select count(*) from programmes where ${here}) as programmes,
      (select count(*) from programmes where ${here} and practice = 'unchecked') as unchecked,
      (select count(*) from transfers where region_id = ${regionId} and to_organisation_id = ${id} and state = 'waiting') as offered,
      (select count(*) from applications where ${here} and state = 'new') as applications,
      (select coalesce(json_agg(o order by o."endsOn", o.id), '[]') from (${openSurveys(ofCampaigns, today)}) o) as surveys,
      (
        select json_build_object('open', count(*), 'overdue', count(*) filter (where due_on < ${today}::date))
        from subject_requests where ${here} and state = 'OPEN'
      ) as requests,
      exists (select 1 from headcounts where ${here}) as "hasHeadcounts",
      (
        select json_build_object('id', id, 'state', state, 'createdAt', created_at, 'errors', outcome -> 'counters' -> 'errors')
        from imports where ${here} and state <> 'undone' order by created_at desc, id limit 1
      ) as "lastImport"`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no row of counts')
  const place = { regionId, organisationId: id }
  return {
    ...row,
    promotable: await countPromotable(tx, place, today),
    expiring: await countExpiring(tx, { model, today }, place),
  }
}

/** What the first page of a curator shows: one reading, and not one name in it. */
export const readToday = defineUseCase({
  name: 'today.readToday',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: (context, place) => countAll(context, place),
  audit: noPeople,
})
