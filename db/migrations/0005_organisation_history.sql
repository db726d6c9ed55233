-- What organisations and municipalities were. Their own tables hold the present, which decides access; a row here holds the state that
-- stood until the day of a change, the first day of the next state. The state of a day is the past with the smallest until after it.

-- The authority is an actor of the territory's model. Null: the organisation answers to the МОУО of the municipality it sits in.
-- A merged organisation counts in its successor from the day after valid_to.
alter table organisations
  add column authority text collate "C",
  add column merged_into uuid references organisations,
  add column closing_basis text not null default '',
  add constraint organisations_merger check (merged_into is null or (merged_into <> id and valid_to is not null));
create index organisations_merged_into on organisations (merged_into) where merged_into is not null;

create table organisation_pasts (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  until date not null,
  title text not null,
  kind text not null,
  municipality_id uuid references municipalities,
  authority text collate "C",
  basis text not null,
  primary key (region_id, organisation_id, until)
);

alter table municipalities add column full_title text;
update municipalities set full_title = title;
alter table municipalities alter column full_title set not null;

create table municipality_pasts (
  region_id smallint not null,
  municipality_id uuid not null references municipalities,
  until date not null,
  full_title text not null,
  basis text not null,
  primary key (region_id, municipality_id, until)
);

grant select, insert, delete on organisation_pasts to nastavnik_app;
grant select on municipality_pasts to nastavnik_app;
grant select on organisation_pasts, municipality_pasts to nastavnik_reporting;
