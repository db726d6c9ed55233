-- The card of a person in full: who it is, experience in this organisation, languages, family among the participants, and the psychologist's
-- section, which nobody but the psychologist reads.
alter table persons
  add column kind text collate "C" constraint persons_kind check (kind in ('PUPIL', 'STUDENT', 'TEACHER', 'SPECIALIST', 'ALUMNUS', 'PARENT', 'OTHER')),
  add column experience_here_years smallint constraint persons_experience_here check (experience_here_years between 0 and 80),
  add column languages text not null default '';

-- Two cards of one organisation: the relative is the child's parent, guardian or other kin.
create table family_links (
  region_id smallint not null,
  child_id uuid not null,
  relative_id uuid not null,
  organisation_id uuid not null references organisations,
  relation text collate "C" not null constraint family_links_relation check (relation in ('PARENT', 'GUARDIAN', 'RELATIVE')),
  primary key (region_id, child_id, relative_id),
  constraint family_links_child foreign key (region_id, child_id) references persons (region_id, id),
  constraint family_links_relative foreign key (region_id, relative_id) references persons (region_id, id),
  constraint family_links_two check (child_id <> relative_id)
);
create index family_links_relative_id on family_links (region_id, relative_id);
create index family_links_organisation on family_links (region_id, organisation_id);

create table conclusions (
  region_id smallint not null,
  person_id uuid not null,
  organisation_id uuid not null references organisations,
  verdict text collate "C" not null constraint conclusions_verdict check (verdict in ('RECOMMENDED', 'CONDITIONS', 'NOT_RECOMMENDED')),
  note text not null default '',
  concluded_on date not null,
  recorded_by uuid,
  version integer not null default 1,
  primary key (region_id, person_id),
  constraint conclusions_person foreign key (region_id, person_id) references persons (region_id, id)
);
create index conclusions_organisation on conclusions (region_id, organisation_id);

grant select, insert, update, delete on family_links, conclusions to nastavnik_app;

alter table family_links enable row level security;
alter table family_links force row level security;
create policy family_links_in_scope on family_links to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table conclusions enable row level security;
alter table conclusions force row level security;
create policy conclusions_in_scope on conclusions to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
