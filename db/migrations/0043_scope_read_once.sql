-- The organisations of the scope stand in a setting as text. Read by a policy itself they were parsed anew for each row; a subquery is asked once.
alter policy applications_in_scope on applications
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy certificates_in_scope on certificates
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy conclusions_in_scope on conclusions
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy consent_sheets_in_scope on consent_sheets
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy consents_in_scope on consents
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy duplicate_pairs_in_scope on duplicate_pairs
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy family_links_in_scope on family_links
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy grades_in_scope on grades
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy import_headings_in_scope on import_headings
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy import_undos_in_scope on import_undos
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy imports_in_scope on imports
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy inquiries_in_scope on inquiries
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy interviews_in_scope on interviews
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy joint_pairs_in_scope on joint_pairs
  using (region_id = current_setting('app.region_id')::smallint and (organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]) or mentor_organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[])));
alter policy matching_decisions_in_scope on matching_decisions
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy matching_inputs_in_scope on matching_inputs
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy matching_pairs_in_scope on matching_pairs
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy matching_runs_in_scope on matching_runs
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy meeting_members_in_scope on meeting_members
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy mentorship_mentees_in_scope on mentorship_mentees
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy mentorships_in_scope on mentorships
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy pair_exclusions_in_scope on pair_exclusions
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy pair_proposals_in_scope on pair_proposals
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy participations_in_scope on participations
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy person_mergers_in_scope on person_mergers
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy persons_in_scope on persons
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[])
    and (withdrawn_on is null or current_setting('app.withdrawn') = 'on'));
alter policy promotions_in_scope on promotions
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy respondents_in_scope on respondents
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy responses_in_scope on responses
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy safety_checks_in_scope on safety_checks
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy scan_files_in_scope on scan_files
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy scan_pages_in_scope on scan_pages
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy statements_in_scope on statements
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy subject_requests_in_scope on subject_requests
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy training_members_in_scope on training_members
  using (region_id = current_setting('app.region_id')::smallint and organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]));
alter policy transfers_of_both_sides on transfers
  using (region_id = current_setting('app.region_id')::smallint and (from_organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]) or to_organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[])))
  with check (region_id = current_setting('app.region_id')::smallint and (from_organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[])
    or to_organisation_id = any ((select current_setting('app.organisations')::uuid[])::uuid[]) and state in ('accepted', 'declined')));
