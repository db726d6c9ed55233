-- Matching of a programme (ADR 0048): rounds, what each run was given and found, the curator's decisions, the draft and what came of it.
create table matching_rounds (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  programme_id uuid not null,
  -- the day of the order: ages and what mentors have passed are taken by it
  order_on date not null,
  -- points and the threshold as the curator has set them; null: the model's
  weights jsonb,
  draft_run_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  finished_at timestamptz,
  version integer not null default 1,
  -- counts for those above the organisation, who see no people
  mentees integer not null default 0,
  placed integer not null default 0,
  published integer not null default 0,
  primary key (region_id, id),
  constraint matching_rounds_programme foreign key (region_id, programme_id) references programmes (region_id, id)
);
create unique index matching_rounds_open on matching_rounds (region_id, programme_id) where finished_at is null;
create index matching_rounds_organisation on matching_rounds (region_id, organisation_id);

-- The people, rules and points that runs were given, by the hash of the bytes. Two runs on one input differ in decisions and aim alone.
create table matching_inputs (
  region_id smallint not null,
  round_id uuid not null,
  hash bytea not null,
  organisation_id uuid not null references organisations,
  content bytea not null,
  primary key (region_id, round_id, hash),
  constraint matching_inputs_round foreign key (region_id, round_id) references matching_rounds (region_id, id)
);

-- The log: nothing in it changes.
create table matching_runs (
  region_id smallint not null,
  id uuid not null,
  round_id uuid not null,
  organisation_id uuid not null references organisations,
  number integer not null,
  title text not null,
  -- counted by a decision, not asked for: such runs are in the log alone
  by_decision boolean not null,
  mode text collate "C" not null constraint matching_runs_mode check (mode in ('points', 'stable', 'rankMaximal', 'worstPair')),
  weights jsonb not null,
  -- locks, prohibitions and places that stood then, and the pairs it was to stay close to
  decisions jsonb not null,
  input_hash bytea not null,
  -- the mentor of each mentee of the input, by position
  mates bytea not null,
  figures jsonb not null,
  elapsed_ms integer not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (region_id, id),
  constraint matching_runs_round foreign key (region_id, round_id) references matching_rounds (region_id, id),
  constraint matching_runs_number unique (region_id, round_id, number)
);

create table matching_decisions (
  region_id smallint not null,
  id uuid not null,
  round_id uuid not null,
  organisation_id uuid not null references organisations,
  kind text collate "C" not null constraint matching_decisions_kind check (kind in ('LOCK', 'PROHIBITION', 'PLACES')),
  mentee_id uuid,
  mentor_id uuid not null,
  places smallint constraint matching_decisions_places check (places between 0 and 100),
  reason text not null,
  decided_at timestamptz not null,
  decided_by uuid,
  primary key (region_id, id),
  constraint matching_decisions_round foreign key (region_id, round_id) references matching_rounds (region_id, id),
  constraint matching_decisions_mentee foreign key (region_id, mentee_id) references participations (region_id, id),
  constraint matching_decisions_mentor foreign key (region_id, mentor_id) references participations (region_id, id),
  constraint matching_decisions_whole check ((kind = 'PLACES') = (mentee_id is null) and (kind = 'PLACES') = (places is not null))
);
create unique index matching_decisions_lock on matching_decisions (region_id, round_id, mentee_id) where kind = 'LOCK';
create unique index matching_decisions_prohibition on matching_decisions (region_id, round_id, mentee_id, mentor_id) where kind = 'PROHIBITION';
create unique index matching_decisions_places on matching_decisions (region_id, round_id, mentor_id) where kind = 'PLACES';
create index matching_decisions_mentee_id on matching_decisions (region_id, mentee_id);
create index matching_decisions_mentor_id on matching_decisions (region_id, mentor_id);

-- The draft: a row for each mentee of the round, with the mentor or the reason why there is none.
create table matching_pairs (
  region_id smallint not null,
  round_id uuid not null,
  mentee_id uuid not null,
  organisation_id uuid not null references organisations,
  mentor_id uuid,
  points smallint not null default 0,
  mentee_rank smallint,
  mentor_rank smallint,
  warnings text[] collate "C" not null default '{}',
  candidates integer not null default 0,
  waiting_days integer not null default 0,
  reason jsonb,
  -- what the two have said to it
  mentee_answer text collate "C" constraint matching_pairs_mentee_answer check (mentee_answer in ('YES', 'UNSURE', 'NO')),
  mentor_answer text collate "C" constraint matching_pairs_mentor_answer check (mentor_answer in ('YES', 'UNSURE', 'NO')),
  primary key (region_id, round_id, mentee_id),
  constraint matching_pairs_round foreign key (region_id, round_id) references matching_rounds (region_id, id),
  constraint matching_pairs_mentee foreign key (region_id, mentee_id) references participations (region_id, id),
  constraint matching_pairs_mentor foreign key (region_id, mentor_id) references participations (region_id, id),
  constraint matching_pairs_reason check ((mentor_id is null) = (reason is not null)),
  constraint matching_pairs_answers check (mentor_id is not null or (mentee_answer is null and mentor_answer is null))
);
create index matching_pairs_mentee_id on matching_pairs (region_id, mentee_id);
create index matching_pairs_mentor_id on matching_pairs (region_id, mentor_id);

-- Published pairs, until and after the order fixes them.
create table pair_proposals (
  region_id smallint not null,
  id uuid not null,
  round_id uuid not null,
  organisation_id uuid not null references organisations,
  programme_id uuid not null,
  mentee_id uuid not null,
  mentor_id uuid not null,
  points smallint not null,
  published_at timestamptz not null,
  published_by uuid,
  order_number text,
  ordered_on date,
  primary key (region_id, id),
  constraint pair_proposals_round foreign key (region_id, round_id) references matching_rounds (region_id, id),
  constraint pair_proposals_mentee foreign key (region_id, mentee_id) references participations (region_id, id),
  constraint pair_proposals_mentor foreign key (region_id, mentor_id) references participations (region_id, id),
  constraint pair_proposals_once unique (region_id, mentee_id),
  constraint pair_proposals_ordered check ((order_number is null) = (ordered_on is null))
);
create index pair_proposals_round_id on pair_proposals (region_id, round_id);
create index pair_proposals_mentor_id on pair_proposals (region_id, mentor_id);

grant select, insert, update, delete on matching_rounds, matching_inputs, matching_decisions, matching_pairs, pair_proposals to nastavnik_app;
grant select, insert, delete on matching_runs to nastavnik_app;

alter table matching_inputs enable row level security;
alter table matching_inputs force row level security;
create policy matching_inputs_in_scope on matching_inputs to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table matching_runs enable row level security;
alter table matching_runs force row level security;
create policy matching_runs_in_scope on matching_runs to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table matching_decisions enable row level security;
alter table matching_decisions force row level security;
create policy matching_decisions_in_scope on matching_decisions to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table matching_pairs enable row level security;
alter table matching_pairs force row level security;
create policy matching_pairs_in_scope on matching_pairs to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table pair_proposals enable row level security;
alter table pair_proposals force row level security;
create policy pair_proposals_in_scope on pair_proposals to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

grant select (region_id, id, organisation_id, programme_id, order_on, finished_at, mentees, placed, published) on matching_rounds to nastavnik_reporting;
