-- People of the staff are invited: until they accept, an account has no password.
alter table users alter column password_hash drop not null;

-- Whom the grant stands in for; such a grant always has a last day.
alter table grants add column substitutes uuid;
alter table grants add constraint grants_substitution_ends check (substitutes is null or valid_to is not null);
create index grants_place on grants (region_id, organisation_id);

-- One-time tokens that set a password; an account has at most one open.
create table user_invitations (
  token_hash bytea primary key,
  region_id smallint not null,
  user_id uuid not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint user_invitations_user foreign key (region_id, user_id) references users (region_id, id) on delete cascade
);
create index user_invitations_user_id on user_invitations (user_id);
grant select, insert, update, delete on user_invitations to nastavnik_app;

-- The second factor. `unset`: it is set up at the next sign-in of a role that needs it; `exempt`: a demonstration account.
-- The secret is encrypted with a key that is not in the database; a step is used once.
alter table users add column second_factor text collate "C" not null default 'unset'
  constraint users_second_factor check (second_factor in ('unset', 'on', 'exempt'));
alter table users add column factor_secret bytea;
alter table users add column factor_step bigint;
-- A session that has not passed what its account asks for is nobody's.
alter table sessions add column passed boolean not null default false;

create table recovery_codes (
  code_hash bytea not null,
  region_id smallint not null,
  user_id uuid not null,
  used_at timestamptz,
  primary key (user_id, code_hash),
  constraint recovery_codes_user foreign key (region_id, user_id) references users (region_id, id) on delete cascade
);
grant select, insert, update, delete on recovery_codes to nastavnik_app;
