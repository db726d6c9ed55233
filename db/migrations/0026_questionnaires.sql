-- Texts of questionnaires: the built-in ones as they were when read, what a territory and what an organisation published. An answer keeps the
-- row it was given under, so a published row is never written again.
create table questionnaires (
  region_id smallint not null references regions,
  id uuid not null,
  -- null: of the territory
  organisation_id uuid references organisations,
  code text collate "C" not null,
  -- of the version, within its owner and code
  number integer not null,
  origin text collate "C" not null constraint questionnaires_origin check (origin in ('BUILT_IN', 'EDITED')),
  title text not null,
  purpose text collate "C" not null,
  form_code text collate "C",
  role text collate "C" constraint questionnaires_role check (role in ('MENTEE', 'MENTOR', 'CURATOR', 'INFORMANT', 'PARTNER')),
  diagnostic boolean not null,
  source text not null,
  definition jsonb not null,
  -- null: a draft
  published_at timestamptz,
  updated_at timestamptz not null,
  updated_by uuid,
  version integer not null default 1,
  primary key (region_id, id),
  constraint questionnaires_number unique nulls not distinct (region_id, organisation_id, code, number),
  constraint questionnaires_built_in check (origin = 'EDITED' or (organisation_id is null and published_at is not null))
);
create unique index questionnaires_draft on questionnaires (region_id, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), code)
  where published_at is null;

-- What the built-in files were when they were last read: half a second is not spent on the same text at every start.
alter table regions add column questionnaires_hash text collate "C";

grant select, insert, update, delete on questionnaires to nastavnik_app;
grant select (region_id, id, organisation_id, code, number, purpose, form_code, role, diagnostic, definition, published_at) on questionnaires to nastavnik_reporting;
