-- Consents, their printed sheets and scanned pages. A person whose processing consent is withdrawn is hidden by row security itself:
-- only work that says so sees the row (app.withdrawn), so that no list, export or print can forget to ask.

-- «8 «Б» класс» → 08Б, «2 курс» → К2, anything else → ''. The text is the one truth; imports/warnings.rules.ts reads it the same way.
create function class_code(occupation text) returns text language sql immutable parallel safe return coalesce(
  'К' || substring(occupation from '(?:^|[^0-9])([1-6])\s*(?:-?\s*[Йй])?\s*[Кк][Уу][Рр][Сс]'),
  (
    select lpad(found[1], 2, '0') || translate(coalesce(found[2], ''), 'абвгдеёжзиклмнопрстуфхцчшщэюя', 'АБВГДЕЁЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ')
    from (
      select coalesce(
        regexp_match(occupation, '^\s*(1[0-2]|0?[1-9])(?:[-–]?(?:[Йй]|го|ый|ой))?\s*[-–]?\s*["«]?\s*([А-ИК-ЯЁа-ик-яё])?\s*["»]?\s*(?:[Кк][Лл][Аа][Сс][Сс]|[Кк][Лл]\.?)?\s*$'),
        regexp_match(occupation, '(?:^|[^0-9])(1[0-2]|0?[1-9])(?:[-–]?(?:[Йй]|го|ый|ой))?\s*[-–]?\s*["«]?([А-ИК-ЯЁа-ик-яё])?["»]?\s*[Кк][Лл][Аа][Сс][Сс]')
      )
    ) as told (found)
    where found is not null
  ),
  ''
);
alter table persons
  add column withdrawn_on date,
  add column class_code text collate "C" not null generated always as (class_code(occupation)) stored;
create index persons_class on persons (region_id, organisation_id, class_code, name_key);

alter policy persons_in_scope on persons
  using (
    region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[])
    and (withdrawn_on is null or current_setting('app.withdrawn') = 'on')
  );

-- A sheet printed for one person and one kind: the code on it is its id. It waits until it comes back signed.
create table consent_sheets (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  person_id uuid not null,
  kind text collate "C" not null,
  text_version text collate "C" not null,
  printed_on date not null,
  signed_at timestamptz,
  primary key (region_id, id),
  constraint consent_sheets_person foreign key (region_id, person_id) references persons (region_id, id)
);
create unique index consent_sheets_waiting on consent_sheets (region_id, person_id, kind, text_version) where signed_at is null;

-- At most one consent of a kind stands; the former ones stay as they ended.
create table consents (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  person_id uuid not null,
  kind text collate "C" not null,
  text_version text collate "C" not null,
  signer text collate "C" not null constraint consents_signer check (signer in ('PERSON', 'REPRESENTATIVE')),
  countersigned boolean not null,
  representative_name text not null default '',
  given_on date not null,
  valid_until date not null,
  channel text collate "C" not null constraint consents_channel check (channel in ('PAPER', 'ELECTRONIC')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  ended_on date,
  ended_why text collate "C" constraint consents_ended_why check (ended_why in ('WITHDRAWN', 'REPLACED')),
  ended_by uuid,
  primary key (region_id, id),
  constraint consents_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint consents_end check ((ended_on is null) = (ended_why is null)),
  constraint consents_term check (valid_until >= given_on)
);
create unique index consents_standing on consents (region_id, person_id, kind) where ended_on is null;
create index consents_organisation on consents (region_id, organisation_id, (coalesce(ended_on, valid_until)));
create index consents_person_id on consents (region_id, person_id, recorded_at desc);

-- An uploaded file of a scan; its bytes live until its last page is read. scan_id: files that were sent together.
create table scan_files (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  scan_id uuid not null,
  number integer not null,
  user_id uuid,
  uploaded_at timestamptz not null,
  content bytea,
  pages integer not null,
  pages_read integer not null default 0,
  trouble text collate "C",
  primary key (region_id, id)
);
create index scan_files_scan on scan_files (region_id, organisation_id, scan_id);

-- A page of a scan. `found`: its sheet is known and waits for a look at the signature; `tray`: to be filed by hand; `filed`: kept as the proof of a consent.
create table scan_pages (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  scan_id uuid not null,
  file_id uuid not null,
  number integer not null,
  image bytea,
  state text collate "C" not null constraint scan_pages_state check (state in ('found', 'tray', 'filed')),
  reason text collate "C",
  sheet_id uuid,
  consent_id uuid,
  primary key (region_id, id),
  constraint scan_pages_file foreign key (region_id, file_id) references scan_files (region_id, id) on delete cascade,
  constraint scan_pages_once unique (region_id, file_id, number),
  constraint scan_pages_reason check ((state = 'tray') = (reason is not null))
);
create index scan_pages_scan on scan_pages (region_id, organisation_id, scan_id, state);
create index scan_pages_consent on scan_pages (region_id, consent_id) where consent_id is not null;

-- What is still to be read, for the reader of scans: ids alone, seen over all organisations. taken_until: a reader that died loses its file then.
create table scan_queue (
  region_id smallint not null references regions,
  file_id uuid not null,
  organisation_id uuid not null,
  taken_until timestamptz,
  attempts smallint not null default 0,
  primary key (region_id, file_id)
);

grant select, insert, update, delete on consent_sheets, consents, scan_files, scan_pages, scan_queue to nastavnik_app;

alter table consent_sheets enable row level security;
alter table consent_sheets force row level security;
create policy consent_sheets_in_scope on consent_sheets to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table consents enable row level security;
alter table consents force row level security;
create policy consents_in_scope on consents to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table scan_files enable row level security;
alter table scan_files force row level security;
create policy scan_files_in_scope on scan_files to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));

alter table scan_pages enable row level security;
alter table scan_pages force row level security;
create policy scan_pages_in_scope on scan_pages to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
