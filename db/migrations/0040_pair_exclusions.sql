-- Two people who are not to become a pair: what the psychologist said and why, which the psychologist alone reads, and a pair that one of the two
-- has refused. Whose word a refusal was is not kept anywhere.
create table pair_exclusions (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  mentee_id uuid not null,
  mentor_id uuid not null,
  source text collate "C" not null constraint pair_exclusions_source check (source in ('PSYCHOLOGIST', 'REFUSED')),
  note text not null default '',
  decided_on date not null,
  decided_by uuid,
  primary key (region_id, id),
  constraint pair_exclusions_once unique (region_id, mentee_id, mentor_id, source),
  constraint pair_exclusions_mentee foreign key (region_id, mentee_id) references persons (region_id, id),
  constraint pair_exclusions_mentor foreign key (region_id, mentor_id) references persons (region_id, id),
  constraint pair_exclusions_two check (mentee_id <> mentor_id),
  constraint pair_exclusions_nobodys_refusal check (source <> 'REFUSED' or (note = '' and decided_by is null))
);
create index pair_exclusions_mentor_id on pair_exclusions (region_id, mentor_id);
create index pair_exclusions_organisation on pair_exclusions (region_id, organisation_id);

grant select, insert, update, delete on pair_exclusions to nastavnik_app;

alter table pair_exclusions enable row level security;
alter table pair_exclusions force row level security;
create policy pair_exclusions_in_scope on pair_exclusions to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
