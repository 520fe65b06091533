-- What a working group does with a theme, and homework: questions for the people whom its members speak for.

-- The plan of one group on one theme. Its steps are words about the theme, as nuances and recommendations are: who
-- may read the theme reads them, so they are not written with the key of the group.
create table theme_plan (
	region_id int not null references region deferrable,
	id uuid not null,
	theme_id uuid not null,
	circle_id uuid not null,
	begun_on date not null,
	touched_on date not null,
	primary key (region_id, id),
	unique (region_id, theme_id, circle_id),
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, circle_id) references circle deferrable
);
create index theme_plan_circle on theme_plan (region_id, circle_id);
call meta.wall('theme_plan');

create table plan_step (
	region_id int not null,
	id uuid not null,
	plan_id uuid not null,
	position int not null,
	title text not null check (length(title) between 3 and 160),
	goal text not null default '' check (length(goal) <= 1000),
	who text not null default '' check (length(who) <= 300),
	ways text[] not null default '{}' check (cardinality(ways) <= 20),
	-- Empty until there is one; the page shows that it is empty.
	result text not null default '' check (length(result) <= 2000),
	state text not null default 'planned' check (state in ('planned', 'busy', 'done', 'stopped')),
	version int not null default 1,
	removed_on date,
	primary key (region_id, id),
	foreign key (region_id, plan_id) references theme_plan deferrable
);
create index plan_step_plan on plan_step (region_id, plan_id, position);
call meta.wall('plan_step');

-- Questions of a group, with until when. What is asked is sealed with the key of the group; the table of one family
-- and somebody's own notebook ask nobody outside, so their keys never come near a guest.
create table homework (
	region_id int not null references region deferrable,
	id uuid not null,
	circle_id uuid not null,
	theme_id uuid,
	-- Title, why it is asked, and the questions: {"title": ..., "why": ..., "questions": [...]}.
	body bytea not null,
	last_day date not null check (last_day >= asked_on),
	-- Whether members read the answers together at the end, or each as it comes.
	shown text not null check (shown in ('together', 'asTheyCome')),
	asked_by uuid not null,
	asked_on date not null,
	closed_on date,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, asked_by) references person deferrable
);
create index homework_circle on homework (region_id, circle_id, last_day desc);
create index homework_theme on homework (region_id, theme_id);
call meta.wall('homework');

-- One constituency that is asked: a sector, an organisation, a group. Everybody there uses the same link, of which
-- only the hash of the code is kept; a new link ends the one before it.
create table constituency (
	region_id int not null,
	id uuid not null,
	homework_id uuid not null,
	name bytea not null,
	code_hash bytea unique,
	revoked_on date,
	primary key (region_id, id),
	unique (region_id, homework_id, id),
	foreign key (region_id, homework_id) references homework deferrable
);
call meta.wall('constituency');

-- What one person, or one meeting, of a constituency answered. A member who types in what was said on paper is named;
-- of who answers with a link nothing is kept, nor a time.
create table homework_answer (
	region_id int not null,
	id uuid not null,
	homework_id uuid not null,
	constituency_id uuid not null,
	body bytea not null,
	entered_by uuid,
	-- The numbers of the questions of which the answer became a nuance.
	taken int[] not null default '{}',
	primary key (region_id, id),
	foreign key (region_id, homework_id) references homework deferrable,
	foreign key (region_id, homework_id, constituency_id) references constituency (region_id, homework_id, id) deferrable,
	foreign key (region_id, entered_by) references person deferrable
);
create index homework_answer_of on homework_answer (region_id, homework_id, constituency_id);
call meta.wall('homework_answer');

-- Whether a theme lies with a group, so that every member reads it: it is public, the group stands on its road, or
-- the group is to answer on it.
create function theme_lies_with(asked_theme uuid, asked_circle uuid) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select exists (select 1 from theme t where t.region_id = ctx_region() and t.id = asked_theme and (
		t.published_on is not null
		or exists (select 1 from theme_stop s where s.region_id = t.region_id and s.theme_id = t.id
			and s.circle_id = asked_circle)
		or exists (select 1 from delivery d join addressee a on a.region_id = d.region_id and a.id = d.addressee_id
			where d.region_id = t.region_id and d.theme_id = t.id and a.circle_id = asked_circle))) $$;
-- Plans that the person writes: those of own groups, and for the coordinator all.
create function my_plans() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select p.id from theme_plan p where p.region_id = ctx_region()
		and (p.circle_id in (select x from my_circles() x) or (select i_am('coordinator'))) $$;
create function my_homework() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select h.id from homework h where h.region_id = ctx_region() and h.circle_id in (select x from my_circles() x) $$;
create function my_open_homework() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select h.id from homework h where h.region_id = ctx_region() and h.closed_on is null
		and h.circle_id in (select x from my_circles() x) $$;
-- Homework of which the members read every answer: opened up, or asked that way.
create function my_readable_homework() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select h.id from homework h where h.region_id = ctx_region()
		and (h.closed_on is not null or h.shown = 'asTheyCome') and h.circle_id in (select x from my_circles() x) $$;

-- How many answers came from each constituency, for members also before they may read them.
create function homework_counts(asked uuid) returns table (constituency_id uuid, answers int)
	language sql stable security definer set search_path = public, pg_temp as $$
	select a.constituency_id, count(*)::int from homework_answer a
	where a.region_id = ctx_region() and a.homework_id = asked and asked in (select x from my_homework() x)
	group by a.constituency_id $$;

-- What was said stays as it was said: only who typed it in changes it, while it is still being asked.
create function guard_homework_answer() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
	if new.body <> old.body and not coalesce(old.entered_by = ctx_person()
			and old.homework_id in (select x from my_open_homework() x), false) then
		raise exception 'an answer stays as it was given' using errcode = 'insufficient_privilege';
	end if;
	return new;
end $$;
create trigger guard_homework_answer before update on homework_answer
	for each row execute function guard_homework_answer();

-- After its last day the jobs open it up.
create function close_due_homework(on_day date) returns int
	language plpgsql security definer set search_path = public, pg_temp as $$
declare closed int;
begin
	update homework h set closed_on = on_day
		where h.region_id = ctx_region() and h.closed_on is null and h.last_day < on_day;
	get diagnostics closed = row_count;
	return closed;
end $$;

-- Somebody with a code: what is asked, and by whom. No context exists: the code is all there is.
create function homework_of_code(hash bytea, on_day date) returns table (region_id int, region_name text,
		homework_id uuid, circle_id uuid, circle_name text, constituency_id uuid, name bytea, body bytea,
		last_day date, shown text, on_theme boolean, wrapped bytea)
	language sql stable security definer set search_path = public, pg_temp as $$
	select h.region_id, r.name, h.id, h.circle_id, c.name, s.id, s.name, h.body, h.last_day, h.shown,
		h.theme_id is not null, k.wrapped
	from constituency s
	join homework h on h.region_id = s.region_id and h.id = s.homework_id
	join circle c on c.region_id = h.region_id and c.id = h.circle_id and c.kind not in ('individual', 'table')
	join region r on r.region_id = h.region_id
	join data_key k on k.region_id = h.region_id and k.circle_id = h.circle_id
	where s.code_hash = hash and s.revoked_on is null and h.closed_on is null and h.last_day >= on_day $$;
-- The answer. Homework is held while it goes in: one that closes at the same moment waits, or this comes too late.
-- The same id twice is one answer; a constituency gives at most so many, so that nobody floods the group.
create function answer_homework(hash bytea, on_day date, answer_id uuid, answer bytea, most int) returns text
	language plpgsql security definer set search_path = public, pg_temp as $$
declare asked record;
begin
	select h.region_id, h.id as homework_id, s.id as constituency_id into asked from constituency s
		join homework h on h.region_id = s.region_id and h.id = s.homework_id
		join circle c on c.region_id = h.region_id and c.id = h.circle_id and c.kind not in ('individual', 'table')
		where s.code_hash = hash and s.revoked_on is null and h.closed_on is null and h.last_day >= on_day
		for share of h;
	if not found then return 'gone'; end if;
	if most <= (select count(*) from homework_answer a where a.region_id = asked.region_id
			and a.homework_id = asked.homework_id and a.constituency_id = asked.constituency_id and a.id <> answer_id) then
		return 'full';
	end if;
	insert into homework_answer (region_id, id, homework_id, constituency_id, body)
		values (asked.region_id, answer_id, asked.homework_id, asked.constituency_id, answer)
		on conflict do nothing;
	return 'kept';
end $$;
revoke execute on function theme_lies_with(uuid, uuid), my_plans(), my_homework(), my_open_homework(),
	my_readable_homework(), homework_counts(uuid), guard_homework_answer(), close_due_homework(date),
	homework_of_code(bytea, date), answer_homework(bytea, date, uuid, bytea, int) from public;
grant execute on function theme_lies_with(uuid, uuid), my_plans(), my_homework(), my_open_homework(),
	my_readable_homework(), homework_counts(uuid), homework_of_code(bytea, date),
	answer_homework(bytea, date, uuid, bytea, int) to lus_app;
grant execute on function close_due_homework(date) to lus_jobs;

create policy plans_read on theme_plan for select to lus_app
	using (region_id = ctx_region() and theme_id in (select t.id from theme t where t.region_id = ctx_region()));
create policy plans_begun on theme_plan for insert to lus_app with check (region_id = ctx_region()
	and (circle_id in (select x from my_circles() x) or i_am('coordinator'))
	and circle_kind(circle_id) not in ('individual', 'table') and theme_lies_with(theme_id, circle_id));
create policy plans_touched on theme_plan for update to lus_app
	using (region_id = ctx_region() and id in (select x from my_plans() x))
	with check (region_id = ctx_region() and id in (select x from my_plans() x));
create policy steps_read on plan_step for select to lus_app
	using (region_id = ctx_region() and plan_id in (select p.id from theme_plan p where p.region_id = ctx_region()));
create policy steps_added on plan_step for insert to lus_app
	with check (region_id = ctx_region() and plan_id in (select x from my_plans() x));
create policy steps_changed on plan_step for update to lus_app
	using (region_id = ctx_region() and plan_id in (select x from my_plans() x))
	with check (region_id = ctx_region() and plan_id in (select x from my_plans() x));

create policy circle_reads on homework for select to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy circle_asks on homework for insert to lus_app with check (region_id = ctx_region()
	and asked_by = ctx_person() and closed_on is null and circle_id in (select x from my_circles() x)
	and circle_kind(circle_id) not in ('individual', 'table')
	and (theme_id is null or theme_lies_with(theme_id, circle_id)));
-- What was opened up stays open.
create policy circle_opens_up on homework for update to lus_app
	using (region_id = ctx_region() and closed_on is null and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy circle_constituencies on constituency for select to lus_app
	using (region_id = ctx_region() and homework_id in (select x from my_homework() x));
create policy circle_names on constituency for insert to lus_app
	with check (region_id = ctx_region() and homework_id in (select x from my_open_homework() x));
create policy circle_links on constituency for update to lus_app
	using (region_id = ctx_region() and homework_id in (select x from my_open_homework() x))
	with check (region_id = ctx_region() and homework_id in (select x from my_open_homework() x));
-- Before it is opened up one reads what one typed in oneself, nothing else.
create policy answers_read on homework_answer for select to lus_app using (region_id = ctx_region() and (
	homework_id in (select x from my_readable_homework() x)
	or (entered_by = ctx_person() and homework_id in (select x from my_homework() x))));
create policy answers_typed_in on homework_answer for insert to lus_app with check (region_id = ctx_region()
	and entered_by = ctx_person() and homework_id in (select x from my_open_homework() x));
create policy answers_taken on homework_answer for update to lus_app
	using (region_id = ctx_region() and (homework_id in (select x from my_readable_homework() x)
		or (entered_by = ctx_person() and homework_id in (select x from my_open_homework() x))))
	with check (region_id = ctx_region() and homework_id in (select x from my_homework() x));
create policy own_answer_out on homework_answer for delete to lus_app
	using (region_id = ctx_region() and entered_by = ctx_person() and homework_id in (select x from my_open_homework() x));

grant select, insert on theme_plan, plan_step, homework, constituency, homework_answer to lus_app;
grant update (touched_on) on theme_plan to lus_app;
grant update (position, title, goal, who, ways, result, state, version, removed_on) on plan_step to lus_app;
grant update (last_day, closed_on) on homework to lus_app;
grant update (code_hash, revoked_on) on constituency to lus_app;
grant update (body, taken) on homework_answer to lus_app;
grant delete on homework_answer to lus_app;
