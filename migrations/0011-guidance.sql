-- Series of guidance: supervision, coaching, coaching on the work floor, a learning group. A track lives in a group, and
-- within that group only those who take part in it read it. A team leader, named by each guided person, reads the goals
-- that this person agreed to show and the days of the talks of three. No policy shows a leader anything else.

create table guidance_track (
	region_id int not null references region deferrable,
	id uuid not null,
	circle_id uuid not null,
	kind text not null check (kind in ('supervision', 'coaching', 'workFloor', 'learningGroup')),
	-- How the days were proposed.
	rhythm_weeks int not null check (rhythm_weeks between 1 and 26),
	tapers boolean not null,
	started_by uuid not null,
	started_on date not null,
	ended_on date,
	-- Why it stopped early, in a sentence; sealed with the key of the group.
	stop_reason bytea,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, started_by) references person deferrable
);
create index guidance_track_circle on guidance_track (region_id, circle_id);
call meta.wall('guidance_track');

-- Who takes part. A guided person has a leader, when one is named, and a key of the two: agreed goals are written with
-- it, because a leader has no key of the group.
create table guidance_person (
	region_id int not null,
	track_id uuid not null,
	person_id uuid not null,
	role text not null check (role in ('guided', 'guide')),
	leader_id uuid,
	shared_key bytea,
	primary key (region_id, track_id, person_id),
	foreign key (region_id, track_id) references guidance_track deferrable,
	foreign key (region_id, person_id) references person deferrable,
	foreign key (region_id, leader_id) references person deferrable,
	check ((role = 'guided') = (shared_key is not null)),
	check (leader_id is null or (role = 'guided' and leader_id <> person_id))
);
create unique index guidance_one_guide on guidance_person (region_id, track_id) where role = 'guide';
create index guidance_person_whose on guidance_person (region_id, person_id);
create index guidance_person_leader on guidance_person (region_id, leader_id) where leader_id is not null;
call meta.wall('guidance_person');

-- A day on which they meet. Nothing says who came, and a day that passes stays as it is.
create table guidance_meeting (
	region_id int not null,
	id uuid not null,
	track_id uuid not null,
	planned_on date not null,
	state text not null default 'planned' check (state in ('planned', 'held', 'dropped')),
	primary key (region_id, id),
	foreign key (region_id, track_id) references guidance_track deferrable
);
create index guidance_meeting_track on guidance_meeting (region_id, track_id, planned_on);
call meta.wall('guidance_meeting');

-- Time of one person for one meeting, for that person alone; 0 when it was taken away.
create table guidance_hours (
	region_id int not null,
	meeting_id uuid not null,
	person_id uuid not null,
	minutes int not null check (minutes between 0 and 1440),
	primary key (region_id, meeting_id, person_id),
	foreign key (region_id, meeting_id) references guidance_meeting deferrable,
	foreign key (region_id, person_id) references person deferrable
);
call meta.wall('guidance_hours');

-- The talks of three: guided person, guide and leader, on goals only. Days, never words.
create table guidance_talk (
	region_id int not null,
	track_id uuid not null,
	person_id uuid not null,
	moment text not null check (moment in ('start', 'halfway', 'end')),
	planned_on date,
	held boolean not null default false,
	primary key (region_id, track_id, person_id, moment),
	foreign key (region_id, track_id, person_id) references guidance_person deferrable,
	check (planned_on is not null or not held)
);
call meta.wall('guidance_talk');

-- What a guided person wants to reach, and how one will notice. agreed_on: from then on the leader may read it.
create table guidance_goal (
	region_id int not null,
	id uuid not null,
	track_id uuid not null,
	person_id uuid not null,
	-- Sealed with the key of the group, and once agreed with the key that the leader has too.
	body bytea not null,
	state text not null default 'open' check (state in ('open', 'reached', 'partly', 'letGo')),
	agreed_on date,
	added_by uuid not null,
	added_at timestamptz not null default clock_timestamp(),
	primary key (region_id, id),
	foreign key (region_id, track_id, person_id) references guidance_person deferrable,
	foreign key (region_id, added_by) references person deferrable
);
create index guidance_goal_track on guidance_goal (region_id, track_id);
call meta.wall('guidance_goal');

-- Words that stay in the track: learning questions, what shows that a goal was reached, the evaluation of each, and what
-- somebody takes along.
create table guidance_note (
	region_id int not null,
	id uuid not null,
	track_id uuid not null,
	person_id uuid not null,
	kind text not null check (kind in ('question', 'evidence', 'evaluation', 'insight')),
	goal_id uuid,
	body bytea not null,
	added_at timestamptz not null default clock_timestamp(),
	removed_on date,
	primary key (region_id, id),
	foreign key (region_id, track_id, person_id) references guidance_person deferrable,
	foreign key (region_id, goal_id) references guidance_goal deferrable,
	check ((kind = 'evidence') = (goal_id is not null))
);
create unique index guidance_note_once on guidance_note (region_id, track_id, person_id, kind)
	where kind in ('evaluation', 'insight');
create unique index guidance_note_evidence on guidance_note (region_id, goal_id) where kind = 'evidence';
create index guidance_note_track on guidance_note (region_id, track_id);
call meta.wall('guidance_note');

-- The tracks in which the acting person takes part, while in their group.
create function my_guidance_tracks() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select p.track_id from guidance_person p
	join guidance_track t on t.region_id = p.region_id and t.id = p.track_id
	where p.region_id = ctx_region() and p.person_id = ctx_person()
		and t.circle_id in (select x from my_circles() x) $$;

create function takes_part_in_guidance(asked uuid, who uuid) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select exists (select 1 from guidance_person p
		where p.region_id = ctx_region() and p.track_id = asked and p.person_id = who) $$;

create function is_guided(asked uuid, who uuid) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select exists (select 1 from guidance_person p
		where p.region_id = ctx_region() and p.track_id = asked and p.person_id = who and p.role = 'guided') $$;

-- Whether the acting person may name somebody in a track: who began it, or takes part, names people of its group; never
-- somebody who is the leader of one of those guided.
create function may_name_in_guidance(asked uuid, who uuid) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select exists (select 1 from guidance_track t
		join membership m on m.region_id = t.region_id and m.circle_id = t.circle_id and m.person_id = who
			and m.ended_on is null
		where t.region_id = ctx_region() and t.id = asked and t.circle_id in (select x from my_circles() x)
			and (t.started_by = ctx_person() or asked in (select x from my_guidance_tracks() x)))
		and not exists (select 1 from guidance_person p
			where p.region_id = ctx_region() and p.track_id = asked and p.leader_id = who) $$;

-- All that a leader knows of a track beside goals and talks: whose it is, which kind, who guides, when it began and ended.
create function led_guidance() returns table (track_id uuid, person_id uuid, person_name text, guide_name text,
	kind text, started_on date, ended_on date, shared_key bytea)
	language sql stable security definer set search_path = public, pg_temp as $$
	select t.id, p.person_id, who.name, guide.name, t.kind, t.started_on, t.ended_on, p.shared_key
	from guidance_person p
	join guidance_track t on t.region_id = p.region_id and t.id = p.track_id
	join person who on who.region_id = p.region_id and who.id = p.person_id
	left join guidance_person g on g.region_id = p.region_id and g.track_id = p.track_id and g.role = 'guide'
	left join person guide on guide.region_id = g.region_id and guide.id = g.person_id
	where p.region_id = ctx_region() and p.leader_id = ctx_person() and exists (select 1 from person me
		where me.region_id = p.region_id and me.id = ctx_person() and me.left_on is null) $$;

-- Names of those in the tracks of the acting person: somebody may have left their group, a leader was never in it.
create function guidance_names() returns table (person_id uuid, name text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select distinct who.id, who.name from guidance_person p
	join person who on who.region_id = p.region_id and who.id in (p.person_id, p.leader_id)
	where p.region_id = ctx_region() and p.track_id in (select x from my_guidance_tracks() x) $$;

revoke execute on function my_guidance_tracks(), takes_part_in_guidance(uuid, uuid), is_guided(uuid, uuid),
	may_name_in_guidance(uuid, uuid), led_guidance(), guidance_names() from public;
grant execute on function my_guidance_tracks(), takes_part_in_guidance(uuid, uuid), is_guided(uuid, uuid),
	may_name_in_guidance(uuid, uuid), led_guidance(), guidance_names() to lus_app;

create policy takers_read on guidance_track for select to lus_app
	using (region_id = ctx_region() and id in (select x from my_guidance_tracks() x));
create policy circle_begins on guidance_track for insert to lus_app
	with check (region_id = ctx_region() and started_by = ctx_person()
		and circle_id in (select x from my_circles() x)
		and circle_kind(circle_id) in ('duo', 'team', 'learningCircle', 'intervisionGroup', 'learningGroup'));
create policy takers_change on guidance_track for update to lus_app
	using (region_id = ctx_region() and id in (select x from my_guidance_tracks() x))
	with check (region_id = ctx_region() and id in (select x from my_guidance_tracks() x));

create policy takers_read on guidance_person for select to lus_app
	using (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x));
create policy named on guidance_person for insert to lus_app
	with check (region_id = ctx_region() and leader_id is null and may_name_in_guidance(track_id, person_id));
-- Each guided person names the own leader, and nobody who takes part.
create policy own_leader on guidance_person for update to lus_app
	using (region_id = ctx_region() and person_id = ctx_person() and track_id in (select x from my_guidance_tracks() x))
	with check (region_id = ctx_region() and person_id = ctx_person()
		and (leader_id is null or not takes_part_in_guidance(track_id, leader_id)));

create policy takers_meet on guidance_meeting for all to lus_app
	using (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x))
	with check (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x));

create policy own_hours on guidance_hours for all to lus_app
	using (region_id = ctx_region() and person_id = ctx_person())
	with check (region_id = ctx_region() and person_id = ctx_person() and meeting_id in (select m.id
		from guidance_meeting m where m.region_id = ctx_region() and m.track_id in (select x from my_guidance_tracks() x)));

create policy takers_and_leader_read on guidance_talk for select to lus_app
	using (region_id = ctx_region() and (track_id in (select x from my_guidance_tracks() x)
		or (track_id, person_id) in (select l.track_id, l.person_id from led_guidance() l)));
create policy takers_plan on guidance_talk for insert to lus_app
	with check (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x)
		and is_guided(track_id, person_id));
create policy takers_change on guidance_talk for update to lus_app
	using (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x))
	with check (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x));

create policy takers_and_leader_read on guidance_goal for select to lus_app
	using (region_id = ctx_region() and (track_id in (select x from my_guidance_tracks() x)
		or (agreed_on is not null and (track_id, person_id) in (select l.track_id, l.person_id from led_guidance() l))));
-- Everyone in the track may propose a goal; only the guided person lets a leader read it.
create policy takers_propose on guidance_goal for insert to lus_app
	with check (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x)
		and is_guided(track_id, person_id) and added_by = ctx_person()
		and (agreed_on is null or person_id = ctx_person()));
create policy own_goal on guidance_goal for update to lus_app
	using (region_id = ctx_region() and person_id = ctx_person() and track_id in (select x from my_guidance_tracks() x))
	with check (region_id = ctx_region() and person_id = ctx_person());

create policy takers_read on guidance_note for select to lus_app
	using (region_id = ctx_region() and track_id in (select x from my_guidance_tracks() x));
create policy own_note on guidance_note for insert to lus_app
	with check (region_id = ctx_region() and person_id = ctx_person() and track_id in (select x from my_guidance_tracks() x));
create policy own_note_change on guidance_note for update to lus_app
	using (region_id = ctx_region() and person_id = ctx_person() and track_id in (select x from my_guidance_tracks() x))
	with check (region_id = ctx_region() and person_id = ctx_person());

grant select, insert on guidance_track, guidance_person, guidance_meeting, guidance_hours, guidance_talk, guidance_goal,
	guidance_note to lus_app;
grant update (ended_on, stop_reason) on guidance_track to lus_app;
grant update (leader_id) on guidance_person to lus_app;
grant update (planned_on, state) on guidance_meeting to lus_app;
grant update (minutes) on guidance_hours to lus_app;
grant update (planned_on, held) on guidance_talk to lus_app;
grant update (body, state, agreed_on) on guidance_goal to lus_app;
grant update (body, removed_on) on guidance_note to lus_app;
