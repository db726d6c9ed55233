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
