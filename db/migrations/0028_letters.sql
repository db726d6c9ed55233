-- Letters to the staff: what waits to be sent and what has gone, notices that gather into one letter, words of the territory's own, and where and
-- how often each member of the staff wants letters. No row holds a name of a participant; `data` holds counts, days, titles and addresses of pages.

create table letters (
  region_id smallint not null references regions,
  id uuid not null,
  kind text collate "C" not null,
  user_id uuid,
  -- Given for this letter alone; null: the user's confirmed address of the moment of sending.
  address text,
  data jsonb not null,
  created_at timestamptz not null,
  not_before timestamptz not null,
  attempts integer not null default 0,
  trouble text collate "C",
  sent_at timestamptz,
  failed_at timestamptz,
  primary key (region_id, id),
  constraint letters_end check (sent_at is null or failed_at is null)
);
create index letters_waiting on letters (region_id, not_before) where sent_at is null and failed_at is null;
create index letters_sent on letters (region_id, sent_at) where sent_at is not null;
create index letters_failed on letters (region_id, failed_at) where failed_at is not null;
create index letters_user on letters (region_id, user_id, created_at);

-- A second notice of the same thing takes the place of the first while it waits.
create table notices (
  region_id smallint not null references regions,
  id uuid not null,
  user_id uuid not null,
  kind text collate "C" not null,
  organisation_id uuid references organisations,
  about text collate "C" not null,
  data jsonb not null,
  created_at timestamptz not null,
  primary key (region_id, id),
  constraint notices_once unique nulls not distinct (region_id, user_id, kind, organisation_id, about)
);
create index notices_created on notices (region_id, created_at);

-- The newest version stands; one without texts means the original ones.
create table letter_wordings (
  region_id smallint not null references regions,
  kind text collate "C" not null,
  version integer not null check (version > 0),
  subject text,
  text text,
  written_by uuid,
  written_at timestamptz not null,
  primary key (region_id, kind, version),
  constraint letter_wordings_whole check ((subject is null) = (text is null))
);

create table letter_settings (
  region_id smallint not null,
  user_id uuid not null,
  address text,
  frequency text collate "C" not null default 'daily',
  -- An address that waits for the code of the letter.
  asked_address text,
  asked_letter uuid,
  asked_until timestamptz,
  wrong_codes integer not null default 0,
  last_digest_at timestamptz,
  primary key (region_id, user_id),
  constraint letter_settings_user foreign key (region_id, user_id) references users (region_id, id) on delete cascade,
  constraint letter_settings_frequency check (frequency in ('atOnce', 'daily', 'never')),
  constraint letter_settings_asked check ((asked_address is null) = (asked_letter is null) and (asked_letter is null) = (asked_until is null))
);

grant select, insert, update, delete on letters, notices, letter_settings to nastavnik_app;
grant select, insert on letter_wordings to nastavnik_app;
