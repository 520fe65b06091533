-- Wie beslist wat: topics, rules, addressees inside and outside Lus, and mandates with their six verbs.

create table topic (
	region_id int not null references region deferrable,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	ended_on date,
	primary key (region_id, id),
	unique (region_id, name)
);
call meta.wall('topic');

-- A rule, transition or agreement that helps or hinders. Signals hang on rules, never on people.
create table rule (
	region_id int not null references region deferrable,
	id uuid not null,
	topic_id uuid not null,
	name text not null check (length(name) between 2 and 200),
	ended_on date,
	primary key (region_id, id),
	foreign key (region_id, topic_id) references topic deferrable
);
call meta.wall('rule');

create table addressee (
	region_id int not null references region deferrable,
	id uuid not null,
	name text not null check (length(name) between 2 and 160),
	-- circle: a group in Lus; coordinator: whoever coordinates the region; outside: a body that never logs in.
	kind text not null check (kind in ('circle', 'coordinator', 'outside')),
	circle_id uuid,
	email text,
	secretary_id uuid,
	bearer_id uuid,
	-- Bodies that decide or advise for the region receive themes, no single signals.
	receives text not null default 'signals' check (receives in ('signals', 'themes')),
	meeting_dates date[] not null default '{}',
	ended_on date,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, secretary_id) references person deferrable,
	foreign key (region_id, bearer_id) references person deferrable,
	check ((kind = 'circle') = (circle_id is not null))
);
create unique index addressee_circle_once on addressee (region_id, circle_id) where ended_on is null;
create unique index addressee_coordinator_once on addressee (region_id) where kind = 'coordinator' and ended_on is null;
call meta.wall('addressee');

create table mandate (
	region_id int not null references region deferrable,
	id uuid not null,
	addressee_id uuid not null,
	topic_id uuid not null,
	verb text not null check (verb in ('decides', 'putsOnAgenda', 'passesOn', 'advises', 'carriesOut', 'isInformed')),
	limits text not null default '' check (length(limits) <= 1000),
	responsibility text not null default '' check (length(responsibility) <= 1000),
	term_kind text not null default 'days' check (term_kind in ('days', 'meetings')),
	term_count int not null default 42 check (term_count between 1 and 400),
	-- Every term by meetings has a fallback in days.
	fallback_days int not null default 90 check (fallback_days between 1 and 400),
	state text not null default 'proposed' check (state in ('proposed', 'accepted', 'declined', 'withdrawn')),
	accepted_by uuid,
	-- For a body outside Lus: who said yes on its behalf, as told to the one who entered it.
	accepted_for text check (length(accepted_for) <= 160),
	accepted_on date,
	primary key (region_id, id),
	foreign key (region_id, addressee_id) references addressee deferrable,
	foreign key (region_id, topic_id) references topic deferrable,
	foreign key (region_id, accepted_by) references person deferrable
);
create unique index mandate_once on mandate (region_id, addressee_id, topic_id, verb)
	where state in ('proposed', 'accepted');
call meta.wall('mandate');

-- An overview of what already meets: who, purpose, mandate, how often.
create table consultation (
	region_id int not null references region deferrable,
	id uuid not null,
	name text not null check (length(name) between 2 and 160),
	who text not null check (length(who) <= 300),
	purpose text not null check (length(purpose) <= 600),
	rhythm text not null check (length(rhythm) <= 160),
	addressee_id uuid,
	primary key (region_id, id),
	foreign key (region_id, addressee_id) references addressee deferrable
);
call meta.wall('consultation');

-- Addressees for whom the person may act: own group, coordinator, secretary or bearer.
create function my_addressees() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select a.id from addressee a where a.region_id = ctx_region() and a.ended_on is null and (
		(a.kind = 'circle' and a.circle_id in (select x from my_circles() x))
		or (a.kind = 'coordinator' and i_am('coordinator'))
		or ((a.secretary_id = ctx_person() or a.bearer_id = ctx_person())
			and exists (select 1 from person p where p.region_id = a.region_id and p.id = ctx_person() and p.left_on is null))) $$;

-- Addressees for whom the person may promise something: a group that the person leads or is secretary of, the
-- coordinator's own, a body outside Lus as its bearer. Sitting in a group is not enough.
create function my_held_addressees() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select a.id from addressee a where a.region_id = ctx_region() and a.ended_on is null
		and exists (select 1 from person p where p.region_id = a.region_id and p.id = ctx_person() and p.left_on is null)
		and case a.kind
			when 'circle' then a.secretary_id = ctx_person() or a.circle_id in (select x from my_led_circles() x)
			when 'coordinator' then i_am('coordinator')
			else a.bearer_id = ctx_person() end $$;

-- The named contacts of addressees are known to the whole region.
create function named_contacts() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select unnest(array[a.secretary_id, a.bearer_id]) from addressee a
	where a.region_id = ctx_region() and a.ended_on is null and ctx_person() is not null $$;

revoke execute on function my_addressees(), my_held_addressees(), named_contacts() from public;
grant execute on function my_addressees(), my_held_addressees(), named_contacts() to lus_app, lus_jobs;

drop policy known_people on person;
create policy known_people on person for select to lus_app using (region_id = ctx_region() and (
	id = ctx_person() or id in (select x from my_companions() x) or id in (select x from named_contacts() x)
	or i_am('administrator') or i_am('coordinator')));

create policy region_reads on topic for select to lus_app using (region_id = ctx_region() and (ctx_person() is not null or ctx_reply() is not null));
create policy jobs_read on topic for select to lus_jobs using (region_id = ctx_region());
create policy coordinator_writes on topic for all to lus_app
	using (region_id = ctx_region() and i_am('coordinator')) with check (region_id = ctx_region() and i_am('coordinator'));
create policy region_reads on rule for select to lus_app using (region_id = ctx_region() and (ctx_person() is not null or ctx_reply() is not null));
create policy jobs_read on rule for select to lus_jobs using (region_id = ctx_region());
create policy coordinator_writes on rule for all to lus_app
	using (region_id = ctx_region() and i_am('coordinator')) with check (region_id = ctx_region() and i_am('coordinator'));
create policy region_reads on addressee for select to lus_app using (region_id = ctx_region() and (ctx_person() is not null or ctx_reply() is not null));
create policy jobs_read on addressee for select to lus_jobs using (region_id = ctx_region());
create policy coordinator_writes on addressee for all to lus_app
	using (region_id = ctx_region() and i_am('coordinator')) with check (region_id = ctx_region() and i_am('coordinator'));
create policy own_dates on addressee for update to lus_app
	using (region_id = ctx_region() and id in (select x from my_held_addressees() x))
	with check (region_id = ctx_region() and id in (select x from my_held_addressees() x));
create policy region_reads on mandate for select to lus_app using (region_id = ctx_region() and ctx_person() is not null);
create policy jobs_read on mandate for select to lus_jobs using (region_id = ctx_region());
create policy coordinator_proposes on mandate for insert to lus_app
	with check (region_id = ctx_region() and i_am('coordinator') and state = 'proposed');
-- Accepting belongs to the holder; the coordinator may withdraw or correct a proposal.
create policy holder_or_coordinator on mandate for update to lus_app
	using (region_id = ctx_region() and (i_am('coordinator') or addressee_id in (select x from my_held_addressees() x)))
	with check (region_id = ctx_region() and (addressee_id in (select x from my_held_addressees() x)
		or (i_am('coordinator') and state <> 'accepted')));
create policy region_reads on consultation for select to lus_app using (region_id = ctx_region() and ctx_person() is not null);
create policy coordinator_writes on consultation for all to lus_app
	using (region_id = ctx_region() and i_am('coordinator')) with check (region_id = ctx_region() and i_am('coordinator'));

grant select, insert on topic, rule, addressee, mandate, consultation to lus_app;
-- Updates name their columns: whose mandate it is and for what never changes afterwards.
grant update (name, ended_on) on topic to lus_app;
grant update (name, ended_on) on rule to lus_app;
grant update (name, email, secretary_id, bearer_id, receives, meeting_dates, ended_on) on addressee to lus_app;
grant update (verb, limits, responsibility, term_kind, term_count, fallback_days, state, accepted_by, accepted_for,
	accepted_on) on mandate to lus_app;
grant update (name, who, purpose, rhythm, addressee_id) on consultation to lus_app;
grant delete on consultation to lus_app;
grant select on topic, rule, addressee, mandate to lus_jobs;
