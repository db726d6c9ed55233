-- Who read, exported, changed or was refused people's data: ids and numbers, never values. Each organisation has its own chain; the region itself
-- stands under the nil uuid. The app adds and reads; only the head of a chain moves.

create table audit_heads (
  region_id smallint not null references regions,
  organisation_id uuid not null,
  number bigint not null,
  hash bytea not null,
  primary key (region_id, organisation_id)
);

create table audit_entries (
  region_id smallint not null references regions,
  organisation_id uuid not null,
  number bigint not null,
  at timestamptz not null,
  user_id uuid,
  action text not null,
  kind text not null constraint audit_entries_kind check (kind in ('read', 'export', 'change', 'refusal')),
  refusal text,
  subject_id uuid,
  people integer,
  fields text[] not null,
  hash bytea not null,
  primary key (region_id, organisation_id, number),
  constraint audit_entries_refusal check ((kind = 'refusal') = (refusal is not null))
);
create index audit_entries_subject on audit_entries (region_id, subject_id, at desc) where subject_id is not null;
create index audit_entries_user on audit_entries (region_id, user_id, at desc);
create index audit_entries_at on audit_entries (region_id, at desc);

grant select, insert, update on audit_heads to nastavnik_app;
grant select, insert on audit_entries to nastavnik_app;
