-- Erasure of a person: the row stays without anything that tells who it was, so that no count changes; the act proves what was done.
alter table persons add column erased_on date;

create table erasure_acts (
  region_id smallint not null references regions,
  id uuid not null,
  organisation_id uuid not null references organisations,
  number integer not null,
  person_id uuid not null,
  reason text collate "C" not null,
  erased_at timestamptz not null,
  erased_by uuid,
  fields text[] not null,
  primary key (region_id, id),
  constraint erasure_acts_number unique (region_id, organisation_id, number),
  constraint erasure_acts_person unique (region_id, person_id)
);

grant select, insert on erasure_acts to nastavnik_app;
grant select (erased_on) on persons to nastavnik_reporting;

-- Who came in stands in the audit too.
alter table audit_entries drop constraint audit_entries_kind;
alter table audit_entries add constraint audit_entries_kind check (kind in ('read', 'export', 'change', 'refusal', 'signIn'));
