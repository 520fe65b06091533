-- A fresh pair of eyes: organisations lend hours of people who lead a talk and have nothing to decide there. A table
-- asks in one line. What leaves it is a row without a way back; whose ask it was is known to that table alone.

create table ring_guide (
	region_id int not null,
	person_id uuid not null,
	hours int not null check (hours between 1 and 400),
	per text not null check (per in ('quarter', 'year')),
	home_zone text not null check (length(home_zone) <= 60),
	-- Zones to which the guide is willing to go as well.
	also_zones text[] not null default '{}' check (cardinality(also_zones) <= 60),
	-- The day of the yes to the role card.
	card_on date not null,
	-- The day on which the coordinator noted that the organisation lends these hours.
	admitted_on date,
	primary key (region_id, person_id),
	foreign key (region_id, person_id) references person deferrable
);
call meta.wall('ring_guide');

-- What leaves the wall: no group, no person, no organisation, no day of asking.
create table outsider_ask (
	region_id int not null references region deferrable,
	id uuid not null,
	line text not null check (length(line) between 10 and 200 and line !~ '[\r\n]'),
	zone text not null check (length(zone) <= 60),
	sectors text[] not null check (cardinality(sectors) between 1 and 30),
	element text not null check (element in ('neutral', 'trajectory', 'family', 'shared')),
	hours int not null check (hours between 1 and 200),
	before_on date,
	primary key (region_id, id)
);
call meta.wall('outsider_ask');

-- Whose ask it is, and the mandate that the table granted. Readable by that group and by nobody else.
create table outsider_origin (
	region_id int not null,
	ask_id uuid not null,
	circle_id uuid not null,
	asked_by uuid not null,
	asked_on date not null,
	-- Who said yes to critical questions, as roles: sealed with the key of the group.
	agreed bytea,
	granted_by uuid,
	granted_on date,
	-- Why somebody who said yes is no longer coming.
	returned text check (returned in ('notNeutral', 'steppedBack')),
	primary key (region_id, ask_id),
	foreign key (region_id, ask_id) references outsider_ask deferrable,
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, asked_by) references person deferrable,
	foreign key (region_id, granted_by) references person deferrable,
	check ((granted_on is null) = (agreed is null) and (granted_on is null) = (granted_by is null))
);
-- One ask at a time for one group.
create unique index outsider_origin_once on outsider_origin (region_id, circle_id);
call meta.wall('outsider_origin');

-- Organisations whose people are not asked. Used to leave them out, shown to the group alone.
create table outsider_involved (
	region_id int not null,
	ask_id uuid not null,
	organisation_id uuid not null,
	primary key (region_id, ask_id, organisation_id),
	foreign key (region_id, ask_id) references outsider_ask deferrable,
	foreign key (region_id, organisation_id) references organisation deferrable
);
call meta.wall('outsider_involved');

-- The coordinator asked a guide. Who passes is known to that guide alone, the coordinator included.
create table outsider_offer (
	region_id int not null,
	ask_id uuid not null,
	person_id uuid not null,
	offered_on date not null,
	answer text check (answer in ('accepted', 'passed')),
	-- "Do you have anything to decide or offer in this trajectory?" Null until it was answered.
	decides boolean,
	primary key (region_id, ask_id, person_id),
	foreign key (region_id, ask_id) references outsider_ask deferrable,
	foreign key (region_id, person_id) references person deferrable
);
create unique index outsider_accepted_once on outsider_offer (region_id, ask_id) where answer = 'accepted';
create index outsider_offer_person on outsider_offer (region_id, person_id);
call meta.wall('outsider_offer');

-- Foreground, background: each move with its day, until "back" deletes them.
create table outsider_phase (
	region_id int not null,
	ask_id uuid not null,
	step int not null check (step between 1 and 500),
	phase text not null check (phase in ('foreground', 'background')),
	since date not null,
	primary key (region_id, ask_id, step),
	foreign key (region_id, ask_id) references outsider_ask deferrable
);
call meta.wall('outsider_phase');

-- What is kept afterwards, in three ledgers that nothing ties together. Hours that a guide gave, for what is left of
-- the period: read by that guide alone.
create table ring_use (
	region_id int not null,
	id uuid not null,
	person_id uuid not null,
	given_on date not null,
	hours int not null check (hours between 0 and 400),
	primary key (region_id, id),
	foreign key (region_id, person_id) references person deferrable
);
call meta.wall('ring_use');

-- Hours lent to the region and drawn from it. What is drawn appears when three endings lie ready; `ending` counts
-- them until then and is forgotten at that moment.
create table ring_hours (
	region_id int not null,
	id uuid not null,
	organisation_id uuid not null,
	direction text not null check (direction in ('lent', 'drawn')),
	quarter_hours int not null check (quarter_hours between 0 and 4000),
	ending uuid,
	released boolean not null,
	primary key (region_id, id),
	foreign key (region_id, organisation_id) references organisation deferrable,
	check (not released or ending is null)
);
create index ring_hours_organisation on ring_hours (region_id, organisation_id);
call meta.wall('ring_hours');

-- Which element was missing and whether it moved; also per three endings.
create table ring_yield (
	region_id int not null references region deferrable,
	id uuid not null,
	missing text not null check (missing in ('neutral', 'trajectory', 'family', 'shared')),
	moved text not null check (moved in ('yes', 'partly', 'no', 'tooEarly')),
	released boolean not null,
	primary key (region_id, id)
);
call meta.wall('ring_yield');

-- Asks of the groups of the acting person.
create function my_outsider_asks() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select o.ask_id from outsider_origin o
	where o.region_id = ctx_region() and o.circle_id in (select x from my_circles() x) $$;

-- Asks put to the acting person: not passed, and not taken up by another.
create function my_outsider_offers() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select f.ask_id from outsider_offer f
	join person p on p.region_id = f.region_id and p.id = f.person_id and p.left_on is null
	where f.region_id = ctx_region() and f.person_id = ctx_person() and (f.answer = 'accepted'
		or (f.answer is null and not exists (select 1 from outsider_offer other where other.region_id = f.region_id
			and other.ask_id = f.ask_id and other.answer = 'accepted'))) $$;

-- The coordinator brings together until the table said yes; from then on the ask is out of sight, so that it never
-- stands beside the place that the guide gets at a table.
create function open_outsider_asks() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select o.ask_id from outsider_origin o
	where o.region_id = ctx_region() and o.granted_on is null and i_am('coordinator') $$;

-- Who said yes to an ask of a group of the acting person.
create function my_outsiders() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select f.person_id from outsider_offer f
	where f.region_id = ctx_region() and f.answer = 'accepted' and f.ask_id in (select x from my_outsider_asks() x) $$;

-- Hours that a guide can still give in the period of this day: what runs counts whole.
create function ring_hours_left(asked uuid, on_day date) returns int language sql stable security definer
	set search_path = public, pg_temp as $$
	select g.hours
		- coalesce((select sum(a.hours) from outsider_offer f join outsider_ask a on a.region_id = f.region_id
			and a.id = f.ask_id where f.region_id = g.region_id and f.person_id = g.person_id
				and f.answer = 'accepted'), 0)::int
		- coalesce((select sum(u.hours) from ring_use u where u.region_id = g.region_id and u.person_id = g.person_id
			and u.given_on >= date_trunc(g.per, on_day::timestamp)::date), 0)::int
	from ring_guide g where g.region_id = ctx_region() and g.person_id = asked $$;
create function my_ring_hours_left(on_day date) returns int language sql stable security definer
	set search_path = public, pg_temp as $$
	select ring_hours_left(g.person_id, on_day) from ring_guide g
	where g.region_id = ctx_region() and g.person_id = ctx_person() $$;

-- Whether somebody has to do with the group that asks: sat there or in a group that reflects on the same trajectory,
-- now or before; works where somebody of the group works; or works for an organisation that the group left out.
create function outsider_touches(asked uuid, seated uuid) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select exists (select 1 from outsider_origin o join person p on p.region_id = o.region_id and p.id = seated
		where o.region_id = ctx_region() and o.ask_id = asked and (
			p.organisation_id is null
			or exists (select 1 from outsider_involved i where i.region_id = o.region_id and i.ask_id = o.ask_id
				and i.organisation_id = p.organisation_id)
			or exists (select 1 from membership m join person q on q.region_id = m.region_id and q.id = m.person_id
				where m.region_id = o.region_id and m.circle_id = o.circle_id and m.ended_on is null
					and q.organisation_id = p.organisation_id)
			or exists (select 1 from membership m where m.region_id = o.region_id and m.person_id = seated and (
				m.circle_id = o.circle_id or m.circle_id in (
					select c.circle_id from cycle c join trajectory t on t.region_id = c.region_id
						and t.id = c.trajectory_id
					where c.region_id = o.region_id and t.circle_id = o.circle_id))))) $$;

-- Guides whom the coordinator may ask: in the ring, hours left, not asked before, nothing to do with that group. Who
-- is left out, and for which of these, is told to nobody.
create function outsider_candidates(asked uuid, on_day date) returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select g.person_id from ring_guide g
	join person p on p.region_id = g.region_id and p.id = g.person_id and p.left_on is null
	join outsider_ask a on a.region_id = g.region_id and a.id = asked
	where g.region_id = ctx_region() and g.admitted_on is not null
		and asked in (select x from open_outsider_asks() x)
		and ring_hours_left(g.person_id, on_day) >= a.hours
		and not outsider_touches(asked, g.person_id)
		and not exists (select 1 from outsider_offer f where f.region_id = g.region_id and f.ask_id = asked
			and (f.person_id = g.person_id or f.answer = 'accepted')) $$;

-- Whom the coordinator asked, and whether somebody said yes: not who, and never who passed.
create function outsider_offered(asked uuid) returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select f.person_id from outsider_offer f
	where f.region_id = ctx_region() and f.ask_id = asked and asked in (select x from open_outsider_asks() x) $$;
create function outsider_taken(asked uuid) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select exists (select 1 from outsider_offer f where f.region_id = ctx_region() and f.ask_id = asked
		and f.answer = 'accepted' and asked in (select x from open_outsider_asks() x)) $$;

-- The table, for the guide who accepted and to whom the table said yes.
create function outsider_table(asked uuid) returns table (circle_id uuid, circle_name text, circle_kind text,
	contact text, granted_on date)
	language sql stable security definer set search_path = public, pg_temp as $$
	select c.id, c.name, c.kind, p.name, o.granted_on from outsider_origin o
	join circle c on c.region_id = o.region_id and c.id = o.circle_id
	join person p on p.region_id = o.region_id and p.id = o.granted_by
	join outsider_offer f on f.region_id = o.region_id and f.ask_id = o.ask_id and f.answer = 'accepted'
		and f.person_id = ctx_person()
	where o.region_id = ctx_region() and o.ask_id = asked and o.granted_on is not null $$;

-- A guide says yes or passes. One yes holds: the ask is locked, so that two at once do not both get it.
create function answer_outsider(asked uuid, yes boolean) returns text language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	perform 1 from outsider_ask a where a.region_id = ctx_region() and a.id = asked for update;
	if not exists (select 1 from outsider_offer f where f.region_id = ctx_region() and f.ask_id = asked
			and f.person_id = ctx_person() and f.answer is distinct from 'passed') then return 'gone'; end if;
	if not yes then
		update outsider_offer f set answer = 'passed' where f.region_id = ctx_region() and f.ask_id = asked
			and f.person_id = ctx_person() and f.answer is null;
		return 'done';
	end if;
	if exists (select 1 from outsider_offer f where f.region_id = ctx_region() and f.ask_id = asked
			and f.answer = 'accepted' and f.person_id <> ctx_person()) then return 'taken'; end if;
	if exists (select 1 from outsider_offer f where f.region_id = ctx_region() and f.ask_id = asked
			and f.answer is null and f.person_id = ctx_person()) and outsider_touches(asked, ctx_person()) then
		return 'gone';
	end if;
	update outsider_offer f set answer = 'accepted' where f.region_id = ctx_region() and f.ask_id = asked
		and f.person_id = ctx_person();
	update outsider_origin o set returned = null where o.region_id = ctx_region() and o.ask_id = asked;
	return 'done';
end $$;

-- The guide answers, once the table said yes, that there is nothing to decide or offer.
create function outsider_is_neutral(asked uuid) returns boolean language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	update outsider_offer f set decides = false where f.region_id = ctx_region() and f.ask_id = asked
		and f.person_id = ctx_person() and f.answer = 'accepted'
		and exists (select 1 from outsider_table(asked));
	return found;
end $$;

-- Who said yes does not come after all, before the work began: the ask stands open again, without this mandate.
create function release_outsider(asked uuid, why text) returns boolean language plpgsql security definer
	set search_path = public, pg_temp as $$
declare own boolean; at_table boolean;
begin
	at_table := asked in (select x from my_outsider_asks() x);
	own := exists (select 1 from outsider_offer f where f.region_id = ctx_region() and f.ask_id = asked
		and f.person_id = ctx_person() and f.answer = 'accepted');
	if not (own or at_table) or exists (select 1 from outsider_phase s where s.region_id = ctx_region()
		and s.ask_id = asked) then return false; end if;
	update outsider_offer f set answer = 'passed', decides = case when own and why = 'notNeutral' then true end
		where f.region_id = ctx_region() and f.ask_id = asked and f.answer = 'accepted';
	if not found then return false; end if;
	update outsider_origin o set agreed = null, granted_by = null, granted_on = null,
		returned = case when own then why end
		where o.region_id = ctx_region() and o.ask_id = asked;
	return true;
end $$;

-- Takes an ask away with all that hangs on it.
create function forget_outsider(asked_region int, asked uuid) returns void language sql security definer
	set search_path = public, pg_temp as $$
	delete from outsider_phase s where s.region_id = asked_region and s.ask_id = asked;
	delete from outsider_offer f where f.region_id = asked_region and f.ask_id = asked;
	delete from outsider_involved i where i.region_id = asked_region and i.ask_id = asked;
	delete from outsider_origin o where o.region_id = asked_region and o.ask_id = asked;
	delete from outsider_ask a where a.region_id = asked_region and a.id = asked; $$;

-- The group takes its ask back, before the work began: nothing of it is kept.
create function withdraw_outsider(asked uuid) returns boolean language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	perform 1 from outsider_ask a where a.region_id = ctx_region() and a.id = asked for update;
	if asked not in (select x from my_outsider_asks() x) or exists (select 1 from outsider_phase s
		where s.region_id = ctx_region() and s.ask_id = asked) then return false; end if;
	perform forget_outsider(ctx_region(), asked);
	return true;
end $$;

-- "Back": what is kept goes into the ledgers, everything else is deleted. Hours drawn are shared equally among the
-- organisations at the table.
create function end_outsider(asked uuid, real_hours int, missing_element text, did_move text, on_day date)
	returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare table_id uuid; guide uuid; lender uuid; this_ending uuid := gen_random_uuid(); sharing uuid[];
begin
	perform 1 from outsider_ask a where a.region_id = ctx_region() and a.id = asked for update;
	select o.circle_id, f.person_id, p.organisation_id into table_id, guide, lender from outsider_origin o
		join outsider_offer f on f.region_id = o.region_id and f.ask_id = o.ask_id and f.answer = 'accepted'
		join person p on p.region_id = f.region_id and p.id = f.person_id
		where o.region_id = ctx_region() and o.ask_id = asked and exists (select 1 from outsider_phase s
			where s.region_id = o.region_id and s.ask_id = o.ask_id);
	if not found then return false; end if;
	if guide <> ctx_person() and table_id not in (select x from my_circles() x) then return false; end if;
	insert into ring_use (region_id, id, person_id, given_on, hours)
		values (ctx_region(), gen_random_uuid(), guide, on_day, real_hours);
	delete from ring_use u where u.region_id = ctx_region() and u.person_id = guide and u.given_on < on_day - 366;
	if lender is not null then
		insert into ring_hours (region_id, id, organisation_id, direction, quarter_hours, released)
			values (ctx_region(), gen_random_uuid(), lender, 'lent', real_hours * 4, true);
	end if;
	sharing := array(select distinct q.organisation_id from membership m
		join person q on q.region_id = m.region_id and q.id = m.person_id
		where m.region_id = ctx_region() and m.circle_id = table_id and m.ended_on is null and m.person_id <> guide
			and q.organisation_id is not null);
	insert into ring_hours (region_id, id, organisation_id, direction, quarter_hours, ending, released)
		select ctx_region(), gen_random_uuid(), x, 'drawn', round(real_hours * 4.0 / cardinality(sharing)),
			this_ending, false from unnest(sharing) x;
	insert into ring_yield (region_id, id, missing, moved, released)
		values (ctx_region(), gen_random_uuid(), missing_element, did_move, false);
	if 3 <= (select count(distinct h.ending) from ring_hours h where h.region_id = ctx_region() and not h.released) then
		update ring_hours h set released = true, ending = null where h.region_id = ctx_region() and not h.released;
	end if;
	if 3 <= (select count(*) from ring_yield y where y.region_id = ctx_region() and not y.released) then
		update ring_yield y set released = true where y.region_id = ctx_region() and not y.released;
	end if;
	perform forget_outsider(ctx_region(), asked);
	return true;
end $$;

-- Who is in the ring is the coordinator's to note, what somebody offers is that person's own.
create function guard_ring_guide() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
	if current_setting('role') <> 'lus_app' then return new; end if;
	if new.admitted_on is distinct from old.admitted_on and not i_am('coordinator') then
		raise exception 'the coordinator notes who is in the ring' using errcode = 'LU004';
	end if;
	if old.person_id <> ctx_person() and (new.hours, new.per, new.home_zone, new.also_zones, new.card_on)
			is distinct from (old.hours, old.per, old.home_zone, old.also_zones, old.card_on) then
		raise exception 'what somebody offers is their own' using errcode = 'LU004';
	end if;
	return new;
end $$;
create trigger guard_ring_guide before update on ring_guide for each row execute function guard_ring_guide();

revoke execute on function my_outsider_asks(), my_outsider_offers(), open_outsider_asks(), my_outsiders(),
	ring_hours_left(uuid, date), my_ring_hours_left(date), outsider_touches(uuid, uuid),
	outsider_candidates(uuid, date), outsider_offered(uuid), outsider_taken(uuid), outsider_table(uuid),
	answer_outsider(uuid, boolean), outsider_is_neutral(uuid), release_outsider(uuid, text),
	forget_outsider(int, uuid), withdraw_outsider(uuid), end_outsider(uuid, int, text, text, date),
	guard_ring_guide() from public;
grant execute on function my_outsider_asks(), my_outsider_offers(), open_outsider_asks(), my_outsiders(),
	my_ring_hours_left(date), outsider_candidates(uuid, date), outsider_offered(uuid), outsider_taken(uuid),
	outsider_table(uuid), answer_outsider(uuid, boolean), outsider_is_neutral(uuid), release_outsider(uuid, text),
	withdraw_outsider(uuid), end_outsider(uuid, int, text, text, date) to lus_app;

create policy ring_read on ring_guide for select to lus_app
	using (region_id = ctx_region() and (person_id = ctx_person() or i_am('coordinator')));
create policy ring_entered on ring_guide for insert to lus_app
	with check (region_id = ctx_region() and person_id = ctx_person() and admitted_on is null);
create policy ring_kept on ring_guide for update to lus_app
	using (region_id = ctx_region() and (person_id = ctx_person() or i_am('coordinator')))
	with check (region_id = ctx_region() and (person_id = ctx_person() or i_am('coordinator')));
create policy ring_left on ring_guide for delete to lus_app
	using (region_id = ctx_region() and (person_id = ctx_person() or i_am('coordinator')));

create policy asks_read on outsider_ask for select to lus_app using (region_id = ctx_region() and (
	id in (select x from my_outsider_asks() x) or id in (select x from my_outsider_offers() x)
	or id in (select x from open_outsider_asks() x)));
create policy asks_made on outsider_ask for insert to lus_app
	with check (region_id = ctx_region() and ctx_person() is not null);

create policy own_origin on outsider_origin for select to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy own_origin_made on outsider_origin for insert to lus_app
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x)
		and asked_by = ctx_person() and granted_on is null);
create policy own_origin_grants on outsider_origin for update to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));

create policy own_involved on outsider_involved for select to lus_app
	using (region_id = ctx_region() and ask_id in (select x from my_outsider_asks() x));
create policy own_involved_made on outsider_involved for insert to lus_app
	with check (region_id = ctx_region() and ask_id in (select x from my_outsider_asks() x));

-- A guide sees what was put to them, a table who said yes; the coordinator neither.
create policy offers_read on outsider_offer for select to lus_app using (region_id = ctx_region()
	and (person_id = ctx_person() or (answer = 'accepted' and ask_id in (select x from my_outsider_asks() x))));
create policy offers_made on outsider_offer for insert to lus_app
	with check (region_id = ctx_region() and answer is null and decides is null
		and person_id in (select x from outsider_candidates(ask_id, offered_on) x));

-- The guide sees them also when the place at the table was ended elsewhere, so as to round off.
create policy phases_read on outsider_phase for select to lus_app using (region_id = ctx_region()
	and (ask_id in (select x from my_outsider_asks() x) or ask_id in (select f.ask_id from outsider_offer f
		where f.region_id = ctx_region() and f.person_id = ctx_person() and f.answer = 'accepted')));
create policy phases_moved on outsider_phase for insert to lus_app
	with check (region_id = ctx_region() and ask_id in (select x from my_outsider_asks() x));

create policy own_use on ring_use for select to lus_app
	using (region_id = ctx_region() and person_id = ctx_person());
create policy balance_read on ring_hours for select to lus_app
	using (region_id = ctx_region() and released and i_am('coordinator'));
create policy yields_read on ring_yield for select to lus_app
	using (region_id = ctx_region() and released and i_am('coordinator'));

-- The name of who said yes, for the table that asked.
create policy known_outsiders on person for select to lus_app
	using (region_id = ctx_region() and id in (select x from my_outsiders() x));

grant select, insert, delete on ring_guide to lus_app;
grant update (hours, per, home_zone, also_zones, card_on, admitted_on) on ring_guide to lus_app;
grant select, insert on outsider_ask, outsider_origin, outsider_involved, outsider_offer, outsider_phase to lus_app;
grant update (agreed, granted_by, granted_on) on outsider_origin to lus_app;
grant select on ring_use, ring_hours, ring_yield to lus_app;
