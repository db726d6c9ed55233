-- Who was asked what, and what they answered. The tie between a person and the answers is respondent_id alone; in an anonymous campaign it is null
-- and nothing else ties them: no instant, no order of ids, no channel (ADR 0038).
create table campaigns (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  purpose text collate "C" not null constraint campaigns_purpose check (purpose in ('BASELINE', 'FINAL', 'PARAMETERS', 'CHECKIN', 'PREFERENCE')),
  wave text collate "C" constraint campaigns_wave check (wave in ('BASELINE', 'FINAL')),
  title text not null,
  -- one questionnaire for all; null: each one's by form and role
  questionnaire_code text collate "C",
  -- null: participants of all programmes
  programme_id uuid,
  role text collate "C" constraint campaigns_role check (role in ('MENTOR', 'MENTEE')),
  class_code text collate "C",
  anonymous boolean not null,
  starts_on date not null,
  ends_on date not null,
  remind_every smallint constraint campaigns_remind check (remind_every between 1 and 30),
  reminded_on date,
  -- what the plan of the organisation made it for; null: made by hand
  planned_for text collate "C",
  created_at timestamptz not null,
  created_by uuid,
  closed_on date,
  version integer not null default 1,
  primary key (region_id, id),
  constraint campaigns_programme foreign key (region_id, programme_id) references programmes (region_id, id),
  constraint campaigns_window check (ends_on >= starts_on)
);
create index campaigns_organisation on campaigns (region_id, organisation_id, starts_on desc);
create unique index campaigns_planned on campaigns (region_id, organisation_id, planned_for) where planned_for is not null;

create table respondents (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  campaign_id uuid not null,
  -- on the printed sheet
  number integer not null,
  person_id uuid not null,
  -- null: asked once as a person, whatever they take part in
  participation_id uuid,
  questionnaire_id uuid not null,
  answered_on date,
  channel text collate "C" constraint respondents_channel check (channel in ('LINK', 'PAPER')),
  primary key (region_id, id),
  constraint respondents_campaign foreign key (region_id, campaign_id) references campaigns (region_id, id),
  constraint respondents_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint respondents_participation foreign key (region_id, participation_id) references participations (region_id, id),
  constraint respondents_questionnaire foreign key (region_id, questionnaire_id) references questionnaires (region_id, id),
  constraint respondents_once unique nulls not distinct (region_id, campaign_id, person_id, participation_id),
  constraint respondents_number unique (region_id, campaign_id, number) deferrable
);
create index respondents_person_id on respondents (region_id, person_id);
create index respondents_participation_id on respondents (region_id, participation_id) where participation_id is not null;

create table responses (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  campaign_id uuid not null,
  questionnaire_id uuid not null,
  -- null: of an anonymous campaign
  respondent_id uuid,
  -- answers that are counted: scales, yes and no, choices
  marks jsonb not null,
  -- the others: words of one's own, people chosen
  texts jsonb not null,
  -- null: being filled in
  finished_at timestamptz,
  -- who entered it from paper
  entered_by uuid,
  primary key (region_id, id),
  constraint responses_campaign foreign key (region_id, campaign_id) references campaigns (region_id, id),
  constraint responses_questionnaire foreign key (region_id, questionnaire_id) references questionnaires (region_id, id),
  constraint responses_respondent foreign key (region_id, respondent_id) references respondents (region_id, id)
);
create index responses_campaign_id on responses (region_id, campaign_id);
create unique index responses_once on responses (region_id, respondent_id) where respondent_id is not null;

-- Whose code it is, for a request that comes with the code alone: ids. The code is not kept, only its keyed hash.
create table answer_codes (
  code_hash bytea primary key,
  region_id smallint not null references regions,
  organisation_id uuid not null,
  respondent_id uuid not null
);
create index answer_codes_respondent on answer_codes (region_id, respondent_id);

-- Which campaigns of an organisation begin by themselves.
create table campaign_plans (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  waves boolean not null,
  pulse boolean not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (region_id, organisation_id)
);

grant select, insert, update, delete on campaigns, respondents, responses, answer_codes, campaign_plans to nastavnik_app;
grant select on campaigns to nastavnik_reporting;
grant select (region_id, id, organisation_id, campaign_id, person_id, participation_id, questionnaire_id, answered_on) on respondents to nastavnik_reporting;
grant select (region_id, id, organisation_id, campaign_id, questionnaire_id, respondent_id, marks, finished_at) on responses to nastavnik_reporting;

alter table respondents enable row level security;
alter table respondents force row level security;
create policy respondents_in_scope on respondents to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
create policy respondents_in_region on respondents for select to nastavnik_reporting
  using (region_id = current_setting('app.region_id')::smallint);

alter table responses enable row level security;
alter table responses force row level security;
create policy responses_in_scope on responses to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
create policy responses_in_region on responses for select to nastavnik_reporting
  using (region_id = current_setting('app.region_id')::smallint);
