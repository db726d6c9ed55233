-- A taken import can be taken back within a day. What it has done is kept for that long and no longer: the ids of the rows it wrote, and of the
-- rows it filled, what stood in those fields before. Everything goes back in one transaction, or nothing does.

alter table imports
  drop constraint imports_state,
  add constraint imports_state check (state in ('preview', 'done', 'undone')),
  add column undone_at timestamptz,
  add column undone_by uuid,
  add constraint imports_undone check ((state = 'undone') = (undone_at is not null));

-- `rests`: participations that the workbook speaks of and did not write: whoever wrote them cannot take them back alone.
-- `filled`: by table, rows with the version the import left and the fields as they were; `card`, `headcount`, `source`: the same of the
-- organisation, of its numbers, and of the parked rows of the import that this one corrected.
create table import_undos (
  region_id smallint not null,
  import_id uuid not null,
  organisation_id uuid not null references organisations,
  until timestamptz not null,
  persons uuid[] not null,
  programmes uuid[] not null,
  participations uuid[] not null,
  mentorships uuid[] not null,
  link_mentorships uuid[] not null,
  link_mentees uuid[] not null,
  rests uuid[] not null,
  employed uuid[] not null default '{}',
  employers uuid[] not null default '{}',
  filled jsonb not null,
  card jsonb,
  headcount jsonb,
  source jsonb,
  primary key (region_id, import_id),
  constraint import_undos_import foreign key (region_id, import_id) references imports (region_id, id) on delete cascade
);
create index import_undos_organisation on import_undos (region_id, organisation_id, until);
grant select, insert, update, delete on import_undos to nastavnik_app;
alter table import_undos enable row level security;
alter table import_undos force row level security;
create policy import_undos_in_scope on import_undos to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

-- Numbers that an import has entered go with it.
grant delete on headcounts to nastavnik_app;

-- Programmes are deleted for the first time: without an index each would look through the mentorships of the whole region.
create index mentorships_programme_id on mentorships (region_id, programme_id);

-- How many rows stand under each reason. A review of an older version has not counted them.
update imports set outcome = outcome || '{"reasons": []}';
