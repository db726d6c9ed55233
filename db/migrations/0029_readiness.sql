-- What a mentor passes before he is matched: the interview with its second decision, the training with its certificate, the check of an adult.
create table interviews (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  person_id uuid not null,
  held_on date not null,
  held_by text not null,
  answers jsonb not null,
  -- The version of the questionnaire that was answered; null: the one that came with the system.
  questionnaire_version_id uuid,
  verdict text collate "C" not null constraint interviews_verdict check (verdict in ('RECOMMENDED', 'CONDITIONS', 'NOT_RECOMMENDED')),
  state text collate "C" not null default 'WAITING' constraint interviews_state check (state in ('WAITING', 'RETURNED', 'APPROVED')),
  recorded_by uuid,
  decided_by uuid,
  decided_on date,
  returned_why text,
  version integer not null default 1,
  primary key (region_id, id),
  constraint interviews_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint interviews_once unique (region_id, person_id),
  constraint interviews_decided check ((state = 'WAITING') = (decided_on is null)),
  constraint interviews_returned check ((state = 'RETURNED') = (returned_why is not null))
);
create index interviews_waiting on interviews (region_id, organisation_id, held_on) where state = 'WAITING';

-- A plan names no participant.
create table trainings (
  region_id smallint not null references regions,
  id uuid not null,
  organisation_id uuid not null references organisations,
  title text not null,
  hours smallint not null constraint trainings_hours check (hours between 1 and 500),
  starts_on date not null,
  ends_on date not null,
  mode text collate "C" not null constraint trainings_mode check (mode in ('ONSITE', 'ONLINE', 'MIXED')),
  place text not null,
  taught_by text not null,
  materials jsonb not null,
  sessions jsonb not null,
  test jsonb,
  version integer not null default 1,
  primary key (region_id, id),
  constraint trainings_dates check (starts_on <= ends_on)
);
create index trainings_organisation on trainings (region_id, organisation_id, starts_on);

create table training_members (
  region_id smallint not null,
  training_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null references organisations,
  -- Ids of the sessions of the plan.
  attended uuid[] not null default '{}',
  points smallint constraint training_members_points check (points between 0 and 40),
  primary key (region_id, training_id, person_id),
  constraint training_members_training foreign key (region_id, training_id) references trainings (region_id, id),
  constraint training_members_person foreign key (region_id, person_id) references persons (region_id, id)
);
create index training_members_person_id on training_members (region_id, person_id);
create index training_members_organisation on training_members (region_id, organisation_id);

-- Numbers go without gaps within an organisation and a year, so a row is never deleted: whose data was erased leaves a number without a person.
create table certificates (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  year smallint not null,
  number integer not null constraint certificates_positive check (number > 0),
  person_id uuid,
  training_id uuid not null,
  title text not null,
  hours smallint not null,
  issued_on date not null,
  valid_until date,
  annulled_on date,
  primary key (region_id, id),
  constraint certificates_number unique (region_id, organisation_id, year, number),
  constraint certificates_training foreign key (region_id, training_id) references trainings (region_id, id),
  constraint certificates_person foreign key (region_id, person_id) references persons (region_id, id)
);
create index certificates_person_id on certificates (region_id, person_id);
create index certificates_training_id on certificates (region_id, training_id);

-- The fact of a check of an adult: never the paper, never what it says.
create table safety_checks (
  region_id smallint not null,
  person_id uuid not null,
  kind text collate "C" not null constraint safety_checks_kind check (kind in ('CRIMINAL_RECORD', 'AT_HIRING')),
  organisation_id uuid not null references organisations,
  number text not null,
  issued_on date not null,
  valid_until date,
  checked_by text not null,
  recorded_by uuid,
  version integer not null default 1,
  primary key (region_id, person_id, kind),
  constraint safety_checks_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint safety_checks_dates check (valid_until is null or issued_on <= valid_until)
);
create index safety_checks_organisation on safety_checks (region_id, organisation_id);

grant select, insert, update, delete on interviews, trainings, training_members, certificates, safety_checks to nastavnik_app;

alter table interviews enable row level security;
alter table interviews force row level security;
create policy interviews_in_scope on interviews to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table training_members enable row level security;
alter table training_members force row level security;
create policy training_members_in_scope on training_members to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table certificates enable row level security;
alter table certificates force row level security;
create policy certificates_in_scope on certificates to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table safety_checks enable row level security;
alter table safety_checks force row level security;
create policy safety_checks_in_scope on safety_checks to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
