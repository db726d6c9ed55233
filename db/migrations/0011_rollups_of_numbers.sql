-- Sums over a region are of plain numbers, by their place in the model: taking them out of jsonb was most of the reading. `form_rollups.totals`
-- has a row for each form, `indicator_rollups.counters` for each indicator that counts persons; the order is a part of the question (`basis`).
-- `form_rollups.rows` is now an object by form: a page of one form opens nothing of the others. What was counted is counted anew when asked for.

truncate form_rollups, indicator_rollups;

alter table form_rollups drop column totals, add column totals integer[] not null;
alter table indicator_rollups drop column numerators, add column counters integer[] not null;
