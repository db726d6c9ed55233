-- Incidents with personal data: what happened in words without names, whom it touches in counts. Each organisation is an operator and has a part of
-- its own: how many of its people, and what was sent of it to the supervisor. Nothing is deleted: an incident is corrected and closed.

create table incidents (
  region_id smallint not null references regions,
  id uuid not null,
  found_at timestamptz not null,
  kind text collate "C" not null,
  categories text[] not null,
  what text not null,
  causes text not null,
  harm text not null,
  measures text not null,
  findings text not null,
  contact text not null,
  registered_by uuid,
  registered_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (region_id, id)
);
create index incidents_found on incidents (region_id, found_at desc);

create table incident_organisations (
  region_id smallint not null,
  incident_id uuid not null,
  organisation_id uuid not null references organisations,
  counted integer not null check (counted >= 0),
  people integer not null check (people >= 0),
  first_sent_at timestamptz,
  first_number text,
  results_sent_at timestamptz,
  results_number text,
  version integer not null default 1,
  primary key (region_id, incident_id, organisation_id),
  constraint incident_organisations_incident foreign key (region_id, incident_id) references incidents (region_id, id),
  constraint incident_organisations_first check ((first_sent_at is null) = (first_number is null)),
  constraint incident_organisations_results check ((results_sent_at is null) = (results_number is null))
);
create index incident_organisations_organisation on incident_organisations (region_id, organisation_id);

grant select, insert, update on incidents, incident_organisations to nastavnik_app;
