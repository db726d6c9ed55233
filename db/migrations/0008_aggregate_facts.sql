-- Figures that came without persons, entered at a place; those of the documents stand in the territory's model. They never join a count.
-- part_of and within name another fact of the same place: the id of a row or the code of the model's fact.

create table aggregate_facts (
  region_id smallint not null,
  id uuid not null,
  municipality_id uuid references municipalities,
  organisation_id uuid references organisations,
  title text not null,
  form_code text collate "C",
  role text collate "C" constraint aggregate_facts_role check (role in ('MENTOR', 'MENTEE')),
  unit_of_count text collate "C" not null constraint aggregate_facts_unit check (unit_of_count in ('PERSON', 'ORGANISATION', 'TEAM', 'PRACTICE')),
  value integer not null check (value >= 0),
  dated text collate "C" not null,
  part_of text collate "C",
  within text collate "C",
  overlap text not null,
  before_criteria boolean not null,
  source text not null,
  entered_by uuid,
  entered_at timestamptz not null,
  version integer not null default 1,
  primary key (region_id, id),
  constraint aggregate_facts_place check (municipality_id is null or organisation_id is null)
);
create index aggregate_facts_at on aggregate_facts (region_id, municipality_id, organisation_id);
grant select, insert, update on aggregate_facts to nastavnik_app;
grant select on aggregate_facts to nastavnik_reporting;
