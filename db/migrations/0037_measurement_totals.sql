-- Sums of before and after over the organisations of a territory, kept under what they were added from: until something is written they are
-- read and not added again.
create table measurement_totals (
  region_id smallint not null,
  year smallint not null,
  -- Of the organisations that count and the states of their rollups.
  added_from bytea not null,
  sums jsonb not null,
  added_at timestamptz not null default now(),
  primary key (region_id, year, added_from)
);
grant select, insert, delete on measurement_totals to nastavnik_reporting;
