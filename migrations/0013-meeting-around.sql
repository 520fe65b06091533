-- Around a meeting: the link by which a calendar asks for somebody's meetings, what is told by mail, and when the family
-- read the result.

-- One link for each person. It shows day and hour, never what a meeting is about.
create table calendar_feed (
	region_id int not null,
	id uuid not null,
	person_id uuid not null,
	token_hash bytea not null unique,
	made_on date not null,
	revoked_on date,
	primary key (region_id, id),
	foreign key (region_id, person_id) references person deferrable
);
create unique index calendar_feed_once on calendar_feed (region_id, person_id) where revoked_on is null;
call meta.wall('calendar_feed');

-- The family of a trajectory reads what was noted before others go on with it.
alter table meeting add column family_read_on date;
alter table notice add column meeting_id uuid,
	add foreign key (region_id, meeting_id) references meeting deferrable;

-- A calendar program shows its code. No context exists yet.
create function person_of_calendar(hash bytea) returns table (region_id int, person_id uuid, locale text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select f.region_id, f.person_id, p.locale from calendar_feed f
	join person p on p.region_id = f.region_id and p.id = f.person_id and p.left_on is null
	where f.token_hash = hash and f.revoked_on is null $$;
-- What a mail about a meeting may know: when, and the kind of group. With the whole series the others that are still to
-- come too.
create function meeting_times(asked uuid, with_series boolean)
	returns table (id uuid, on_day date, starts_at text, minutes int, changes int, state text, circle_kind text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select m.id, m.on_day, m.starts_at, m.minutes, m.changes, m.state, c.kind
	from meeting m
	join meeting this on this.region_id = m.region_id and this.id = asked
	join circle c on c.region_id = m.region_id and c.id = m.circle_id
	where m.region_id = ctx_region()
		and (m.id = asked or (with_series and m.series_id = this.series_id and m.on_day >= this.on_day))
	order by m.on_day, m.starts_at, m.id $$;
revoke execute on function person_of_calendar(bytea), meeting_times(uuid, boolean) from public;
grant execute on function person_of_calendar(bytea) to lus_app;
grant execute on function meeting_times(uuid, boolean) to lus_jobs;

create policy own_calendar on calendar_feed for all to lus_app
	using (region_id = ctx_region() and person_id = ctx_person())
	with check (region_id = ctx_region() and person_id = ctx_person());

grant select, insert on calendar_feed to lus_app;
grant update (revoked_on) on calendar_feed to lus_app;
grant update (family_read_on) on meeting to lus_app;
