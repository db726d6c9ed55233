-- Numbers counted ahead, a row an organisation: a territory is their sum, because a person belongs to one organisation.
-- A row holds while `revision` is the organisation's and `basis` is the fingerprint of the question it answers; otherwise it is counted anew
-- by the next reader. No names: what may be told to the levels above.

create table form_rollups (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  period text collate "C" not null,
  mode text collate "C" not null constraint form_rollups_mode check (mode in ('primary', 'distinct')),
  basis bytea not null,
  revision bigint not null,
  totals jsonb not null,
  rows jsonb not null,
  primary key (region_id, period, mode, organisation_id)
);

create table indicator_rollups (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  year smallint not null,
  basis bytea not null,
  revision bigint not null,
  numerators jsonb not null,
  employers uuid[] not null,
  mentors_without_employer integer not null,
  primary key (region_id, year, organisation_id)
);

grant select, insert, update on form_rollups, indicator_rollups to nastavnik_reporting;
grant select on form_rollups, indicator_rollups to nastavnik_app;
