-- Meetings: planned, live, or a point on the agenda of a meeting that exists elsewhere. What happens in a meeting is a
-- row of numbered events, encrypted with the key of its group; what somebody gave without a name lies apart, without number, time or
-- author, until it is revealed.

-- While a meeting is live the server acts as that meeting: it sees this meeting and nothing else of its group.
create function ctx_meeting() returns uuid language sql stable
	as $$ select nullif(current_setting('lus.meeting', true), '')::uuid $$;
revoke execute on function ctx_meeting() from public;
grant execute on function ctx_meeting() to lus_app, lus_jobs;

create table meeting (
	region_id int not null references region deferrable,
	id uuid not null,
	circle_id uuid not null,
	-- live: Lus leads the talk on screens · agendaPoint: a point on a meeting that exists elsewhere · withoutScreens: one
	-- sheet on the table and the phone of the process guide
	way text not null check (way in ('live', 'agendaPoint', 'withoutScreens')),
	-- The method as it is kept for the group.
	content_id uuid not null,
	slug text not null,
	-- What it is about, where, what to prepare: never in a calendar or a mail.
	title bytea not null,
	plan bytea not null,
	on_day date not null,
	starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	minutes int not null check (minutes between 5 and 600),
	series_id uuid,
	-- How often its day, hour or end was changed: calendars ask for it.
	changes int not null default 0,
	theme_id uuid,
	cycle_id uuid,
	state text not null default 'planned' check (state in ('planned', 'open', 'ended', 'cancelled')),
	-- What opens the door while the meeting is open: the code of the link, and the words to type. codes holds both,
	-- sealed, so that they can be shown all the time.
	codes bytea,
	link_hash bytea unique,
	words_hash bytea unique,
	made_by uuid not null,
	ended_on date,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, circle_id, content_id) references kept_content deferrable,
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, circle_id, cycle_id) references cycle (region_id, circle_id, id) deferrable,
	foreign key (region_id, made_by) references person deferrable
);
create index meeting_circle on meeting (region_id, circle_id, on_day desc);
call meta.wall('meeting');

create table meeting_event (
	region_id int not null,
	meeting_id uuid not null,
	number int not null check (number > 0),
	body bytea not null,
	primary key (region_id, meeting_id, number),
	foreign key (region_id, meeting_id) references meeting deferrable
);
call meta.wall('meeting_event');

-- What was written without a name and not shown yet. The id is known to the writer's own device alone.
create table held_card (
	region_id int not null,
	meeting_id uuid not null,
	id uuid not null,
	body bytea not null,
	primary key (region_id, meeting_id, id),
	foreign key (region_id, meeting_id) references meeting deferrable
);
call meta.wall('held_card');

-- What somebody chose with dots or on a scale. voter is made with the key of the group and says nothing without it; all
-- ballots of a choice are destroyed when it is shown.
create table ballot (
	region_id int not null,
	meeting_id uuid not null,
	poll int not null,
	voter bytea not null,
	body bytea not null,
	primary key (region_id, meeting_id, poll, voter),
	foreign key (region_id, meeting_id) references meeting deferrable
);
call meta.wall('ballot');

-- One device of one participant, or the big screen. person_id is set for members of the group.
create table meeting_seat (
	region_id int not null,
	id uuid not null,
	meeting_id uuid not null,
	participant_id uuid not null,
	person_id uuid,
	screen boolean not null default false,
	token_hash bytea not null unique,
	primary key (region_id, id),
	foreign key (region_id, meeting_id) references meeting deferrable,
	foreign key (region_id, person_id) references person deferrable
);
create index meeting_seat_meeting on meeting_seat (region_id, meeting_id, person_id);
call meta.wall('meeting_seat');

-- A way in for one person by name: spent by the first who uses it.
create table meeting_invite (
	region_id int not null,
	id uuid not null,
	meeting_id uuid not null,
	label bytea not null,
	kind text not null check (kind in ('family', 'partner', 'guest')),
	token_hash bytea not null unique,
	spent boolean not null default false,
	revoked boolean not null default false,
	made_by uuid not null,
	primary key (region_id, id),
	foreign key (region_id, meeting_id) references meeting deferrable,
	foreign key (region_id, made_by) references person deferrable
);
call meta.wall('meeting_invite');

-- What somebody notes for themselves, before the meeting or in it. Nobody else reads it, whoever leads included.
create table meeting_note (
	region_id int not null,
	meeting_id uuid not null,
	participant_id uuid not null,
	body bytea not null,
	primary key (region_id, meeting_id, participant_id),
	foreign key (region_id, meeting_id) references meeting deferrable
);
call meta.wall('meeting_note');

create function my_meetings() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select m.id from meeting m where m.region_id = ctx_region() and m.circle_id in (select x from my_circles() x) $$;
-- The group of the meeting that the server acts as.
create function meeting_circle() returns uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select m.circle_id from meeting m where m.region_id = ctx_region() and m.id = ctx_meeting() $$;
-- Participants of the meeting whose place in its group has ended: they leave the meeting too.
create function ended_seats() returns table (participant_id uuid) language sql stable security definer
	set search_path = public, pg_temp as $$
	select distinct s.participant_id from meeting_seat s
	join meeting m on m.region_id = s.region_id and m.id = s.meeting_id
	where s.region_id = ctx_region() and s.meeting_id = ctx_meeting() and s.person_id is not null and not exists (
		select 1 from membership k join person p on p.region_id = k.region_id and p.id = k.person_id and p.left_on is null
		where k.region_id = s.region_id and k.circle_id = m.circle_id and k.person_id = s.person_id and k.ended_on is null) $$;

-- Somebody without account shows a code: of the link, of the words, of a personal invitation, or of a device that
-- sat there before. No context exists yet.
create function meeting_of_code(hash bytea) returns table (region_id int, meeting_id uuid)
	language sql stable security definer set search_path = public, pg_temp as $$
	select m.region_id, m.id from meeting m where m.state = 'open' and (m.link_hash = hash or m.words_hash = hash) $$;
create function seat_of_token(hash bytea)
	returns table (region_id int, meeting_id uuid, participant_id uuid, person_id uuid, screen boolean)
	language sql stable security definer set search_path = public, pg_temp as $$
	select s.region_id, s.meeting_id, s.participant_id, s.person_id, s.screen from meeting_seat s
	join meeting m on m.region_id = s.region_id and m.id = s.meeting_id
	where s.token_hash = hash and m.state in ('planned', 'open', 'ended') and (s.person_id is null or exists (
		select 1 from membership k join person p on p.region_id = k.region_id and p.id = k.person_id and p.left_on is null
		where k.region_id = s.region_id and k.circle_id = m.circle_id and k.person_id = s.person_id and k.ended_on is null)) $$;
create function invite_of_code(hash bytea) returns table (region_id int, meeting_id uuid)
	language sql stable security definer set search_path = public, pg_temp as $$
	select i.region_id, i.meeting_id from meeting_invite i
	join meeting m on m.region_id = i.region_id and m.id = i.meeting_id and m.state in ('planned', 'open')
	where i.token_hash = hash and not i.spent and not i.revoked $$;
-- Spends an invitation of the meeting that the server acts as; gives no row when it was spent already.
create function spend_invite(hash bytea) returns table (id uuid, label bytea, kind text)
	language sql security definer set search_path = public, pg_temp as $$
	update meeting_invite i set spent = true
	where i.region_id = ctx_region() and i.meeting_id = ctx_meeting() and i.token_hash = hash
		and not i.spent and not i.revoked
	returning i.id, i.label, i.kind $$;
-- What is held or chosen belongs to the meeting as its giver saw it. Holds the meeting while it goes in, so that a reveal
-- waits for it or comes before it: nothing that was acknowledged is left behind.
-- empty: nothing may be held either; asked by who ends the meeting, and by that destroys what is held.
create function meeting_stands_at(asked int, empty boolean default false) returns void language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	perform 1 from meeting m where m.region_id = ctx_region() and m.id = ctx_meeting() for share;
	if asked is distinct from (select coalesce(max(e.number), 0) from meeting_event e
			where e.region_id = ctx_region() and e.meeting_id = ctx_meeting())
		or empty and exists (select 1 from held_card h
			where h.region_id = ctx_region() and h.meeting_id = ctx_meeting()) then
		raise exception 'the meeting went on' using errcode = 'LU010';
	end if;
end $$;
revoke execute on function my_meetings(), meeting_circle(), ended_seats(), meeting_of_code(bytea), seat_of_token(bytea),
	invite_of_code(bytea), spend_invite(bytea), meeting_stands_at(int, boolean) from public;
grant execute on function my_meetings(), meeting_circle(), ended_seats(), meeting_of_code(bytea), seat_of_token(bytea),
	invite_of_code(bytea), spend_invite(bytea), meeting_stands_at(int, boolean) to lus_app;

create policy circle_meetings on meeting for all to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy meeting_itself on meeting for select to lus_app
	using (region_id = ctx_region() and id = ctx_meeting());
create policy meeting_itself_moves on meeting for update to lus_app
	using (region_id = ctx_region() and id = ctx_meeting())
	with check (region_id = ctx_region() and id = ctx_meeting());
create policy events_read on meeting_event for select to lus_app
	using (region_id = ctx_region() and (meeting_id = ctx_meeting() or meeting_id in (select x from my_meetings() x)));
create policy events_added on meeting_event for insert to lus_app
	with check (region_id = ctx_region() and (meeting_id = ctx_meeting() or meeting_id in (select x from my_meetings() x)));
-- Nobody reads what is held, ballots or notes of others: only the meeting itself.
create policy meeting_holds on held_card for all to lus_app
	using (region_id = ctx_region() and meeting_id = ctx_meeting())
	with check (region_id = ctx_region() and meeting_id = ctx_meeting());
create policy meeting_ballots on ballot for all to lus_app
	using (region_id = ctx_region() and meeting_id = ctx_meeting())
	with check (region_id = ctx_region() and meeting_id = ctx_meeting());
create policy meeting_seats on meeting_seat for all to lus_app
	using (region_id = ctx_region() and meeting_id = ctx_meeting())
	with check (region_id = ctx_region() and meeting_id = ctx_meeting());
create policy meeting_notes on meeting_note for all to lus_app
	using (region_id = ctx_region() and meeting_id = ctx_meeting())
	with check (region_id = ctx_region() and meeting_id = ctx_meeting());
create policy members_invite on meeting_invite for all to lus_app
	using (region_id = ctx_region() and meeting_id in (select x from my_meetings() x))
	with check (region_id = ctx_region() and meeting_id in (select x from my_meetings() x));
create policy meeting_key on data_key for select to lus_app
	using (region_id = ctx_region() and circle_id = meeting_circle());
create policy meeting_content on kept_content for select to lus_app
	using (region_id = ctx_region() and circle_id = meeting_circle());

grant select, insert on meeting, meeting_event, held_card, ballot, meeting_seat, meeting_invite, meeting_note to lus_app;
grant update (title, plan, on_day, starts_at, minutes, changes, theme_id, cycle_id, state, codes, link_hash, words_hash,
	ended_on) on meeting to lus_app;
grant update (body) on ballot, meeting_note to lus_app;
grant update (spent, revoked) on meeting_invite to lus_app;
grant delete on held_card, ballot, meeting_seat, meeting_note to lus_app;
