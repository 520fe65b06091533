-- Around a talk: what a guide offers is what an organisation agreed to, "back" works for every table, the log of a
-- group keeps no tie to an ask that is forgotten, and the members hear that homework was opened up.

-- More hours than were noted wait for the coordinator again.
create or replace function guard_ring_guide() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
	if current_setting('role') <> 'lus_app' then return new; end if;
	if old.person_id <> ctx_person() and (new.hours, new.per, new.home_zone, new.also_zones, new.card_on)
			is distinct from (old.hours, old.per, old.home_zone, old.also_zones, old.card_on) then
		raise exception 'what somebody offers is their own' using errcode = 'LU004';
	end if;
	if new.hours > old.hours or (old.per = 'year' and new.per = 'quarter') then
		new.admitted_on := null;
	elsif new.admitted_on is distinct from old.admitted_on and not i_am('coordinator') then
		raise exception 'the coordinator notes who is in the ring' using errcode = 'LU004';
	end if;
	return new;
end $$;

-- A guide says yes or passes. One yes holds: the ask is locked, so that two at once do not both get it. The hours of
-- the guide are held too, so that two yeses at once do not both take the last ones.
drop function answer_outsider(uuid, boolean);
create function answer_outsider(asked uuid, yes boolean, on_day date) returns text language plpgsql security definer
	set search_path = public, pg_temp as $$
declare new_yes boolean;
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
	new_yes := exists (select 1 from outsider_offer f where f.region_id = ctx_region() and f.ask_id = asked
		and f.answer is null and f.person_id = ctx_person());
	if new_yes and outsider_touches(asked, ctx_person()) then return 'gone'; end if;
	if new_yes then
		perform 1 from ring_guide g where g.region_id = ctx_region() and g.person_id = ctx_person() for update;
		if not exists (select 1 from ring_guide g
				join outsider_ask a on a.region_id = g.region_id and a.id = asked
				where g.region_id = ctx_region() and g.person_id = ctx_person() and g.admitted_on is not null
					and ring_hours_left(g.person_id, on_day) >= a.hours) then return 'full'; end if;
	end if;
	update outsider_offer f set answer = 'accepted' where f.region_id = ctx_region() and f.ask_id = asked
		and f.person_id = ctx_person();
	update outsider_origin o set returned = null where o.region_id = ctx_region() and o.ask_id = asked;
	return 'done';
end $$;

-- The coordinator asks a guide; false when that is not possible. Asking the same one twice at once is once.
create function offer_outsider(asked uuid, guide uuid, on_day date) returns boolean language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	perform 1 from outsider_ask a where a.region_id = ctx_region() and a.id = asked for update;
	if guide in (select x from outsider_offered(asked) x) then return true; end if;
	if guide not in (select x from outsider_candidates(asked, on_day) x) then return false; end if;
	insert into outsider_offer (region_id, ask_id, person_id, offered_on)
		values (ctx_region(), asked, guide, on_day);
	return true;
end $$;
drop policy offers_made on outsider_offer;
revoke insert on outsider_offer from lus_app;

-- "Back": what is kept goes into the ledgers, everything else is deleted. Hours drawn are shared equally among the
-- organisations at the table; where there is none, nothing is drawn.
create or replace function end_outsider(asked uuid, real_hours int, missing_element text, did_move text, on_day date)
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
		select ctx_region(), gen_random_uuid(), x, 'drawn',
			round(real_hours * 4.0 / nullif(cardinality(sharing), 0)), this_ending, false from unnest(sharing) x;
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

-- The log of a group says what somebody did about a fresh pair of eyes, not with which ask.
update audit set subject_id = null where what in ('ask-outsider', 'grant-outsider', 'prefer-another-outsider',
	'withdraw-outsider', 'end-outsider');

-- The members hear that homework was opened up, once; who did it by hand knows.
alter table homework add column closed_by uuid, add column told_on date,
	add foreign key (region_id, closed_by) references person deferrable;
update homework set told_on = closed_on where closed_on is not null;
alter table notice add column homework_id uuid,
	add foreign key (region_id, homework_id) references homework deferrable;
create function tell_opened_homework(on_day date) returns table (id uuid, circle_id uuid, closed_by uuid)
	language sql security definer set search_path = public, pg_temp as $$
	update homework h set told_on = on_day
		where h.region_id = ctx_region() and h.closed_on is not null and h.told_on is null
		returning h.id, h.circle_id, h.closed_by $$;

revoke execute on function answer_outsider(uuid, boolean, date), offer_outsider(uuid, uuid, date),
	tell_opened_homework(date) from public;
grant execute on function answer_outsider(uuid, boolean, date), offer_outsider(uuid, uuid, date) to lus_app;
grant execute on function tell_opened_homework(date) to lus_jobs;
grant update (closed_by) on homework to lus_app;
