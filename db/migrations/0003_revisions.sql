-- How many times the people of an organisation may have changed. What is counted from them keeps the revision it was counted at
-- and is counted anew when the two differ.

create table organisation_revisions (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  revision bigint not null,
  primary key (region_id, organisation_id)
);
grant select, insert, update on organisation_revisions to nastavnik_app;
grant select on organisation_revisions to nastavnik_reporting;
