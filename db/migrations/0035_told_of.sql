-- The day on which curators were last told of it, so that a letter says it once: an application that waits, a term that ends.
alter table applications add column told_on date;
alter table certificates add column told_on date;
alter table safety_checks add column told_on date;
