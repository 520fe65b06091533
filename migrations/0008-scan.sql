-- Scans: a group rates or places itself, and may ask young people and parents how they see it. Nobody reads a
-- single answer: the picture appears when the round is closed, from five answers on; fewer are destroyed unread.

create table scan_round (
	region_id int not null references region deferrable,
	id uuid not null,
	circle_id uuid not null,
	content_id uuid not null,
	slug text not null,
	-- The earlier round of the same scan in this group, to see movement.
	previous_id uuid,
	asks_clients boolean not null default false,
	-- How many cards were made. How many were used stays unknown: it would count the answers of clients.
	cards_made int not null default 0 check (cards_made between 0 and 200),
	-- The key of this round's answers, wrapped by the installation; gone once nothing is left to read.
	wrapped_key bytea,
	opened_by uuid not null,
	opened_on date not null,
	closes_on date not null check (closes_on >= opened_on),
	closed_on date,
	-- What the group does next, as an action of its own.
	action_id uuid,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, circle_id, content_id) references kept_content deferrable,
	foreign key (region_id, previous_id) references scan_round deferrable,
	foreign key (region_id, opened_by) references person deferrable,
	foreign key (region_id, action_id) references action deferrable
);
create index scan_round_circle on scan_round (region_id, circle_id, opened_on desc);
call meta.wall('scan_round');

-- person_id only while the round is open, so that one can change one's answer; closing takes it away, except in
-- somebody's own notebook. A client's answer never has one, nor a time.
create table scan_answer (
	region_id int not null,
	id uuid not null,
	round_id uuid not null,
	audience text not null check (audience in ('group', 'client')),
	person_id uuid,
	body bytea not null,
	primary key (region_id, id),
	foreign key (region_id, round_id) references scan_round deferrable,
	foreign key (region_id, person_id) references person deferrable,
	check (audience = 'group' or person_id is null)
);
create unique index scan_answer_once on scan_answer (region_id, round_id, person_id) where person_id is not null;
create index scan_answer_round on scan_answer (region_id, round_id);
call meta.wall('scan_answer');

-- One card for one client, spent by answering: the row goes, and nothing ties it to the answer.
create table scan_card (
	region_id int not null,
	id uuid not null,
	round_id uuid not null,
	code_hash bytea not null unique,
	primary key (region_id, id),
	foreign key (region_id, round_id) references scan_round deferrable
);
create index scan_card_round on scan_card (region_id, round_id);
call meta.wall('scan_card');

create function my_scan_rounds() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select r.id from scan_round r where r.region_id = ctx_region() and r.circle_id in (select x from my_circles() x) $$;
create function my_open_scan_rounds() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select r.id from scan_round r where r.region_id = ctx_region() and r.closed_on is null
		and r.circle_id in (select x from my_circles() x) $$;

-- How many of the group answered; of clients only whether there are five or more: a count that grows by one would
-- tell who just answered.
create function scan_progress(asked uuid) returns table (of_group int, five_clients boolean)
	language sql stable security definer set search_path = public, pg_temp as $$
	select count(*) filter (where a.audience = 'group')::int, count(*) filter (where a.audience = 'client') >= 5
	from scan_answer a
	where a.region_id = ctx_region() and a.round_id = asked and asked in (select x from my_scan_rounds() x) $$;

-- The answers of a closed round in an order that tells nothing; none while there are fewer than five. In somebody's
-- own notebook the own view is one answer.
create function scan_bodies(asked uuid, whose text) returns table (id uuid, body bytea)
	language sql stable security definer set search_path = public, pg_temp as $$
	select a.id, a.body from scan_answer a
	join scan_round r on r.region_id = a.region_id and r.id = a.round_id
	join circle c on c.region_id = r.region_id and c.id = r.circle_id
	where a.region_id = ctx_region() and a.round_id = asked and a.audience = whose and r.closed_on is not null
		and asked in (select x from my_scan_rounds() x)
		and ((whose = 'group' and c.kind = 'individual') or 5 <= (select count(*) from scan_answer b
			where b.region_id = a.region_id and b.round_id = asked and b.audience = whose))
	order by md5(a.id::text || asked::text) $$;

-- Closes a round: what stayed below five is destroyed unread, who answered is forgotten, cards end.
create function end_scan(asked_region int, asked uuid, on_day date) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
declare own boolean;
begin
	update scan_round r set closed_on = on_day
		where r.region_id = asked_region and r.id = asked and r.closed_on is null;
	if not found then return; end if;
	select c.kind = 'individual' into own from scan_round r
		join circle c on c.region_id = r.region_id and c.id = r.circle_id
		where r.region_id = asked_region and r.id = asked;
	delete from scan_card k where k.region_id = asked_region and k.round_id = asked;
	delete from scan_answer a where a.region_id = asked_region and a.round_id = asked
		and not (own and a.audience = 'group')
		and 5 > (select count(*) from scan_answer b where b.region_id = asked_region and b.round_id = asked
			and b.audience = a.audience);
	if not own then
		update scan_answer a set person_id = null where a.region_id = asked_region and a.round_id = asked;
	end if;
	if not exists (select 1 from scan_answer a where a.region_id = asked_region and a.round_id = asked) then
		update scan_round r set wrapped_key = null where r.region_id = asked_region and r.id = asked;
	end if;
end $$;
create function close_scan(asked uuid, on_day date) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	if not exists (select 1 from scan_round r where r.region_id = ctx_region() and r.id = asked
			and r.circle_id in (select x from my_circles() x)) then
		raise exception 'this round is not of a group of yours' using errcode = 'LU002';
	end if;
	perform end_scan(ctx_region(), asked, on_day);
end $$;
-- On the closing date the jobs close what is still open.
create function close_due_scans(on_day date) returns int
	language plpgsql security definer set search_path = public, pg_temp as $$
declare due record; closed int := 0;
begin
	for due in select r.id from scan_round r
		where r.region_id = ctx_region() and r.closed_on is null and r.closes_on < on_day
	loop
		perform end_scan(ctx_region(), due.id, on_day);
		closed := closed + 1;
	end loop;
	return closed;
end $$;

-- A client with a card: what is asked, and the answer that spends it. No context exists: the code is all there is.
create function scan_of_code(hash bytea) returns table (region_id int, round_id uuid, body jsonb, wrapped_key bytea)
	language sql stable security definer set search_path = public, pg_temp as $$
	select r.region_id, r.id, k.body, r.wrapped_key from scan_card c
	join scan_round r on r.region_id = c.region_id and r.id = c.round_id
	join kept_content k on k.region_id = r.region_id and k.circle_id = r.circle_id and k.id = r.content_id
	where c.code_hash = hash and r.closed_on is null $$;
-- The round is held while the answer goes in: one that closes at the same moment waits, or this answer comes too late.
create function answer_scan(hash bytea, answer_id uuid, answer bytea) returns boolean
	language plpgsql security definer set search_path = public, pg_temp as $$
declare round record;
begin
	select r.region_id, r.id into round from scan_card c
		join scan_round r on r.region_id = c.region_id and r.id = c.round_id
		where c.code_hash = hash and r.closed_on is null for share of r;
	if not found then return false; end if;
	delete from scan_card c where c.code_hash = hash;
	if not found then return false; end if;
	insert into scan_answer (region_id, id, round_id, audience, body)
		values (round.region_id, answer_id, round.id, 'client', answer);
	return true;
end $$;
revoke execute on function my_scan_rounds(), my_open_scan_rounds(), scan_progress(uuid), scan_bodies(uuid, text),
	end_scan(int, uuid, date), close_scan(uuid, date), close_due_scans(date), scan_of_code(bytea),
	answer_scan(bytea, uuid, bytea) from public;
grant execute on function my_scan_rounds(), my_open_scan_rounds(), scan_progress(uuid), scan_bodies(uuid, text),
	close_scan(uuid, date), scan_of_code(bytea), answer_scan(bytea, uuid, bytea) to lus_app;
grant execute on function close_due_scans(date) to lus_jobs;

create policy circle_rounds on scan_round for select to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy circle_opens on scan_round for insert to lus_app
	with check (region_id = ctx_region() and opened_by = ctx_person() and closed_on is null
		and circle_id in (select x from my_circles() x));
create policy circle_changes on scan_round for update to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
-- One sees one's own answer, nobody another's.
create policy own_answer on scan_answer for select to lus_app
	using (region_id = ctx_region() and person_id = ctx_person() and round_id in (select x from my_scan_rounds() x));
create policy own_answer_insert on scan_answer for insert to lus_app
	with check (region_id = ctx_region() and audience = 'group' and person_id = ctx_person()
		and round_id in (select x from my_open_scan_rounds() x));
create policy own_answer_update on scan_answer for update to lus_app
	using (region_id = ctx_region() and person_id = ctx_person() and round_id in (select x from my_open_scan_rounds() x))
	with check (region_id = ctx_region() and person_id = ctx_person());
create policy own_answer_withdrawn on scan_answer for delete to lus_app
	using (region_id = ctx_region() and person_id = ctx_person() and round_id in (select x from my_open_scan_rounds() x));
-- Cards can be made, never read back: no policy shows one, and only their hash is here.
create policy circle_makes_cards on scan_card for insert to lus_app
	with check (region_id = ctx_region() and round_id in (select x from my_open_scan_rounds() x));

grant select, insert on scan_round, scan_answer to lus_app;
grant delete on scan_answer to lus_app;
grant select, insert on scan_card to lus_app;
grant update (closes_on, action_id, asks_clients, cards_made) on scan_round to lus_app;
grant update (body) on scan_answer to lus_app;
