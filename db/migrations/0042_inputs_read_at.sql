-- A decision counts from the input of an earlier run: what has changed since is asked of the time when people were read, not of the run's own time.
-- Of inputs made before, that time is not known better than by the first run of it, and their mentors are not known at all.
alter table matching_inputs add column read_at timestamptz, add column mentors uuid[];
update matching_inputs i set read_at = (
  select min(n.created_at) from matching_runs n where n.region_id = i.region_id and n.round_id = i.round_id and n.input_hash = i.hash
);
