-- A territory counts persons, an organisation counts cards (ADR 0036). What stands here is found anew from cards and participations by whoever
-- counts a territory next, organisation by organisation, as far as their revisions are others than here. No names; the app's own role sees nothing of it.

-- Cards whose СНИЛС or whose name with birth stands in another organisation of the region too, and who they are there (`person_identities`).
create table shared_cards (
  region_id smallint not null,
  person_id uuid not null,
  organisation_id uuid not null,
  name_hash bytea,
  snils_hash bytea,
  identity bytea not null,
  primary key (region_id, person_id)
);
create index shared_cards_organisation on shared_cards (region_id, organisation_id);
create index shared_cards_name on shared_cards (region_id, name_hash);
create index shared_cards_snils on shared_cards (region_id, snils_hash);

create table shared_participations (
  region_id smallint not null,
  id uuid not null,
  person_id uuid not null,
  identity bytea not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  role text collate "C" not null,
  form_code text collate "C" not null,
  practice text collate "C" not null,
  title_key text collate "C" not null,
  starts_on date not null,
  runs_until date not null,
  born_on date,
  born_year smallint,
  experience_years smallint,
  primary key (region_id, person_id, id),
  constraint shared_participations_card foreign key (region_id, person_id) references shared_cards (region_id, person_id) on delete cascade
);
create index shared_participations_organisation on shared_participations (region_id, organisation_id);
create index shared_participations_identity on shared_participations (region_id, identity);

-- Numbers made of what stands here, by the fingerprint of the question: they hold while the generation is the region's.
create table shared_generations (
  region_id smallint primary key,
  generation bigint not null
);

create table shared_numbers (
  region_id smallint not null,
  question bytea not null,
  generation bigint not null,
  numbers jsonb not null,
  primary key (region_id, question)
);

create table shared_searches (
  region_id smallint not null,
  organisation_id uuid not null,
  revision bigint not null,
  primary key (region_id, organisation_id)
);

-- What an erasure leaves of a person known in several organisations, so that no sum over them grows: participations of nobody. Persons and
-- identities are random and stand in no other table, days are months; `place` keeps the order the days had. `weight` −1 takes back what those
-- that stay are still counted for among themselves. Only the programmes of the erased card are real: whether they are judged away is followed.
create table erased_participations (
  region_id smallint not null references regions,
  id uuid not null,
  person_id uuid not null,
  identity bytea not null,
  weight smallint not null constraint erased_participations_weight check (weight in (-1, 1)),
  organisation_id uuid not null references organisations,
  programme_id uuid not null,
  role text collate "C" not null,
  form_code text collate "C" not null,
  practice text collate "C" not null,
  title_key text collate "C" not null,
  starts_on date not null,
  runs_until date not null,
  place smallint not null,
  born_on date,
  born_year smallint,
  experience_years smallint,
  primary key (region_id, id)
);

create index erased_participations_organisation on erased_participations (region_id, organisation_id);

grant select, insert, update, delete on shared_cards, shared_participations, shared_numbers, shared_generations, shared_searches to nastavnik_reporting;
grant select, insert, update (practice, title_key) on erased_participations to nastavnik_reporting;
