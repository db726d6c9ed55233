-- Columns that a person named by hand, attempts at correcting parked rows, workbooks sent together.

-- What a heading of an organisation's bases means where the rules read it differently. Forgotten at the organisation's wish.
create table import_headings (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  base text not null constraint import_headings_base check (base in ('MENTEE', 'MENTOR')),
  heading_key text not null,
  heading text not null,
  field text,
  primary key (region_id, organisation_id, base, heading_key)
);
grant select, insert, update, delete on import_headings to nastavnik_app;
alter table import_headings enable row level security;
alter table import_headings force row level security;
create policy import_headings_in_scope on import_headings to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

-- `follows`: the import whose parked rows this workbook corrects. `waiting`: parked rows that no later attempt has taken over.
-- `batch_id`: the first import of the workbooks sent together with this one.
alter table imports
  add column follows uuid,
  add column waiting integer not null default 0,
  add column batch_id uuid,
  add constraint imports_follows foreign key (region_id, follows) references imports (region_id, id);
create index imports_follows on imports (region_id, follows);
create index imports_batch on imports (region_id, batch_id);
update imports set waiting = (outcome -> 'counters' ->> 'errors')::integer,
  outcome = (outcome - 'columns') || '{"sheets": []}';
