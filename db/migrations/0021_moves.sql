-- Enrolment, leaving, promotion to the next year and transfer. A card is the enrolment of a person at an organisation.
alter table persons
  add column enrolled_on date,
  add column left_on date,
  add column left_why text collate "C" constraint persons_left_why check (left_why in ('GRADUATED', 'TRANSFERRED', 'LEFT')),
  -- Participations that the leaving has ended, with the end and the version they had: [{"id", "endsOn", "version"}]. Taking back needs them.
  add column left_ended jsonb,
  add constraint persons_leaving check ((left_on is null) = (left_why is null) and (left_on is null) = (left_ended is null)),
  add constraint persons_enrolment check (left_on >= enrolled_on);

-- That a person is there no more is told with the titles of the other organisations that know him.
grant select (left_on) on persons to nastavnik_reporting;

-- Whom the promotion of a school year has moved on, once a year each; a row goes when the promotion is taken back.
create table promotions (
  region_id smallint not null,
  person_id uuid not null,
  year smallint not null,
  organisation_id uuid not null references organisations,
  occupation_was text not null,
  version integer not null,
  promoted_at timestamptz not null,
  promoted_by uuid,
  primary key (region_id, person_id, year),
  constraint promotions_person foreign key (region_id, person_id) references persons (region_id, id)
);
create index promotions_organisation on promotions (region_id, organisation_id, year);

-- A person offered by one organisation to another. `card` — what the receiving side may see while it decides; gone with the decision.
create table transfers (
  region_id smallint not null references regions,
  id uuid not null,
  from_organisation_id uuid not null references organisations,
  to_organisation_id uuid not null references organisations,
  -- A card that was joined with another one is no more; the transfer still says that it was.
  person_id uuid not null,
  -- The card of the receiving side, once it has accepted.
  taken_person_id uuid,
  day date not null,
  state text collate "C" not null constraint transfers_state check (state in ('waiting', 'accepted', 'declined', 'cancelled', 'expired')),
  card jsonb,
  reason text not null default '',
  asked_by uuid,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (region_id, id),
  constraint transfers_sides check (from_organisation_id <> to_organisation_id),
  constraint transfers_card check ((state = 'waiting') = (card is not null)),
  constraint transfers_decision check ((state = 'waiting') = (decided_at is null))
);
create unique index transfers_waiting on transfers (region_id, person_id) where state = 'waiting';
create index transfers_from on transfers (region_id, from_organisation_id, asked_at desc);
create index transfers_to on transfers (region_id, to_organisation_id, asked_at desc);

grant select, insert, update, delete on promotions to nastavnik_app;
-- Whose transfer it is and where to never changes.
grant select, insert, update (state, card, reason, decided_by, decided_at, taken_person_id) on transfers to nastavnik_app;

alter table promotions enable row level security;
alter table promotions force row level security;
create policy promotions_in_scope on promotions to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

-- Both sides see a transfer. The sending one makes it; the receiving one can but accept or decline.
alter table transfers enable row level security;
alter table transfers force row level security;
create policy transfers_of_both_sides on transfers to nastavnik_app
  using (
    region_id = current_setting('app.region_id')::smallint
    and (from_organisation_id = any (current_setting('app.organisations')::uuid[]) or to_organisation_id = any (current_setting('app.organisations')::uuid[]))
  )
  with check (
    region_id = current_setting('app.region_id')::smallint and (
      from_organisation_id = any (current_setting('app.organisations')::uuid[])
      or (to_organisation_id = any (current_setting('app.organisations')::uuid[]) and state in ('accepted', 'declined'))
    )
  );
