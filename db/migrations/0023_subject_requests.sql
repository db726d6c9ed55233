-- What people ask of their data, by paper or by word, and what they were answered: the law counts working days (152-ФЗ art. 14, 20, 21).
create table subject_requests (
  region_id smallint not null,
  id uuid not null,
  organisation_id uuid not null references organisations,
  person_id uuid not null,
  kind text collate "C" not null constraint subject_requests_kind check (kind in ('ACCESS', 'CORRECTION', 'STOP')),
  asked_on date not null,
  asked_by text collate "C" not null constraint subject_requests_asked_by check (asked_by in ('PERSON', 'REPRESENTATIVE')),
  text text not null default '',
  due_on date not null,
  state text collate "C" not null default 'OPEN' constraint subject_requests_state check (state in ('OPEN', 'DONE', 'REFUSED')),
  answer text not null default '',
  answered_on date,
  answered_by uuid,
  version integer not null default 1,
  primary key (region_id, id),
  constraint subject_requests_person foreign key (region_id, person_id) references persons (region_id, id),
  constraint subject_requests_answered check ((state = 'OPEN') = (answered_on is null))
);
create index subject_requests_person_id on subject_requests (region_id, person_id);
create index subject_requests_organisation on subject_requests (region_id, organisation_id, state, due_on);

grant select, insert, update, delete on subject_requests to nastavnik_app;

alter table subject_requests enable row level security;
alter table subject_requests force row level security;
create policy subject_requests_in_scope on subject_requests to nastavnik_app
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any (current_setting('app.organisations')::uuid[]));
