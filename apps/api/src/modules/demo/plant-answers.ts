import type pg from 'pg'

/** Chance from 0 to 1 out of a text: the same text gives the same. */
const chance = (of: string) => `(('x' || substr(md5(${of}), 1, 7))::bit(28)::int / 268435456.0)`
/** A UUIDv8 out of a text. */
const idOf = (of: string) => `overlay(overlay(md5(${of}) placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid`
const schoolYear = (day: string) => `extract(year from ${day} - interval '8 months')::int`

/**
 * One questionnaire before and one after for those whose participation has ended within the last fourteen months, under the built-in text of the form and role. In one
 * organisation of ten nobody was asked: always in the same ones, whatever their ids.
 */
const asked = `
  create temporary table demo_asked on commit drop as
  select p.organisation_id, p.id as participation_id, p.person_id, v.purpose, q.id as questionnaire_id, v.day, ${schoolYear('v.day')} as year,
    ${idOf('p.id::text || v.purpose')} as id, ${idOf(`concat(p.organisation_id, v.purpose, ${schoolYear('v.day')})`)} as campaign_id,
    ${chance("p.id::text || v.purpose || 'answered'")} < 0.82 as answered, ${chance('p.id::text')} as mood
  from participations p
  join programmes g on g.region_id = p.region_id and g.id = p.programme_id
  join organisations o on o.id = p.organisation_id
  cross join lateral (values ('BASELINE', least(p.starts_on + 5, p.ends_on)), ('FINAL', p.ends_on)) v (purpose, day)
  join questionnaires q on q.region_id = p.region_id and q.organisation_id is null and q.origin = 'BUILT_IN' and q.purpose = v.purpose
    and q.form_code = g.form_code and q.role = p.role
    and not exists (select 1 from questionnaires n where n.region_id = q.region_id and n.organisation_id is null and n.code = q.code and n.number > q.number)
  where p.region_id = $1 and p.ends_on between $2::date - 420 and $2::date - 1 and ${chance('o.code')} > 0.1`

const campaigns = `
  insert into campaigns (region_id, id, organisation_id, purpose, wave, title, questionnaire_code, programme_id, role, class_code, anonymous, starts_on, ends_on,
    remind_every, created_at, created_by)
  select $1, campaign_id, organisation_id, purpose, null,
    case purpose when 'BASELINE' then 'Анкета «до», ' else 'Анкета «после», ' end || year || '/' || year + 1, null, null, null, null, false,
    min(day), least(max(day) + 7, $2::date - 1), null, min(day), null
  from demo_asked group by campaign_id, organisation_id, purpose, year`

const respondents = `
  insert into respondents (region_id, id, organisation_id, campaign_id, number, person_id, participation_id, questionnaire_id, answered_on, channel)
  select $1, id, organisation_id, campaign_id, row_number() over (partition by campaign_id order by id), person_id, participation_id, questionnaire_id,
    case when answered then day end, case when answered then 'LINK' end
  from demo_asked`

/** The mood of a participant shows in all the marks; after the programme they are somewhat higher. Questions with a condition are left out. */
const responses = `
  with questions as materialized (
    select q.id, e ->> 'name' as name, e ->> 'type' as type, (e ->> 'rateMin')::int as low, (e ->> 'rateMax')::int as high, e -> 'choices' as choices
    from questionnaires q cross join jsonb_path_query(q.definition, '$.pages[*].elements[*] ? (!exists(@.visibleIf))') e
    where q.region_id = $1 and q.id in (select questionnaire_id from demo_asked)
  ),
  given as (
    select a.id, a.purpose, a.mood, q.name, q.type, q.low, q.high, q.choices, ${chance('a.participation_id::text || q.name')} as chance,
      ${chance('a.id::text || q.name')} as wave_chance, ${chance('a.organisation_id::text || q.name')} as gain
    from demo_asked a join questions q on q.id = a.questionnaire_id where a.answered
  ),
  said as (
    select id,
      jsonb_object_agg(name, case type
        when 'rating' then to_jsonb(greatest(low, least(high, round(3.6 + 5.5 * mood + 2 * (chance - 0.5) + 3 * (wave_chance - 0.5) + case purpose when 'FINAL' then 2.2 * gain - 0.3 else 0 end)))::int)
        when 'boolean' then to_jsonb(case name when 'liked' then mood > 0.1 else chance < 0.75 end)
        when 'radiogroup' then choices -> floor(chance * jsonb_array_length(choices))::int -> 'value'
        else jsonb_build_array(choices -> floor(chance * jsonb_array_length(choices))::int -> 'value') end)
        filter (where type in ('rating', 'boolean', 'radiogroup', 'checkbox')) as marks,
      jsonb_object_agg(name, case when mood > 0.5 then ($2::text[])[1 + floor(chance * 2.9 * cardinality($2::text[]))::int]
        else ($3::text[])[1 + floor(chance * 2.9 * cardinality($3::text[]))::int] end)
        filter (where type = 'comment' and name in ('valuable', 'lacking') and chance < 0.33) as texts
    from given group by id
  )
  insert into responses (region_id, id, organisation_id, campaign_id, questionnaire_id, respondent_id, marks, texts, finished_at)
  select $1, overlay(s.id::text placing 'f' from 1 for 1)::uuid, a.organisation_id, a.campaign_id, a.questionnaire_id, s.id, coalesce(s.marks, '{}'),
    coalesce(s.texts, '{}'), a.day + interval '9 hours'
  from said s join demo_asked a on a.id = s.id`

/** The mean of marks in the first and in the last quarter for most of the pupils asked. */
const grades = `
  insert into grades (region_id, organisation_id, year, term, wave, person_id, mean, subjects)
  select distinct on (a.person_id, a.year, t.term) $1, a.organisation_id, a.year, t.term, t.wave, a.person_id,
    least(5, round((3 + 1.6 * ${chance('a.person_id::text')} + 0.3 * ${chance('a.person_id::text || t.term')} + t.more)::numeric, 2)), 6
  from demo_asked a join persons s on s.region_id = $1 and s.id = a.person_id and s.class_code <> ''
  cross join (values ('Q1', 'BASELINE', 0), ('Q4', 'FINAL', 0.12)) t (term, wave, more)
  where a.purpose = 'FINAL' and ${chance("a.person_id::text || 'grades'")} < 0.8`

const pleasant = ['Встречи и разговоры по душам', 'Поддержка перед контрольными', 'Совместный проект', 'Что меня слушали']
const lacking = ['Больше встреч', 'Времени: всё было быстро', 'Хотелось чаще собираться всей группой', 'Понятного плана']

/**
 * Invented answers before and after the programmes that have ended, and means of marks, so that results and satisfaction can be seen. Made by the database out of the ids
 * of participations: the same data give the same answers. Without built-in questionnaires nobody is asked.
 */
export async function plantAnswers(client: pg.Client, regionId: number, today: string): Promise<void> {
  await client.query(asked, [regionId, today])
  await client.query('analyze demo_asked')
  await client.query(campaigns, [regionId, today])
  await client.query(respondents, [regionId])
  await client.query(responses, [regionId, pleasant, lacking])
  await client.query(grades, [regionId])
  await client.query(
    `insert into organisation_revisions (region_id, organisation_id, revision) select $1, id, 1 from organisations where region_id = $1
     on conflict (region_id, organisation_id) do update set revision = organisation_revisions.revision + 1`,
    [regionId],
  )
}
