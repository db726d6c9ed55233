-- A digest of the workbook that nothing compared, and an end of a municipality that no model ever names: a reform closes none, it renames (0005).

alter table imports drop column file_sha256;
alter table municipalities drop column valid_to;
