-- An assessment is of one programme in a school year, as the roadmap is; it is a draft until it is finished. A partner organisation answers by a
-- code of its own. The table has stood empty since it was made.
alter table assessments drop constraint assessments_once;
alter table assessments alter column programme_id set not null;
alter table assessments
  -- a partner's: the name as it is compared
  add column partner_key text collate "C" not null default '',
  add column begun_on date not null,
  -- null: a draft, or a partner who has not answered
  add column finished_at timestamptz,
  -- how a partner answered
  add column channel text collate "C" constraint assessments_channel check (channel in ('LINK', 'PAPER')),
  add constraint assessments_partner check ((code = 'PARTNER_SATISFACTION') = (partner_key <> '')),
  add constraint assessments_answered check ((channel is not null) = (code = 'PARTNER_SATISFACTION' and finished_at is not null)),
  add constraint assessments_once unique (region_id, programme_id, code, year, partner_key);
comment on column assessments.year is 'the calendar year in which the school year begins';
create index assessments_organisation on assessments (region_id, organisation_id);

-- The code of a partner: which assessment it opens and until when.
create table partner_codes (
  code_hash bytea primary key,
  region_id smallint not null references regions,
  organisation_id uuid not null,
  assessment_id uuid not null,
  expires_on date not null
);
create index partner_codes_assessment_id on partner_codes (region_id, assessment_id);

grant select, insert, update, delete on partner_codes to nastavnik_app;
