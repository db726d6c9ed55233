-- The tree of territories and organisations, users, and the registry of people. Days are calendar days; every table of people
-- carries region_id first in its keys, so one region is one shard. Statements end with ';' at the end of a line: the runner sends them one by one.

create table regions (
  id smallint primary key,
  code text collate "C" not null constraint regions_code unique,
  title text not null
);

create table municipalities (
  id uuid primary key,
  region_id smallint not null references regions,
  code text collate "C" not null constraint municipalities_code unique,
  title text not null,
  valid_from date,
  valid_to date,
  constraint municipalities_title unique (region_id, title),
  constraint municipalities_validity check (valid_to is null or valid_from is null or valid_to >= valid_from)
);

-- The head's name and contacts are data of the organisation, not of a participant: the levels above see them.
create table organisations (
  id uuid primary key,
  region_id smallint not null references regions,
  municipality_id uuid references municipalities,
  code text collate "C" not null constraint organisations_code unique,
  kind text not null,
  title text not null,
  title_key text collate "C" not null,
  founder text not null default '',
  head text not null default '',
  phone text not null default '',
  email text not null default '',
  address text not null default '',
  valid_from date,
  valid_to date,
  version integer not null default 1,
  constraint organisations_title unique nulls not distinct (region_id, municipality_id, title_key),
  constraint organisations_validity check (valid_to is null or valid_from is null or valid_to >= valid_from)
);

create table headcounts (
  region_id smallint not null,
  organisation_id uuid not null references organisations,
  counted_on date not null,
  children10to19 integer not null check (children10to19 >= 0),
  teachers integer not null check (teachers >= 0),
  young_teachers integer not null check (young_teachers >= 0),
  primary key (region_id, organisation_id, counted_on)
);

-- Population and other denominators of a territory in a year; municipality_id is null for the whole region.
create table denominators (
  region_id smallint not null,
  id uuid not null,
  municipality_id uuid references municipalities,
  year smallint not null,
  measure text collate "C" not null,
  value integer not null check (value >= 0),
  counted_on date not null,
  source text not null,
  primary key (region_id, id),
  constraint denominators_place unique nulls not distinct (region_id, municipality_id, year, measure)
);

create table users (
  id uuid primary key,
  region_id smallint not null references regions,
  login text collate "C" not null constraint users_login unique,
  name text not null,
  password_hash text not null,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  constraint users_region unique (region_id, id)
);

-- A role at a place for a time. At most one of municipality and organisation is set; none means the whole region.
create table grants (
  id uuid primary key,
  region_id smallint not null,
  user_id uuid not null,
  role text collate "C" not null,
  municipality_id uuid references municipalities,
  organisation_id uuid references organisations,
  forms text[],
  valid_from date not null,
  valid_to date,
  constraint grants_user foreign key (region_id, user_id) references users (region_id, id) on delete cascade,
  constraint grants_place check (municipality_id is null or organisation_id is null),
  constraint grants_steward_forms check (role <> 'FORM_STEWARD' or forms is not null)
);
create index grants_user_id on grants (user_id);

create table sessions (
  token_hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_user_id on sessions (user_id);

-- Within an organisation an equal normalised name is one person (name_key); namesakes carry a mark in brackets after the name.
create table persons (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  name text not null,
  name_key text collate "C" not null,
  born_on date,
  born_year smallint,
  occupation text not null default '',
  experience_years smallint check (experience_years between 0 and 80),
  employer_id uuid references organisations,
  contacts text not null default '',
  representative_name text not null default '',
  competences text not null default '',
  achievements text not null default '',
  interests text not null default '',
  preferred_age text not null default '',
  time_resource text not null default '',
  version integer not null default 1,
  primary key (region_id, id),
  constraint persons_name unique (region_id, organisation_id, name_key),
  constraint persons_born check (born_on is null or (born_year is not null and born_year = extract(year from born_on)))
);

create table programmes (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  form_code text collate "C" not null,
  title text not null,
  title_key text collate "C" not null,
  practice text not null default 'unchecked' constraint programmes_practice check (practice in ('unchecked', 'practice', 'notPractice')),
  result text not null default '',
  version integer not null default 1,
  primary key (region_id, id),
  constraint programmes_title unique (region_id, organisation_id, form_code, title_key)
);

-- An empty end means the end of the school year of the start (31 August).
create table participations (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  programme_id uuid not null,
  role text collate "C" not null constraint participations_role check (role in ('MENTOR', 'MENTEE')),
  starts_on date not null,
  ends_on date,
  runs_until date not null generated always as (
    coalesce(ends_on, make_date(extract(year from starts_on)::int + case when extract(month from starts_on) >= 9 then 1 else 0 end, 8, 31))
  ) stored,
  request text not null default '',
  result text not null default '',
  link text not null default '',
  completed boolean,
  version integer not null default 1,
  primary key (region_id, id),
  constraint participations_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint participations_programme foreign key (region_id, programme_id) references programmes (region_id, id),
  constraint participations_once unique (region_id, person_id, programme_id, role, starts_on),
  constraint participations_dates check (ends_on is null or ends_on >= starts_on)
);
create index participations_organisation on participations (region_id, organisation_id, programme_id);
create index participations_programme_id on participations (region_id, programme_id);

-- A mentor in a programme with those entrusted to him: a pair, or a group when there are several.
create table mentorships (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null,
  programme_id uuid not null,
  mentor_participation_id uuid not null,
  primary key (region_id, id),
  constraint mentorships_programme foreign key (region_id, programme_id) references programmes (region_id, id),
  constraint mentorships_mentor foreign key (region_id, mentor_participation_id) references participations (region_id, id),
  constraint mentorships_once unique (region_id, mentor_participation_id)
);
create index mentorships_organisation on mentorships (region_id, organisation_id);

create table mentorship_mentees (
  region_id smallint not null,
  mentorship_id uuid not null,
  mentee_participation_id uuid not null,
  organisation_id uuid not null,
  primary key (region_id, mentorship_id, mentee_participation_id),
  constraint mentorship_mentees_mentorship foreign key (region_id, mentorship_id) references mentorships (region_id, id),
  constraint mentorship_mentees_mentee foreign key (region_id, mentee_participation_id) references participations (region_id, id)
);
create index mentorship_mentees_mentee on mentorship_mentees (region_id, mentee_participation_id);

-- A workbook under review or taken. The file lives only until it is confirmed or discarded.
create table imports (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null,
  user_id uuid,
  state text not null constraint imports_state check (state in ('preview', 'done')),
  file bytea,
  file_sha256 bytea not null,
  outcome jsonb not null,
  parked jsonb not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (region_id, id)
);
create index imports_organisation on imports (region_id, organisation_id, created_at);
