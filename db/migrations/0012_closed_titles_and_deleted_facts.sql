-- A closed organisation keeps its title and no longer holds it: a new one of the municipality may take it. One that is to end on a day to
-- come still holds it; the use cases see to that, an index knows no today.
alter table organisations drop constraint organisations_title;
create unique index organisations_title on organisations (region_id, municipality_id, title_key) nulls not distinct where valid_to is null;
create index organisations_of_title on organisations (region_id, municipality_id, title_key);

-- A figure entered at a place can be taken back there.
grant delete on aggregate_facts to nastavnik_app;
