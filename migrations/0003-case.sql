-- What stays at its table: trajectories, voices, actions and reflections.
-- Every free text here is stored encrypted with the key of its group (columns of type bytea).

create table trajectory (
	region_id int not null references region deferrable,
	id uuid not null,
	code text not null check (length(code) between 1 and 40),
	-- 'T001' and ' t 001' are one code, whoever writes it and however many write at once.
	code_key text not null generated always as (lower(replace(normalize(code, nfkc), ' ', ''))) stored,
	circle_id uuid,
	registered_on date not null,
	started_on date,
	closed_on date,
	zone text,
	referrer_type text,
	referrer text check (length(referrer) <= 200),
	reason_not_started text check (length(reason_not_started) <= 200),
	frame text check (frame in ('voluntary', 'concern', 'judicial')),
	import_id uuid,
	primary key (region_id, id),
	unique (region_id, code_key),
	foreign key (region_id, circle_id) references circle deferrable,
	check (started_on is null or started_on >= registered_on),
	check (closed_on is null or closed_on >= started_on)
);
create unique index trajectory_circle on trajectory (region_id, circle_id) where circle_id is not null;
call meta.wall('trajectory');

create table child (
	region_id int not null,
	id uuid not null,
	trajectory_id uuid not null,
	position int not null default 1,
	age_at_registration int check (age_at_registration between 0 and 25),
	primary key (region_id, id),
	unique (region_id, trajectory_id, position),
	foreign key (region_id, trajectory_id) references trajectory deferrable
);
call meta.wall('child');

create table trajectory_event (
	region_id int not null,
	id uuid not null,
	trajectory_id uuid not null,
	kind text not null check (kind in ('registration', 'start', 'startTalk', 'waiting', 'consultation', 'crisis',
		'rupture', 'change', 'handOver', 'closing', 'afterCare')),
	on_day date not null,
	note bytea,
	noted_by uuid not null,
	removed_on date,
	primary key (region_id, id),
	foreign key (region_id, trajectory_id) references trajectory deferrable,
	foreign key (region_id, noted_by) references person deferrable
);
create index trajectory_event_day on trajectory_event (region_id, trajectory_id, on_day);
call meta.wall('trajectory_event');

-- A file is read and checked by a job, shown as a preview, and taken in one transaction or not at all.
create table trajectory_import (
	region_id int not null references region deferrable,
	id uuid not null,
	file_name text not null check (length(file_name) <= 200),
	state text not null check (state in ('reading', 'preview', 'taken', 'failed', 'dropped')),
	-- Rows looked at so far, of how many; both 0 while the file itself is being read.
	done int not null default 0,
	total int not null default 0,
	-- The rows themselves stay only until they are taken or dropped; the refused ones until the next file.
	accepted jsonb not null default '[]',
	refused jsonb not null default '[]',
	accepted_rows int not null default 0,
	refused_rows int not null default 0,
	taken_rows int not null default 0,
	ignored_columns text[] not null default '{}',
	failure text,
	started_by uuid not null,
	started_at timestamptz not null default now(),
	primary key (region_id, id),
	foreign key (region_id, started_by) references person deferrable
);
call meta.wall('trajectory_import');

-- The chair of someone who belongs to this family or stands beside it. Empty until someone is heard.
create table chair (
	region_id int not null,
	id uuid not null,
	trajectory_id uuid not null,
	kind text not null check (kind in ('child', 'parent', 'sibling', 'supporter')),
	label bytea not null,
	position int not null default 1,
	removed_on date,
	primary key (region_id, id),
	foreign key (region_id, trajectory_id) references trajectory deferrable
);
call meta.wall('chair');

create table voice (
	region_id int not null,
	id uuid not null,
	chair_id uuid not null,
	words bytea not null,
	-- How these words came: told and written down, written by the person on this screen, or imagined as an exercise.
	how text not null check (how in ('toldAndNoted', 'writtenHere', 'changedPerspective')),
	readers text not null default 'table' check (readers in ('table', 'noter')),
	read_back boolean not null default false,
	noted_by uuid not null,
	noted_on date not null,
	withdrawn_on date,
	primary key (region_id, id),
	foreign key (region_id, chair_id) references chair deferrable,
	foreign key (region_id, noted_by) references person deferrable
);
call meta.wall('voice');

create table cycle (
	region_id int not null references region deferrable,
	id uuid not null,
	circle_id uuid not null,
	trajectory_id uuid,
	door text not null check (door in ('lookAhead', 'lookBack', 'goesWell', 'mayGetStuck', 'stuck')),
	level text not null default 'micro' check (level in ('micro', 'meso', 'macro')),
	form text not null default 'full' check (form in ('fiveMinutes', 'full')),
	title bytea,
	-- "Do the young person and the parents know that we discuss this?"
	family_knows text check (family_knows in ('yes', 'partly', 'no')),
	family_knows_why bytea,
	family_knows_until date,
	previous_id uuid,
	started_by uuid not null,
	started_on date not null,
	touched_at timestamptz not null default now(),
	closed_on date,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, trajectory_id) references trajectory deferrable,
	foreign key (region_id, previous_id) references cycle deferrable,
	foreign key (region_id, started_by) references person deferrable
);
create index cycle_circle on cycle (region_id, circle_id, touched_at desc);
call meta.wall('cycle');

-- One piece of a reflection: an answer to a guiding question (slot = step.question) or an item.
-- version counts the saves of this piece; a save names the version that it started from.
create table cycle_item (
	region_id int not null,
	id uuid not null,
	cycle_id uuid not null,
	step text not null check (step in ('reflect', 'objectify', 'analyse', 'plan', 'act')),
	kind text not null check (kind in ('answer', 'observation', 'interpretation', 'feeling', 'hypothesis',
		'evidenceFor', 'evidenceAgainst', 'perspective', 'knowledge', 'control', 'influence', 'mandateQuestion',
		'condition', 'smallestStep', 'caseQuestion', 'nextAction')),
	slot text,
	parent_id uuid,
	body bytea not null,
	version int not null default 1,
	-- Keeps the pieces in the order in which they came, also those of one save.
	added_at timestamptz not null default clock_timestamp(),
	changed_by uuid not null,
	changed_at timestamptz not null default now(),
	removed_on date,
	primary key (region_id, id),
	foreign key (region_id, cycle_id) references cycle deferrable,
	foreign key (region_id, parent_id) references cycle_item deferrable,
	foreign key (region_id, changed_by) references person deferrable
);
create unique index cycle_item_slot on cycle_item (region_id, cycle_id, slot) where slot is not null;
create index cycle_item_cycle on cycle_item (region_id, cycle_id);
call meta.wall('cycle_item');

-- What someone took on. own: on our own level, with direct effect; other: with indirect effect elsewhere.
create table action (
	region_id int not null references region deferrable,
	id uuid not null,
	circle_id uuid not null,
	cycle_id uuid,
	body bytea not null,
	reach text not null default 'own' check (reach in ('own', 'other')),
	owner_id uuid not null,
	due_on date,
	check_on date,
	state text not null default 'open' check (state in ('open', 'done', 'dropped')),
	effect text check (effect in ('asHoped', 'partly', 'none', 'otherwise')),
	effect_note bytea,
	checked_on date,
	reminded_on date,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, cycle_id) references cycle deferrable,
	foreign key (region_id, owner_id) references person deferrable
);
create index action_owner on action (region_id, owner_id) where state = 'open';
call meta.wall('action');

create function my_trajectories() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select t.id from trajectory t
	where t.region_id = ctx_region() and t.circle_id in (select x from my_circles() x) $$;
create function my_cycles() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select c.id from cycle c where c.region_id = ctx_region() and c.circle_id in (select x from my_circles() x) $$;
create function my_chairs() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select c.id from chair c where c.region_id = ctx_region() and c.trajectory_id in (select x from my_trajectories() x) $$;
revoke execute on function my_trajectories(), my_cycles(), my_chairs() from public;
grant execute on function my_trajectories(), my_cycles(), my_chairs() to lus_app, lus_jobs;

-- The register line: the table and the coordinator (whose views are audited). The rest: the table alone.
-- (select i_am(..)) is asked once for a statement, not once for each of a hundred thousand rows.
create policy register on trajectory for select to lus_app
	using (region_id = ctx_region() and (circle_id in (select x from my_circles() x) or (select i_am('coordinator'))));
create policy register_insert on trajectory for insert to lus_app
	with check (region_id = ctx_region() and (select i_am('coordinator')));
create policy register_update on trajectory for update to lus_app
	using (region_id = ctx_region() and (circle_id in (select x from my_circles() x) or (select i_am('coordinator'))))
	with check (region_id = ctx_region() and (circle_id in (select x from my_circles() x) or (select i_am('coordinator'))));
create policy register_children on child for select to lus_app using (region_id = ctx_region() and (
	trajectory_id in (select x from my_trajectories() x) or (select i_am('coordinator'))));
create policy children_insert on child for insert to lus_app with check (region_id = ctx_region() and (
	trajectory_id in (select x from my_trajectories() x) or (select i_am('coordinator'))));
create policy children_update on child for update to lus_app
	using (region_id = ctx_region() and (trajectory_id in (select x from my_trajectories() x) or (select i_am('coordinator'))))
	with check (region_id = ctx_region());
create policy imports on trajectory_import for all to lus_app
	using (region_id = ctx_region() and (select i_am('coordinator')))
	with check (region_id = ctx_region() and (select i_am('coordinator')));
create policy table_events on trajectory_event for all to lus_app
	using (region_id = ctx_region() and trajectory_id in (select x from my_trajectories() x))
	with check (region_id = ctx_region() and trajectory_id in (select x from my_trajectories() x));
create policy table_chairs on chair for all to lus_app
	using (region_id = ctx_region() and trajectory_id in (select x from my_trajectories() x))
	with check (region_id = ctx_region() and trajectory_id in (select x from my_trajectories() x));
create policy chosen_readers on voice for select to lus_app using (region_id = ctx_region()
	and chair_id in (select x from my_chairs() x) and (readers = 'table' or noted_by = ctx_person()));
create policy table_notes_voice on voice for insert to lus_app
	with check (region_id = ctx_region() and chair_id in (select x from my_chairs() x) and noted_by = ctx_person());
create policy noter_changes_voice on voice for update to lus_app
	using (region_id = ctx_region() and chair_id in (select x from my_chairs() x) and noted_by = ctx_person())
	with check (region_id = ctx_region() and chair_id in (select x from my_chairs() x));
create policy circle_cycles on cycle for all to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy circle_items on cycle_item for all to lus_app
	using (region_id = ctx_region() and cycle_id in (select x from my_cycles() x))
	with check (region_id = ctx_region() and cycle_id in (select x from my_cycles() x));
create policy circle_actions on action for all to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
-- Reminding someone of a promise needs owner and dates, never the text: it stays encrypted for the job.
create policy jobs_remind on action for select to lus_jobs
	using (region_id = ctx_region() and circle_id = ctx_circle());
create policy jobs_reminded on action for update to lus_jobs
	using (region_id = ctx_region() and circle_id = ctx_circle()) with check (region_id = ctx_region());

-- What a policy cannot say, because it sees one version of a row: a trajectory that has a table keeps it. Else
-- who may see the register line could hand the trajectory to a group of their own.
create function guard_trajectory() returns trigger language plpgsql as $$
begin
	if old.circle_id is not null and new.circle_id is distinct from old.circle_id then
		raise exception 'this trajectory has a table already' using errcode = 'LU005';
	end if;
	return new;
end $$;
revoke execute on function guard_trajectory() from public;
create trigger guard_trajectory before update on trajectory for each row execute function guard_trajectory();

grant select, insert on trajectory, child, trajectory_event, trajectory_import, chair, voice, cycle, cycle_item,
	action to lus_app;
-- Updates name their columns: to which group, trajectory or person something belongs never changes afterwards.
grant update (code, circle_id, registered_on, started_on, closed_on, zone, referrer_type, referrer, reason_not_started,
	frame) on trajectory to lus_app;
grant update (position, age_at_registration) on child to lus_app;
grant update (kind, on_day, note, removed_on) on trajectory_event to lus_app;
grant update (state, done, total, accepted, refused, accepted_rows, refused_rows, taken_rows, ignored_columns, failure)
	on trajectory_import to lus_app;
grant update (kind, label, position, removed_on) on chair to lus_app;
grant update (words, how, readers, read_back, withdrawn_on) on voice to lus_app;
grant update (door, level, form, title, family_knows, family_knows_why, family_knows_until, touched_at, closed_on)
	on cycle to lus_app;
grant update (body, version, changed_by, changed_at, removed_on) on cycle_item to lus_app;
grant update (body, reach, owner_id, due_on, check_on, state, effect, effect_note, checked_on, reminded_on)
	on action to lus_app;
grant select (region_id, id, circle_id, owner_id, due_on, check_on, state, reminded_on), update (reminded_on)
	on action to lus_jobs;
