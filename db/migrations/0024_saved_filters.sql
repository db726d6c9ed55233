-- Filters of the list of people that an organisation has named: what is asked, never a name.
create table saved_filters (
  region_id smallint not null references regions,
  id uuid not null,
  organisation_id uuid not null references organisations,
  title text not null,
  filter jsonb not null,
  primary key (region_id, id),
  constraint saved_filters_title unique (region_id, organisation_id, title)
);
grant select, insert, update, delete on saved_filters to nastavnik_app;
