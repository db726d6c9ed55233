-- Who may touch what. nastavnik_app serves requests; nastavnik_reporting counts for the levels above and has no column of names.
-- NOINHERIT: the app takes the reporting role by SET LOCAL ROLE; it must never be covered by the reporting policies otherwise.

grant usage on schema public to nastavnik_app, nastavnik_reporting;
grant select on regions to nastavnik_app, nastavnik_reporting;
grant select, insert, update on municipalities, organisations, headcounts, denominators to nastavnik_app;
grant select on municipalities, organisations, headcounts, denominators to nastavnik_reporting;
grant select, insert, update, delete on users, grants, sessions to nastavnik_app;
grant select, insert, update, delete on persons, programmes, participations, mentorships, mentorship_mentees, imports to nastavnik_app;
grant select on programmes to nastavnik_reporting;
grant select (region_id, id, organisation_id, born_on, born_year, occupation, experience_years, employer_id) on persons to nastavnik_reporting;
grant select (region_id, id, organisation_id, person_id, programme_id, role, starts_on, ends_on, runs_until) on participations to nastavnik_reporting;

alter table persons enable row level security;
alter table persons force row level security;
create policy persons_in_scope on persons to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
create policy persons_in_region on persons for select to nastavnik_reporting
  using (region_id = current_setting('app.region_id')::smallint);

alter table participations enable row level security;
alter table participations force row level security;
create policy participations_in_scope on participations to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
create policy participations_in_region on participations for select to nastavnik_reporting
  using (region_id = current_setting('app.region_id')::smallint);

alter table mentorships enable row level security;
alter table mentorships force row level security;
create policy mentorships_in_scope on mentorships to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table mentorship_mentees enable row level security;
alter table mentorship_mentees force row level security;
create policy mentorship_mentees_in_scope on mentorship_mentees to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table imports enable row level security;
alter table imports force row level security;
create policy imports_in_scope on imports to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
