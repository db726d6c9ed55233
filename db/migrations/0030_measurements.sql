-- The mean of a participant's marks by core subjects for a term, out of the school's gradebook: the mean and of how many subjects, never a mark.
create table grades (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  year smallint not null,
  term text collate "C" not null constraint grades_term check (term in ('Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'YEAR')),
  wave text collate "C" not null constraint grades_wave check (wave in ('BASELINE', 'FINAL')),
  person_id uuid not null,
  mean numeric(3, 2) not null constraint grades_mean check (mean between 1 and 5),
  subjects smallint not null constraint grades_subjects check (subjects > 0),
  primary key (region_id, person_id, year, term, wave),
  constraint grades_person foreign key (region_id, person_id) references persons (region_id, id)
);
create index grades_period on grades (region_id, organisation_id, year, term, wave);

grant select, insert, update, delete on grades to nastavnik_app;

alter table grades enable row level security;
alter table grades force row level security;
create policy grades_in_scope on grades to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

-- What somebody known in several organisations answered after a programme in the role of the participation: year × 100 + the mark for the joint
-- work, 0 where it was not liked. A territory counts the satisfied by it once (ADR 0036, 0042); of the erased it is the mark of nobody.
alter table shared_participations add column finals integer[] not null default '{}';
alter table erased_participations add column finals integer[] not null default '{}';

-- Before and after, counted ahead by organisation and school year as the forms are (ADR 0015): sums by question, never a mark of one person.
create table measurement_rollups (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  year smallint not null,
  basis bytea not null,
  revision bigint not null,
  sums jsonb not null,
  primary key (region_id, year, organisation_id)
);
grant select on measurement_rollups to nastavnik_app;
grant select, insert, update on measurement_rollups to nastavnik_reporting;

-- What before and after are counted from: whether the consent to diagnostics holds, the class for a breakdown, the means of marks.
grant select (region_id, person_id, kind, text_version, signer, given_on, valid_until, ended_on) on consents to nastavnik_reporting;
create policy consents_in_region on consents for select to nastavnik_reporting
  using (region_id = current_setting('app.region_id')::smallint);
grant select (class_code) on persons to nastavnik_reporting;
grant select on grades to nastavnik_reporting;
create policy grades_in_region on grades for select to nastavnik_reporting
  using (region_id = current_setting('app.region_id')::smallint);
grant select (title) on questionnaires to nastavnik_reporting;
