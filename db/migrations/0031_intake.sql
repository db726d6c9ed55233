-- How people come into the programmes and what others know of them: applications, information of third parties, assessments of a programme
-- (ADR 0043).

-- Whether an organisation takes applications of a role. The code of the link is made of the number and kept nowhere; a new number is a new code.
create table intakes (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  role text collate "C" not null constraint intakes_role check (role in ('MENTOR', 'MENTEE')),
  number integer not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (region_id, organisation_id, role)
);

-- Whose code it is, for a request that comes with the code alone.
create table intake_codes (
  code_hash bytea primary key,
  region_id smallint not null references regions,
  organisation_id uuid not null,
  role text collate "C" not null
);
create unique index intake_codes_intake on intake_codes (region_id, organisation_id, role);

create table applications (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  role text collate "C" not null constraint applications_role check (role in ('MENTOR', 'MENTEE')),
  channel text collate "C" not null constraint applications_channel check (channel in ('LINK', 'PAPER')),
  questionnaire_id uuid not null,
  name text not null,
  name_key text not null,
  born_on date not null,
  occupation text not null,
  class_code text collate "C" not null generated always as (class_code(occupation)) stored,
  contacts text not null,
  representative_name text not null,
  representative_contacts text not null,
  answers jsonb not null,
  applied_at timestamptz not null,
  -- of the staff who typed it in from paper
  entered_by uuid,
  state text collate "C" not null constraint applications_state check (state in ('new', 'waiting', 'accepted', 'declined')),
  decided_at timestamptz,
  decided_by uuid,
  decline_reason text collate "C",
  note text not null default '',
  -- the card of an accepted one
  person_id uuid,
  version integer not null default 1,
  primary key (region_id, id),
  constraint applications_questionnaire foreign key (region_id, questionnaire_id) references questionnaires (region_id, id),
  constraint applications_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint applications_accepted check ((state = 'accepted') = (person_id is not null)),
  constraint applications_declined check ((state = 'declined') = (decline_reason is not null))
);
create index applications_queue on applications (region_id, organisation_id, state, applied_at);
create index applications_name on applications (region_id, organisation_id, name_key);
create index applications_person_id on applications (region_id, person_id) where person_id is not null;

-- Classes whose pupils an informant knows; null: the whole organisation.
alter table grants add column classes text[] collate "C"
  constraint grants_classes check (classes is null or (role = 'INFORMANT' and cardinality(classes) > 0));

-- About whom the curator asks.
create table inquiries (
  region_id smallint not null,
  person_id uuid not null,
  organisation_id uuid not null references organisations,
  asked_on date not null,
  asked_by uuid,
  primary key (region_id, person_id),
  constraint inquiries_person foreign key (region_id, person_id) references persons (region_id, id)
);
create index inquiries_organisation on inquiries (region_id, organisation_id);

-- What somebody who knows a person tells of him.
create table statements (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  person_id uuid not null,
  -- null: a parent, by a personal code
  user_id uuid,
  questionnaire_id uuid not null,
  answers jsonb not null,
  given_at timestamptz not null,
  version integer not null default 1,
  primary key (region_id, id),
  constraint statements_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint statements_questionnaire foreign key (region_id, questionnaire_id) references questionnaires (region_id, id),
  constraint statements_once unique nulls not distinct (region_id, person_id, user_id)
);
create index statements_organisation on statements (region_id, organisation_id);

-- The code of a parent: whose child it opens and until when.
create table parent_codes (
  code_hash bytea primary key,
  region_id smallint not null references regions,
  organisation_id uuid not null,
  person_id uuid not null,
  expires_on date not null
);
create index parent_codes_person on parent_codes (region_id, person_id);

-- The programmes of an organisation as its curator and its partners judge them, a calendar year at a time. Nobody is named.
create table assessments (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  code text collate "C" not null constraint assessments_code check (code in ('CURATOR_ASSESSMENT', 'SWOT', 'PARTNER_SATISFACTION')),
  -- null: of all programmes together
  programme_id uuid,
  year smallint not null,
  -- who answers, of a partner's
  partner text not null default '',
  questionnaire_id uuid not null,
  answers jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (region_id, id),
  constraint assessments_programme foreign key (region_id, programme_id) references programmes (region_id, id),
  constraint assessments_questionnaire foreign key (region_id, questionnaire_id) references questionnaires (region_id, id),
  constraint assessments_once unique nulls not distinct (region_id, organisation_id, code, year, programme_id, partner)
);

grant select, insert, update, delete on intakes, intake_codes, applications, inquiries, statements, parent_codes, assessments to nastavnik_app;

alter table applications enable row level security;
alter table applications force row level security;
create policy applications_in_scope on applications to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table inquiries enable row level security;
alter table inquiries force row level security;
create policy inquiries_in_scope on inquiries to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table statements enable row level security;
alter table statements force row level security;
create policy statements_in_scope on statements to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
