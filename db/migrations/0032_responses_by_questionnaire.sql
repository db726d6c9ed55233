-- An editor is told how many answers were given under each version; the key that points to questionnaires had no index.
create index responses_questionnaire_id on responses (region_id, questionnaire_id, organisation_id) where finished_at is not null;
