-- Rounds of several organisations in one form of mentoring (ADR 0050): who has joined, and the pairs, each of which is seen by its two organisations alone.
create table joint_rounds (
  region_id smallint not null,
  id uuid not null,
  -- null: the whole region
  municipality_id uuid references municipalities,
  form_code text collate "C" not null,
  order_on date not null,
  opened_at timestamptz not null,
  opened_by uuid,
  finished_at timestamptz,
  -- of the last count
  counted_at timestamptz,
  input_hash bytea,
  figures jsonb,
  version integer not null default 1,
  primary key (region_id, id)
);
create unique index joint_rounds_open on joint_rounds (region_id, form_code, coalesce(municipality_id, '00000000-0000-0000-0000-000000000000')) where finished_at is null;

create table joint_members (
  region_id smallint not null,
  round_id uuid not null,
  organisation_id uuid not null references organisations,
  programme_id uuid not null,
  joined_at timestamptz not null,
  joined_by uuid,
  -- of the last count, for those who see no people
  mentees integer not null default 0,
  mentors integer not null default 0,
  placed integer not null default 0,
  primary key (region_id, round_id, organisation_id),
  constraint joint_members_round foreign key (region_id, round_id) references joint_rounds (region_id, id),
  constraint joint_members_programme foreign key (region_id, programme_id) references programmes (region_id, id)
);
create index joint_members_organisation on joint_members (region_id, organisation_id);
create index joint_members_programme_id on joint_members (region_id, programme_id);

create table joint_pairs (
  region_id smallint not null,
  round_id uuid not null,
  mentee_id uuid not null,
  mentor_id uuid not null,
  organisation_id uuid not null references organisations,
  mentor_organisation_id uuid not null references organisations,
  points smallint not null,
  -- parts of the points that are not nothing, by code
  matched text[] collate "C" not null,
  -- what each side is told of the other before both agree
  mentee_age smallint,
  mentor_kind text collate "C",
  mentee_answer text collate "C" constraint joint_pairs_mentee_answer check (mentee_answer in ('YES', 'UNSURE', 'NO')),
  mentor_answer text collate "C" constraint joint_pairs_mentor_answer check (mentor_answer in ('YES', 'UNSURE', 'NO')),
  order_number text,
  ordered_on date,
  primary key (region_id, round_id, mentee_id, mentor_id),
  constraint joint_pairs_round foreign key (region_id, round_id) references joint_rounds (region_id, id),
  constraint joint_pairs_mentee foreign key (region_id, mentee_id) references participations (region_id, id),
  constraint joint_pairs_mentor foreign key (region_id, mentor_id) references participations (region_id, id),
  constraint joint_pairs_ordered check ((order_number is null) = (ordered_on is null)),
  constraint joint_pairs_two check (organisation_id <> mentor_organisation_id)
);
create index joint_pairs_mentee_id on joint_pairs (region_id, mentee_id);
create index joint_pairs_mentor_id on joint_pairs (region_id, mentor_id);
create index joint_pairs_organisation on joint_pairs (region_id, organisation_id);
create index joint_pairs_mentor_organisation on joint_pairs (region_id, mentor_organisation_id);

grant select, insert, update, delete on joint_rounds, joint_members, joint_pairs to nastavnik_app;

alter table joint_pairs enable row level security;
alter table joint_pairs force row level security;
create policy joint_pairs_in_scope on joint_pairs to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and (organisation_id = any (current_setting('app.organisations')::uuid[])
    or mentor_organisation_id = any (current_setting('app.organisations')::uuid[])));
