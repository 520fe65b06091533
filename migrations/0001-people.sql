-- People, organisations and groups of a region, and the functions on which every policy of the wall rests.
-- Rules of the wall: every table has region_id, composite keys, row-level security enabled and forced.
-- Without context (no region, no person) every function below gives null, so every policy gives no rows.

create function ctx_region() returns int language sql stable
	as $$ select nullif(current_setting('lus.region', true), '')::int $$;
create function ctx_person() returns uuid language sql stable
	as $$ select nullif(current_setting('lus.person', true), '')::uuid $$;
-- A job that delivers something to one group acts as that group, one transaction per group.
create function ctx_circle() returns uuid language sql stable
	as $$ select nullif(current_setting('lus.circle', true), '')::uuid $$;
-- A guest with a reply link acts as that link and sees what the link names, nothing else.
create function ctx_reply() returns uuid language sql stable
	as $$ select nullif(current_setting('lus.reply', true), '')::uuid $$;

-- Puts a table behind the wall. The owner's policy serves migrations, backup and restore only.
create procedure meta.wall(name regclass) language plpgsql as $$
begin
	execute format('alter table %s enable row level security', name);
	execute format('alter table %s force row level security', name);
	execute format('create policy owner_all on %s to lus_owner using (true) with check (true)', name);
end $$;

create table region (
	region_id int generated always as identity primary key,
	name text not null check (length(name) between 2 and 120),
	demonstration boolean not null default false,
	second_factor_required boolean not null default true,
	created_on date not null default current_date,
	-- A demonstration that is still being loaded: the jobs of today leave it alone.
	loading boolean not null default false
);
-- Two who load the demonstration at once do not make it twice.
create unique index demonstration_once on region (name) where demonstration;
call meta.wall('region');

create table organisation (
	region_id int not null references region deferrable,
	id uuid not null,
	name text not null check (length(name) between 2 and 160),
	sector text not null,
	primary key (region_id, id)
);
call meta.wall('organisation');

create table person (
	region_id int not null references region deferrable,
	id uuid not null,
	user_id text,
	name text not null check (length(name) between 1 and 120),
	email text not null check (length(email) <= 254),
	locale text not null default 'nl' check (locale in ('nl', 'en')),
	organisation_id uuid,
	left_on date,
	primary key (region_id, id),
	unique (region_id, email),
	foreign key (region_id, organisation_id) references organisation deferrable
);
create index person_user on person (user_id);
call meta.wall('person');

create table region_role (
	region_id int not null,
	person_id uuid not null,
	role text not null check (role in ('coordinator', 'administrator')),
	primary key (region_id, person_id, role),
	foreign key (region_id, person_id) references person deferrable
);
call meta.wall('region_role');

create table circle (
	region_id int not null references region deferrable,
	id uuid not null,
	kind text not null check (kind in ('individual', 'duo', 'table', 'team', 'organisation', 'learningCircle',
		'intervisionGroup', 'learningGroup', 'learningNetwork', 'workingGroup', 'steeringGroup', 'networkForum',
		'regionalConsultation')),
	name text not null check (length(name) between 1 and 160),
	-- The meeting that exists already and in which this group lives. Only the own notebook has none.
	existing_meeting text check (length(existing_meeting) <= 300),
	-- Asked when a group lives in no existing meeting.
	why_new text check (length(why_new) <= 600),
	organisation_id uuid,
	ended_on date,
	primary key (region_id, id),
	foreign key (region_id, organisation_id) references organisation deferrable,
	check (kind = 'individual' or existing_meeting is not null or why_new is not null)
);
call meta.wall('circle');

create table membership (
	region_id int not null,
	id uuid not null,
	circle_id uuid not null,
	person_id uuid not null,
	role text not null check (role in ('member', 'chairperson', 'processGuide', 'ambassador', 'observer')),
	since date not null default current_date,
	ended_on date,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, person_id) references person deferrable
);
create unique index membership_once on membership (region_id, circle_id, person_id) where ended_on is null;
create index membership_person on membership (region_id, person_id) where ended_on is null;
call meta.wall('membership');

create table invitation (
	region_id int not null references region deferrable,
	id uuid not null,
	email text not null,
	name text not null,
	organisation_id uuid,
	circle_id uuid,
	circle_role text,
	region_role text check (region_role in ('coordinator', 'administrator')),
	token_hash bytea not null unique,
	invited_by uuid not null,
	expires_on date not null,
	accepted_on date,
	revoked_on date,
	primary key (region_id, id),
	foreign key (region_id, organisation_id) references organisation deferrable,
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, invited_by) references person deferrable
);
call meta.wall('invitation');

-- A token for machines: shown once, stored hashed, with the rights of its person and an end date.
create table personal_token (
	region_id int not null,
	id uuid not null,
	person_id uuid not null,
	name text not null check (length(name) between 1 and 80),
	token_hash bytea not null unique,
	expires_on date not null,
	revoked_on date,
	primary key (region_id, id),
	foreign key (region_id, person_id) references person deferrable
);
call meta.wall('personal_token');

-- One key per group that keeps words (a person's own notebook is a group of one), wrapped by the
-- installation's key. Destroying the row makes every text of that group unreadable, also in backups.
create table data_key (
	region_id int not null,
	circle_id uuid not null,
	wrapped bytea not null,
	primary key (region_id, circle_id),
	foreign key (region_id, circle_id) references circle deferrable
);
call meta.wall('data_key');

-- Who read or changed what: kinds and ids, never content.
create table audit (
	region_id int not null references region deferrable,
	id bigint generated always as identity,
	at timestamptz not null default now(),
	person_id uuid,
	circle_id uuid,
	what text not null,
	subject_id uuid,
	primary key (region_id, id)
);
create index audit_circle on audit (region_id, circle_id, id);
call meta.wall('audit');

-- What policies ask about the person. Security definer: they read past the policies of the tables that they
-- serve, return ids only, and never more than those of the person in the context.
create function my_circles() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select m.circle_id from membership m
	where m.region_id = ctx_region() and m.ended_on is null
		and (m.person_id = ctx_person()) and exists (
			select 1 from person p where p.region_id = m.region_id and p.id = m.person_id and p.left_on is null)
	union all
	select ctx_circle() where ctx_circle() is not null and current_setting('role') = 'lus_jobs' $$;

create function my_led_circles() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select m.circle_id from membership m
	where m.region_id = ctx_region() and m.person_id = ctx_person() and m.ended_on is null
		and m.role in ('chairperson', 'processGuide') $$;

create function i_am(wanted text) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select exists (select 1 from region_role r
		join person p on p.region_id = r.region_id and p.id = r.person_id and p.left_on is null
		where r.region_id = ctx_region() and r.person_id = ctx_person() and r.role = wanted) $$;

-- People with whom the person shares a group.
create function my_companions() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select distinct m.person_id from membership m
	where m.region_id = ctx_region() and m.circle_id in (select x from my_circles() x) $$;

-- Whether one person may give another a place in a group. Nobody lets himself into a table: only who leads it adds
-- people. While nobody sits there a coordinator names the first; never himself once somebody has been there.
create function may_seat(asked_region int, actor uuid, asked uuid, seated uuid) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select 1 from circle c join person p on p.region_id = c.region_id and p.id = actor and p.left_on is null
		where c.region_id = asked_region and c.id = asked and c.ended_on is null and c.kind <> 'individual' and (
			exists (select 1 from membership m where m.region_id = c.region_id and m.circle_id = c.id
				and m.person_id = actor and m.ended_on is null and m.role in ('chairperson', 'processGuide'))
			or (c.kind <> 'table' and exists (select 1 from region_role r
				where r.region_id = c.region_id and r.person_id = actor))
			or (c.kind = 'table'
				and exists (select 1 from region_role r where r.region_id = c.region_id and r.person_id = actor
					and r.role = 'coordinator')
				and not exists (select 1 from membership m where m.region_id = c.region_id and m.circle_id = c.id
					and m.ended_on is null)
				and (seated is distinct from actor or not exists (select 1 from membership m
					where m.region_id = c.region_id and m.circle_id = c.id))))) $$;

-- Whether the person in the context may change roles in a group: who leads it; elsewhere than at a table also who
-- looks after the region; at a table that nobody leads a coordinator, among those who sit there already.
create function may_appoint(asked uuid) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select asked in (select x from my_led_circles() x)
		or exists (select 1 from circle c where c.region_id = ctx_region() and c.id = asked and (
			(c.kind not in ('individual', 'table') and (i_am('coordinator') or i_am('administrator')))
			or (c.kind = 'table' and i_am('coordinator') and not exists (select 1 from membership m
				where m.region_id = c.region_id and m.circle_id = c.id and m.ended_on is null
					and m.role in ('chairperson', 'processGuide'))))) $$;

create function circle_kind(asked uuid) returns text language sql stable security definer
	set search_path = public, pg_temp as $$
	select c.kind from circle c where c.region_id = ctx_region() and c.id = asked $$;

-- Login: which people is this user, in which regions. No context exists yet at that moment.
create function people_of_user(asked text) returns table (region_id int, person_id uuid, region_name text,
	demonstration boolean, second_factor_required boolean)
	language sql stable security definer set search_path = public, pg_temp as $$
	select p.region_id, p.id, r.name, r.demonstration, r.second_factor_required from person p join region r using (region_id)
	where p.user_id = asked and p.left_on is null order by p.region_id $$;

create function person_of_token(hash bytea) returns table (region_id int, person_id uuid)
	language sql stable security definer set search_path = public, pg_temp as $$
	select t.region_id, t.person_id from personal_token t
	join person p on p.region_id = t.region_id and p.id = t.person_id and p.left_on is null
	where t.token_hash = hash and t.revoked_on is null and t.expires_on >= current_date $$;

-- The people of demonstration regions, so that a visitor can choose with whose eyes to look.
create function demonstration_people() returns table (name text, email text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select p.name, p.email from person p join region r using (region_id)
	where r.demonstration and p.left_on is null and p.user_id is not null order by r.region_id, p.name $$;

-- What the holder of an invitation's code may know before there is a context.
create function invitation_of_token(hash bytea, on_day date)
	returns table (region_id int, id uuid, email text, name text, region_name text, inviter text,
		circle_kind text, circle_name text, state text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select i.region_id, i.id, i.email, i.name, r.name, p.name, c.kind, c.name,
		case when i.accepted_on is not null then 'accepted' when i.revoked_on is not null then 'revoked'
			when i.expires_on < on_day then 'expired' else 'open' end
	from invitation i join region r using (region_id)
	join person p on p.region_id = i.region_id and p.id = i.invited_by
	left join circle c on c.region_id = i.region_id and c.id = i.circle_id
	where i.token_hash = hash $$;

-- Accepting makes the person, the membership and the role in one go and spends the invitation. Gives no row when the
-- invitation no longer holds: also when who invited may not do so any more, or when the address belongs to someone
-- who logs in with another account. The caller has made sure that the account has the address of the invitation.
create function accept_invitation(hash bytea, on_day date, new_person uuid, own_circle uuid, new_membership uuid,
	own_membership uuid, wanted_user text, own_name text, own_locale text)
	returns table (region_id int, person_id uuid)
	language plpgsql security definer set search_path = public, pg_temp as $$
declare i invitation; known person; seated uuid; inviter_roles text[];
begin
	select * into i from invitation v where v.token_hash = hash and v.accepted_on is null
		and v.revoked_on is null and v.expires_on >= on_day for update;
	if not found then return; end if;
	select * into known from person p where p.region_id = i.region_id and lower(p.email) = lower(i.email);
	seated := coalesce(known.id, new_person);
	select coalesce(array_agg(r.role), '{}') into inviter_roles from region_role r
		join person p on p.region_id = r.region_id and p.id = r.person_id and p.left_on is null
		where r.region_id = i.region_id and r.person_id = i.invited_by;
	if known.user_id <> wanted_user then return; end if;
	if known.left_on is not null and inviter_roles = '{}' then return; end if;
	if i.region_role is not null and not 'administrator' = any (inviter_roles) then return; end if;
	if i.circle_id is null and inviter_roles = '{}' then return; end if;
	if i.circle_id is not null and not may_seat(i.region_id, i.invited_by, i.circle_id, seated) then return; end if;
	update invitation v set accepted_on = on_day where v.region_id = i.region_id and v.id = i.id;
	if known.id is null then
		insert into person (region_id, id, user_id, name, email, locale, organisation_id)
			values (i.region_id, seated, wanted_user, own_name, lower(i.email), own_locale, i.organisation_id);
		insert into circle (region_id, id, kind, name) values (i.region_id, own_circle, 'individual', own_name);
		insert into membership (region_id, id, circle_id, person_id, role, since)
			values (i.region_id, own_membership, own_circle, seated, 'member', on_day);
	else
		if known.left_on is not null then
			update personal_token t set revoked_on = on_day
				where t.region_id = i.region_id and t.person_id = seated and t.revoked_on is null;
		end if;
		update person p set user_id = wanted_user, left_on = null,
			organisation_id = coalesce(i.organisation_id, p.organisation_id)
			where p.region_id = i.region_id and p.id = seated;
	end if;
	if i.circle_id is not null then
		insert into membership (region_id, id, circle_id, person_id, role, since)
			values (i.region_id, new_membership, i.circle_id, seated, coalesce(i.circle_role, 'member'), on_day)
			on conflict do nothing;
	end if;
	if i.region_role is not null then
		insert into region_role (region_id, person_id, role) values (i.region_id, seated, i.region_role)
			on conflict do nothing;
	end if;
	insert into audit (region_id, person_id, circle_id, what, subject_id)
		values (i.region_id, seated, i.circle_id, 'accept-invitation', i.id);
	return query select i.region_id, seated;
end $$;

-- The first act in an empty installation and the operator's "region create".
create function found_region(region_name text, is_demonstration boolean, needs_second_factor boolean)
	returns int language sql security definer set search_path = public, pg_temp as $$
	insert into region (name, demonstration, second_factor_required, loading)
	values (region_name, is_demonstration, needs_second_factor, is_demonstration) returning region_id $$;

create function demonstration_loaded(asked int) returns void
	language sql security definer set search_path = public, pg_temp as $$
	update region set loading = false where region_id = asked and demonstration $$;

create function found_administrator(asked_region int, new_person uuid, own_circle uuid, own_membership uuid,
	wanted_user text, own_name text, own_email text, own_locale text) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	if exists (select 1 from region_role r where r.region_id = asked_region) then
		raise exception 'this region already has someone who looks after it' using errcode = 'LU001';
	end if;
	insert into person (region_id, id, user_id, name, email, locale)
		values (asked_region, new_person, wanted_user, own_name, lower(own_email), own_locale);
	insert into circle (region_id, id, kind, name) values (asked_region, own_circle, 'individual', own_name);
	insert into membership (region_id, id, circle_id, person_id, role)
		values (asked_region, own_membership, own_circle, new_person, 'member');
	insert into region_role (region_id, person_id, role)
		values (asked_region, new_person, 'administrator'), (asked_region, new_person, 'coordinator');
end $$;

create function region_list() returns table (region_id int, name text, demonstration boolean, loading boolean)
	language sql stable security definer set search_path = public, pg_temp as $$
	select region_id, name, demonstration, loading from region order by region_id $$;

-- Takes the demonstration away in one go; refuses any other region. An operator does so without context; within
-- one it takes the administrator of that region.
create function remove_demonstration(asked int) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
declare t record;
begin
	if not exists (select 1 from region r where r.region_id = asked and r.demonstration) then
		raise exception 'only a demonstration region can be removed in one go' using errcode = 'LU002';
	end if;
	if ctx_region() is not null and not (ctx_region() = asked and i_am('administrator')) then
		raise exception 'only the administrator of the demonstration removes it' using errcode = 'LU002';
	end if;
	set constraints all deferred;
	for t in select c.oid::regclass as name from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id' and not a.attisdropped
		where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'region'
	loop
		execute format('delete from %s where region_id = $1', t.name) using asked;
	end loop;
	delete from region where region_id = asked;
end $$;

revoke execute on all functions in schema public from public;
grant execute on function ctx_region(), ctx_person(), ctx_circle(), ctx_reply(), my_circles(), my_led_circles(),
	i_am(text), my_companions(), may_seat(int, uuid, uuid, uuid), may_appoint(uuid), circle_kind(uuid) to lus_app, lus_jobs;
grant execute on function people_of_user(text), person_of_token(bytea), demonstration_people(),
	invitation_of_token(bytea, date), accept_invitation(bytea, date, uuid, uuid, uuid, uuid, text, text, text),
	found_region(text, boolean, boolean), demonstration_loaded(int),
	found_administrator(int, uuid, uuid, uuid, text, text, text, text), region_list(),
	remove_demonstration(int) to lus_app;
grant execute on function region_list() to lus_jobs;

-- Policies. Everyone in a region may know its name, its organisations and the groups that are no one's private table.
create policy own_region on region for select to lus_app, lus_jobs using (region_id = ctx_region());
create policy administrator_sets on region for update to lus_app
	using (region_id = ctx_region() and i_am('administrator')) with check (region_id = ctx_region());

create policy region_reads on organisation for select to lus_app, lus_jobs
	using (region_id = ctx_region() and (ctx_person() is not null or current_setting('role') = 'lus_jobs'));
create policy administrator_writes on organisation for all to lus_app
	using (region_id = ctx_region() and (i_am('administrator') or i_am('coordinator')))
	with check (region_id = ctx_region() and (i_am('administrator') or i_am('coordinator')));

create policy known_people on person for select to lus_app using (region_id = ctx_region() and (
	id = ctx_person() or id in (select x from my_companions() x) or i_am('administrator') or i_am('coordinator')));
create policy jobs_address on person for select to lus_jobs using (region_id = ctx_region());
create policy self_writes on person for update to lus_app
	using (region_id = ctx_region() and (id = ctx_person() or i_am('administrator')))
	with check (region_id = ctx_region() and (id = ctx_person() or i_am('administrator')));

create policy roles_read on region_role for select to lus_app, lus_jobs using (region_id = ctx_region()
	and (ctx_person() is not null or current_setting('role') = 'lus_jobs'));
create policy roles_write on region_role for all to lus_app
	using (region_id = ctx_region() and i_am('administrator'))
	with check (region_id = ctx_region() and i_am('administrator'));

create policy circles_read on circle for select to lus_app using (region_id = ctx_region() and (
	id in (select x from my_circles() x)
	or (kind not in ('individual', 'table') and ctx_person() is not null)
	or (kind = 'table' and i_am('coordinator'))));
create policy circles_jobs on circle for select to lus_jobs using (region_id = ctx_region());
create policy circles_insert on circle for insert to lus_app with check (region_id = ctx_region()
	and kind <> 'individual' and (i_am('coordinator') or (kind <> 'table' and i_am('administrator'))));
create policy circles_update on circle for update to lus_app
	using (region_id = ctx_region() and kind <> 'individual'
		and (i_am('coordinator') or i_am('administrator') or id in (select x from my_led_circles() x)))
	with check (region_id = ctx_region() and kind <> 'individual');

create policy memberships_read on membership for select to lus_app using (region_id = ctx_region() and (
	person_id = ctx_person() or circle_id in (select x from my_circles() x)
	or ((i_am('coordinator') or i_am('administrator')) and circle_kind(circle_id) <> 'individual')));
create policy memberships_jobs on membership for select to lus_jobs using (region_id = ctx_region());
create policy memberships_insert on membership for insert to lus_app with check (region_id = ctx_region()
	and may_seat(region_id, ctx_person(), circle_id, person_id));
create policy memberships_update on membership for update to lus_app
	using (region_id = ctx_region() and circle_kind(circle_id) <> 'individual' and (person_id = ctx_person()
		or circle_id in (select x from my_led_circles() x) or i_am('coordinator') or i_am('administrator')))
	with check (region_id = ctx_region());

-- What a policy cannot say, because it sees one version of a row: what ended stays ended, and nobody raises himself.
create function guard_membership() returns trigger language plpgsql as $$
begin
	if current_setting('role') <> 'lus_app' then return new; end if;
	if old.ended_on is not null then
		raise exception 'this membership has ended' using errcode = 'LU003';
	end if;
	if new.role <> old.role and not may_appoint(old.circle_id) then
		raise exception 'who leads the group gives roles' using errcode = 'LU004';
	end if;
	return new;
end $$;
revoke execute on function guard_membership() from public;
create trigger guard_membership before update on membership for each row execute function guard_membership();

create policy invitations_read on invitation for select to lus_app using (region_id = ctx_region() and (
	invited_by = ctx_person() or circle_id in (select x from my_led_circles() x) or i_am('administrator')
	or i_am('coordinator')));
create policy invitations_insert on invitation for insert to lus_app with check (region_id = ctx_region()
	and invited_by = ctx_person() and (region_role is null or i_am('administrator'))
	and case when circle_id is null then i_am('administrator') or i_am('coordinator')
		else may_seat(region_id, ctx_person(), circle_id, null) end);
-- Who did not invite can only take an invitation back: a new code in other hands would be a way in.
create policy invitations_update on invitation for update to lus_app
	using (region_id = ctx_region() and (invited_by = ctx_person() or circle_id in (select x from my_led_circles() x)
		or i_am('administrator') or i_am('coordinator')))
	with check (region_id = ctx_region() and (invited_by = ctx_person() or revoked_on is not null));

create policy own_tokens on personal_token for all to lus_app
	using (region_id = ctx_region() and person_id = ctx_person())
	with check (region_id = ctx_region() and person_id = ctx_person());

create policy keys_of_own_circles on data_key for select to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy keys_made on data_key for insert to lus_app
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));

create policy audit_write on audit for insert to lus_app, lus_jobs with check (region_id = ctx_region()
	and (person_id = ctx_person() or (person_id is null and ctx_person() is null)));
create policy audit_read on audit for select to lus_app using (region_id = ctx_region() and (
	circle_id in (select x from my_circles() x) or (i_am('administrator') and circle_id is null)));

grant usage on schema public to lus_app, lus_jobs;
grant select on region, organisation, person, region_role, circle, membership, invitation, personal_token, data_key,
	audit to lus_app;
grant insert on organisation, circle, membership, region_role, invitation, personal_token, data_key, audit to lus_app;
grant delete on region_role to lus_app;
-- Updates name their columns: who a person, a membership, a group or a region is, never changes afterwards.
grant update (name, second_factor_required) on region to lus_app;
grant update (name, sector) on organisation to lus_app;
grant update (name, locale, organisation_id, left_on) on person to lus_app;
grant update (name, existing_meeting, why_new, organisation_id, ended_on) on circle to lus_app;
grant update (role, ended_on) on membership to lus_app;
grant update (token_hash, expires_on, revoked_on) on invitation to lus_app;
grant update (token_hash, revoked_on) on personal_token to lus_app;
grant select on region, organisation, person, region_role, circle, membership to lus_jobs;
grant insert on audit to lus_jobs;
