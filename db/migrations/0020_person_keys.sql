-- One child is one person across school, club and college (ADR 0033). Hashes are keyed and made by the application: neither a СНИЛС nor a
-- name can be told from them without the installation's secret.

-- name_hash: of the name without the mark of namesakes and of the full day of birth. keyed_version: the version of the row it was made of.
alter table persons
  add column name_hash bytea,
  add column snils_hash bytea,
  add column keyed_version integer;
create index persons_unkeyed on persons (region_id, organisation_id) where keyed_version is distinct from version;
create index persons_name_hash on persons (region_id, name_hash, organisation_id) where name_hash is not null;
create index persons_snils_of_name on persons (region_id, name_hash) include (snils_hash) where snils_hash is not null;
create unique index persons_snils on persons (region_id, snils_hash, organisation_id) where snils_hash is not null;
grant select (name_hash, snils_hash, withdrawn_on) on persons to nastavnik_reporting;

-- Who a card is: its СНИЛС; else its name and birth, which stand for the СНИЛС that exactly one person of that name and birth has; else itself.
-- Within an organisation the curator joins cards, not the name: where two cards share a name and birth, neither speaks for the person.
-- Read it under the reporting role: the app sees the organisations of its scope alone, and would join less.
create view person_identities with (security_invoker = true) as
select p.region_id, p.id, p.organisation_id, coalesce(
  p.snils_hash,
  case when p.name_hash is not null and not exists (
    select 1 from persons t
    where t.region_id = p.region_id and t.name_hash = p.name_hash and t.organisation_id = p.organisation_id and t.id <> p.id
  ) then coalesce((
    select (array_agg(s.snils_hash))[1] from persons s
    where s.region_id = p.region_id and s.name_hash = p.name_hash and s.snils_hash is not null
    having count(distinct s.snils_hash) = 1
  ), p.name_hash) end,
  uuid_send(p.id)
) as identity
from persons p;
grant select on person_identities to nastavnik_reporting;

-- Two cards of an organisation that may be one person. `open` ones are found anew after every change; `different` is the curator's word.
create table duplicate_pairs (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  first_id uuid not null,
  second_id uuid not null,
  score smallint not null,
  reasons text[] not null,
  state text collate "C" not null default 'open' constraint duplicate_pairs_state check (state in ('open', 'different')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (region_id, first_id, second_id),
  constraint duplicate_pairs_order check (first_id < second_id),
  constraint duplicate_pairs_first foreign key (region_id, first_id) references persons (region_id, id) on delete cascade,
  constraint duplicate_pairs_second foreign key (region_id, second_id) references persons (region_id, id) on delete cascade
);
create index duplicate_pairs_second_id on duplicate_pairs (region_id, second_id);
create index duplicate_pairs_organisation on duplicate_pairs (region_id, organisation_id, state, score desc);

-- At which revision of the organisation, and by which rules, its pairs were found.
create table duplicate_searches (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  revision bigint not null,
  rules text collate "C" not null,
  primary key (region_id, organisation_id)
);

-- Two cards joined into one. `before` and `after`: the rows of both as they were and as the merger left them, `pairs`: those
-- of the card that went, kept until `until` for taking it back. The ids stay: a link to the card that went leads to the one that stayed.
create table person_mergers (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  kept_id uuid not null,
  gone_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid,
  until timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  before jsonb,
  after jsonb,
  pairs jsonb,
  primary key (region_id, id)
);
create unique index person_mergers_gone on person_mergers (region_id, gone_id) where undone_at is null;
create index person_mergers_kept on person_mergers (region_id, kept_id);
create index person_mergers_organisation on person_mergers (region_id, organisation_id, merged_at desc);

-- Cards that had been joined into the erased one: an older copy of the database holds them apart.
alter table erasure_acts add column joined uuid[] not null default '{}';

grant select, insert, update, delete on duplicate_pairs, duplicate_searches, person_mergers to nastavnik_app;

alter table duplicate_pairs enable row level security;
alter table duplicate_pairs force row level security;
create policy duplicate_pairs_in_scope on duplicate_pairs to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table person_mergers enable row level security;
alter table person_mergers force row level security;
create policy person_mergers_in_scope on person_mergers to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
