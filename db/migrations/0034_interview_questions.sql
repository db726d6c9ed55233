-- A protocol keeps the text of the questions it was written under, as every answer does; until now that was the one that came with the system.
alter table interviews no force row level security; -- whoever migrates may be no superuser
update interviews i set questionnaire_version_id = (
  select q.id from questionnaires q
  where q.region_id = i.region_id and q.code = 'MENTOR_INTERVIEW' and q.origin = 'BUILT_IN' order by q.number desc limit 1)
where questionnaire_version_id is null;
alter table interviews force row level security;
alter table interviews alter column questionnaire_version_id set not null,
  add constraint interviews_questionnaire foreign key (region_id, questionnaire_version_id) references questionnaires (region_id, id);
