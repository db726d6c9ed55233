import { type RawBuilder, sql } from 'kysely'

/**
 * What participants answered after a programme, as a subquery: `organisation_id`, `person_id` (a card), `role`, `year` of the answer, `score` — the mark for the joint
 * work, 0 where it was not liked. Answers of an anonymous campaign are of nobody and do not stand here. `campaigns`: which of the campaigns `c`.
 */
export const finalAnswers = (regionId: number, campaigns: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select r.organisation_id, r.person_id, coalesce(p.role, q.role) as role, extract(year from r.answered_on)::int as year,
    case when a.marks -> 'liked' = 'true'::jsonb then (a.marks ->> 'jointWork')::int else 0 end as score
  from campaigns c
  join respondents r on r.region_id = ${regionId} and r.campaign_id = c.id and r.answered_on is not null
  join responses a on a.region_id = ${regionId} and a.respondent_id = r.id and a.finished_at is not null and a.marks ? 'jointWork'
  join questionnaires q on q.region_id = ${regionId} and q.id = a.questionnaire_id
  left join participations p on p.region_id = ${regionId} and p.id = r.participation_id
  where c.region_id = ${regionId} and c.purpose = 'FINAL' and not c.anonymous and ${campaigns}
)`
