-- Keys of programmes: the hash of the key, a place, the permissions listed, a term. Grants of the issuer are asked for at every use.

create table integration_tokens (
  id uuid primary key,
  region_id smallint not null,
  token_hash bytea not null constraint integration_tokens_hash unique,
  name text not null,
  municipality_id uuid references municipalities,
  organisation_id uuid references organisations,
  permissions text[] not null,
  forms text[],
  valid_from date not null,
  valid_to date not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  constraint integration_tokens_issuer foreign key (region_id, issued_by) references users (region_id, id) on delete cascade,
  constraint integration_tokens_place check (municipality_id is null or organisation_id is null),
  constraint integration_tokens_term check (valid_to between valid_from and (valid_from + interval '1 year')::date)
);
create index integration_tokens_issuer_id on integration_tokens (region_id, issued_by);
create index integration_tokens_at on integration_tokens (region_id, municipality_id, organisation_id);
grant select, insert, update on integration_tokens to nastavnik_app;
