-- What a workbook says otherwise than the registry, in full while it is under review, and what its reviewer has chosen to take from it.
alter table imports
  add column differences jsonb not null default '[]',
  add column choice jsonb not null default '{"update": false, "except": []}';
update imports set outcome = outcome || '{"cards": null, "differences": {"total": 0, "outdated": 0, "taken": 0}}';
