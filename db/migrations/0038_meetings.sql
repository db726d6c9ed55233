-- Meetings of a programme: who is invited, who came, and the campaign in which those who came say with whom they would work (ADR 0046).
create table meetings (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  programme_id uuid not null,
  -- others come with the meetings of pairs
  kind text collate "C" not null constraint meetings_kind check (kind in ('GROUP_ACQUAINTANCE')),
  held_on date not null,
  begins_at time not null,
  -- a room or a link
  place text not null,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null default 1,
  primary key (region_id, id),
  constraint meetings_programme foreign key (region_id, programme_id) references programmes (region_id, id)
);
create index meetings_programme_id on meetings (region_id, programme_id, held_on desc);
create index meetings_organisation on meetings (region_id, organisation_id);

create table meeting_members (
  region_id smallint not null,
  meeting_id uuid not null,
  participation_id uuid not null,
  organisation_id uuid not null references organisations,
  attended boolean not null default false,
  primary key (region_id, meeting_id, participation_id),
  constraint meeting_members_meeting foreign key (region_id, meeting_id) references meetings (region_id, id),
  constraint meeting_members_participation foreign key (region_id, participation_id) references participations (region_id, id)
);
create index meeting_members_participation_id on meeting_members (region_id, participation_id);

-- Who is asked after a meeting and who may be chosen are those who came to it.
alter table campaigns
  add column meeting_id uuid,
  -- the day of the order about the pairs: ballots are kept so long after it
  add column pairs_fixed_on date,
  add constraint campaigns_meeting foreign key (region_id, meeting_id) references meetings (region_id, id),
  add constraint campaigns_ballots check (purpose = 'PREFERENCE' or (meeting_id is null and pairs_fixed_on is null));
create unique index campaigns_of_meeting on campaigns (region_id, meeting_id) where meeting_id is not null;

grant select, insert, update, delete on meetings, meeting_members to nastavnik_app;

alter table meeting_members enable row level security;
alter table meeting_members force row level security;
create policy meeting_members_in_scope on meeting_members to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
