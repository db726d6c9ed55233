-- Participants of a period told apart by one thing (age, kind of organisation), counted ahead like the forms (0004). `forms`: the codes of the
-- forms of mentoring counted, or '' for all. `cells` hold numbers only.

create table composition_rollups (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  period text collate "C" not null,
  mode text collate "C" not null constraint composition_rollups_mode check (mode in ('primary', 'distinct')),
  composition text collate "C" not null,
  forms text collate "C" not null,
  basis bytea not null,
  revision bigint not null,
  cells jsonb not null,
  primary key (region_id, period, mode, composition, forms, organisation_id)
);

grant select, insert, update on composition_rollups to nastavnik_reporting;
grant select on composition_rollups to nastavnik_app;
