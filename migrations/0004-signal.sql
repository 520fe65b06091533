-- The life of a signal. The draft stays at its table; sending makes a new row without any column that points
-- back. Only the group that sent it can read the link.

create table signal (
	region_id int not null references region deferrable,
	id uuid not null,
	state text not null check (state in ('checked', 'sent', 'received', 'bundled', 'inDiscussion', 'returned',
		'recommended', 'decided', 'trialRunning', 'answered', 'judged', 'declined', 'withdrawn')),
	direction text not null check (direction in ('helps', 'hinders')),
	statement text not null check (length(statement) between 10 and 400),
	facts text[] not null check (cardinality(facts) between 1 and 12),
	would_help text not null default '' check (length(would_help) <= 600),
	-- Words that a young person or parent chose to let go on, literally. Revocable until published.
	own_sentence text check (length(own_sentence) <= 300),
	level text not null check (level in ('micro', 'meso', 'macro')),
	topic_id uuid,
	rule_id uuid,
	-- Whom the senders had in mind; whether that one answers is settled at delivery.
	addressee_id uuid,
	support text not null check (support in ('one', 'table', 'withFamily')),
	language text not null default 'nl' check (language in ('nl', 'en')),
	-- Days only, no times: a moment can betray a table.
	sent_on date not null,
	release_by date not null,
	released_on date,
	version int not null default 1,
	words tsvector generated always as (to_tsvector('dutch', statement || ' ' || would_help)) stored,
	primary key (region_id, id),
	foreign key (region_id, topic_id) references topic deferrable,
	foreign key (region_id, rule_id) references rule deferrable,
	foreign key (region_id, addressee_id) references addressee deferrable
);
create index signal_words on signal using gin (words);
create index signal_unreleased on signal (region_id, release_by) where released_on is null;
create index signal_state on signal (region_id, state, sent_on);
call meta.wall('signal');

create table signal_draft (
	region_id int not null,
	id uuid not null,
	circle_id uuid not null,
	cycle_id uuid,
	state text not null default 'draft' check (state in ('draft', 'checked', 'sent', 'dropped')),
	body bytea not null,
	version int not null default 1,
	second_reader_id uuid,
	second_read_on date,
	changed_by uuid not null,
	changed_at timestamptz not null default now(),
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, cycle_id) references cycle deferrable,
	foreign key (region_id, second_reader_id) references person deferrable,
	foreign key (region_id, changed_by) references person deferrable
);
call meta.wall('signal_draft');

-- The link from signal to case. Readable by the group that sent it and by nobody else.
create table signal_origin (
	region_id int not null,
	signal_id uuid not null,
	circle_id uuid not null,
	draft_id uuid,
	sent_by uuid,
	-- The last step of the journey that these senders were told of.
	told_seq int not null default 0,
	primary key (region_id, signal_id),
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, draft_id) references signal_draft deferrable
);
create index signal_origin_circle on signal_origin (region_id, circle_id);
call meta.wall('signal_origin');

-- Who else may read a signal once it is released: a group, or a role of the region.
create table signal_reader (
	region_id int not null,
	id uuid not null default gen_random_uuid(),
	signal_id uuid not null,
	circle_id uuid,
	region_role text check (region_role in ('coordinator')),
	addressee_id uuid,
	primary key (region_id, id),
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, addressee_id) references addressee deferrable,
	check (num_nonnulls(circle_id, region_role, addressee_id) = 1)
);
create unique index signal_reader_once on signal_reader
	(region_id, signal_id, circle_id, region_role, addressee_id) nulls not distinct;
create index signal_reader_circle on signal_reader (region_id, circle_id);
call meta.wall('signal_reader');

create table theme (
	region_id int not null references region deferrable,
	id uuid not null,
	kind text not null check (kind in ('barrier', 'workingElement', 'chance')),
	title text not null check (length(title) between 3 and 160),
	summary text not null default '' check (length(summary) <= 4000),
	families_say text not null default '' check (length(families_say) <= 2000),
	would_help text not null default '' check (length(would_help) <= 2000),
	topic_id uuid,
	rule_id uuid,
	state text not null default 'collecting'
		check (state in ('collecting', 'inDiscussion', 'recommended', 'decided', 'answered')),
	-- "We take three this year."
	taken_in_year int,
	made_on date not null,
	published_on date,
	version int not null default 1,
	primary key (region_id, id),
	foreign key (region_id, topic_id) references topic deferrable,
	foreign key (region_id, rule_id) references rule deferrable
);
call meta.wall('theme');

create table theme_signal (
	region_id int not null,
	theme_id uuid not null,
	signal_id uuid not null,
	added_on date not null,
	primary key (region_id, theme_id, signal_id),
	unique (region_id, signal_id),
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, signal_id) references signal deferrable
);
call meta.wall('theme_signal');

-- The road of a theme as it went: which group or meeting spoke about it, and when if that is known.
create table theme_stop (
	region_id int not null,
	id uuid not null,
	theme_id uuid not null,
	kind text not null check (kind in ('tables', 'samenwerkingsoverleg', 'learningNetwork', 'sectorTalk',
		'networkForum', 'partner', 'workingGroup', 'policyTalk', 'publication')),
	circle_id uuid,
	label text not null default '' check (length(label) <= 160),
	on_day date,
	order_known boolean not null default true,
	position int not null,
	primary key (region_id, id),
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, circle_id) references circle deferrable
);
call meta.wall('theme_stop');

create table nuance (
	region_id int not null,
	id uuid not null,
	theme_id uuid not null,
	sector text not null,
	body text not null check (length(body) between 3 and 2000),
	noted_by uuid,
	noted_on date not null,
	primary key (region_id, id),
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, noted_by) references person deferrable
);
call meta.wall('nuance');

create table recommendation (
	region_id int not null,
	id uuid not null,
	theme_id uuid not null,
	audience text not null check (audience in ('policyMakers', 'networks', 'organisations', 'workers', 'coreTheme')),
	core_theme text check (length(core_theme) <= 160),
	body text not null check (length(body) between 5 and 2000),
	conditions text[] not null default '{}',
	obstacles text[] not null default '{}',
	position int not null default 1,
	primary key (region_id, id),
	foreign key (region_id, theme_id) references theme deferrable
);
call meta.wall('recommendation');

create table recommendation_test (
	region_id int not null,
	id uuid not null,
	recommendation_id uuid not null,
	tested_with text not null check (tested_with in ('strategic', 'operational', 'clientsAndOthers')),
	who text not null check (length(who) <= 200),
	on_day date not null,
	what_changed text not null default '' check (length(what_changed) <= 1000),
	primary key (region_id, id),
	foreign key (region_id, recommendation_id) references recommendation deferrable
);
call meta.wall('recommendation_test');

-- A signal or a theme that reached an addressee. The clock runs only on an accepted mandate (due_on).
create table delivery (
	region_id int not null,
	id uuid not null,
	signal_id uuid,
	theme_id uuid,
	addressee_id uuid not null,
	mandate_id uuid,
	delivered_on date not null,
	due_on date,
	due_basis text check (due_basis in ('days', 'meetings', 'fallback')),
	received_on date,
	receipt_raised_on date,
	reminded_on date,
	raised_to_coordinator_on date,
	raised_to_steering_on date,
	ended_on date,
	primary key (region_id, id),
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, addressee_id) references addressee deferrable,
	foreign key (region_id, mandate_id) references mandate deferrable,
	check (num_nonnulls(signal_id, theme_id) = 1),
	check ((due_on is null) = (mandate_id is null))
);
create unique index delivery_signal_open on delivery (region_id, signal_id) where ended_on is null and signal_id is not null;
create index delivery_theme on delivery (region_id, theme_id);
create index delivery_due on delivery (region_id, due_on) where ended_on is null;
call meta.wall('delivery');

create table decision (
	region_id int not null,
	id uuid not null,
	signal_id uuid,
	theme_id uuid,
	addressee_id uuid not null,
	verdict text not null check (verdict in ('yes', 'partly', 'no', 'notYet', 'notOurs', 'trial')),
	reason text not null check (length(reason) between 3 and 2000),
	what text not null default '' check (length(what) <= 2000),
	plain_words text not null default '' check (length(plain_words) <= 2000),
	next_look_on date,
	who_then text check (length(who_then) <= 200),
	trial_rule_id uuid,
	trial_for text check (length(trial_for) <= 300),
	trial_until date,
	trial_watch text check (length(trial_watch) <= 600),
	decided_on date not null,
	via text not null check (via in ('lus', 'replyLink', 'mail', 'paper', 'meeting')),
	entered_by uuid,
	replier_name text check (length(replier_name) <= 120),
	execution text not null default 'notStarted' check (execution in ('notStarted', 'running', 'done', 'stopped')),
	execution_note text not null default '' check (length(execution_note) <= 2000),
	execution_look_on date,
	-- The last day on which somebody was reminded of a promised look.
	reminded_on date,
	primary key (region_id, id),
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, theme_id) references theme deferrable,
	foreign key (region_id, addressee_id) references addressee deferrable,
	foreign key (region_id, trial_rule_id) references rule deferrable,
	foreign key (region_id, entered_by) references person deferrable,
	check (num_nonnulls(signal_id, theme_id) = 1),
	check (verdict <> 'notYet' or next_look_on is not null),
	check (verdict <> 'notOurs' or who_then is not null),
	check (verdict <> 'trial' or (trial_until is not null and trial_watch is not null))
);
create index decision_theme on decision (region_id, theme_id);
create index decision_signal on decision (region_id, signal_id);
call meta.wall('decision');

create table answer (
	region_id int not null,
	id uuid not null,
	signal_id uuid not null,
	decision_id uuid,
	body text not null check (length(body) between 3 and 3000),
	plain_words text not null check (length(plain_words) between 3 and 2000),
	answered_on date not null,
	primary key (region_id, id),
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, decision_id) references decision deferrable
);
create index answer_signal on answer (region_id, signal_id);
call meta.wall('answer');

-- Those who raised it judge the answer. The family's verdict stands beside that of the table, never averaged.
create table verdict (
	region_id int not null,
	id uuid not null,
	signal_id uuid not null,
	answer_id uuid,
	by_whom text not null check (by_whom in ('senders', 'family')),
	value text not null check (value in ('helped', 'partly', 'not', 'neverHeard')),
	noted_by_table boolean not null default false,
	on_day date not null,
	primary key (region_id, id),
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, answer_id) references answer deferrable
);
create unique index verdict_once on verdict (region_id, signal_id, answer_id, by_whom);
call meta.wall('verdict');

-- "Do you notice anything of it?" after 3 and 12 months.
create table look_back (
	region_id int not null,
	id uuid not null,
	signal_id uuid not null,
	months int not null check (months in (3, 12)),
	ask_on date not null,
	asked_on date,
	value text check (value in ('yes', 'aLittle', 'no')),
	answered_on date,
	primary key (region_id, id),
	unique (region_id, signal_id, months),
	foreign key (region_id, signal_id) references signal deferrable
);
call meta.wall('look_back');

-- Every transition, append-only. Outside the group that sent it an event of the senders shows "the senders"
-- and the day: who did it stands in signal_event_actor, readable inside the acting group only.
create table signal_event (
	region_id int not null,
	id uuid not null,
	signal_id uuid not null,
	seq int not null,
	what text not null,
	from_state text,
	to_state text,
	side text not null check (side in ('senders', 'addressee', 'coordinator', 'steering', 'lus')),
	addressee_id uuid,
	theme_id uuid,
	note text not null default '' check (length(note) <= 2000),
	on_day date not null,
	primary key (region_id, id),
	unique (region_id, signal_id, seq),
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, addressee_id) references addressee deferrable,
	foreign key (region_id, theme_id) references theme deferrable
);
call meta.wall('signal_event');

create table signal_event_actor (
	region_id int not null,
	event_id uuid not null,
	circle_id uuid,
	person_id uuid,
	at timestamptz not null default now(),
	primary key (region_id, event_id),
	foreign key (region_id, event_id) references signal_event deferrable
);
call meta.wall('signal_event_actor');

-- A job hashes each signal's committed events into a chain, so that reading and writing take no lock.
create table signal_chain (
	region_id int not null,
	signal_id uuid not null,
	seq int not null,
	hash bytea not null,
	primary key (region_id, signal_id, seq),
	foreign key (region_id, signal_id) references signal deferrable
);
call meta.wall('signal_chain');

create table reply_link (
	region_id int not null,
	id uuid not null,
	addressee_id uuid not null,
	signal_id uuid,
	theme_id uuid,
	token_hash bytea not null unique,
	made_by uuid,
	expires_on date not null,
	revoked_on date,
	primary key (region_id, id),
	foreign key (region_id, addressee_id) references addressee deferrable,
	foreign key (region_id, signal_id) references signal deferrable,
	foreign key (region_id, theme_id) references theme deferrable,
	check (num_nonnulls(signal_id, theme_id) = 1)
);
call meta.wall('reply_link');

-- What waits for someone: one line on the start page, one mail. Ids and kinds, never content.
create table notice (
	region_id int not null,
	id uuid not null,
	person_id uuid,
	-- An addressee outside Lus gets mail only.
	addressee_id uuid,
	kind text not null,
	signal_id uuid,
	theme_id uuid,
	action_id uuid,
	due_on date,
	made_on date not null,
	mailed_at timestamptz,
	mail_failed text,
	done_on date,
	primary key (region_id, id),
	foreign key (region_id, person_id) references person deferrable,
	foreign key (region_id, addressee_id) references addressee deferrable,
	check (num_nonnulls(person_id, addressee_id) = 1)
);
create index notice_waiting on notice (region_id, person_id) where done_on is null;
create index notice_unmailed on notice (region_id) where mailed_at is null and mail_failed is null;
call meta.wall('notice');

-- What the person may read.
create function my_sent_signals() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select o.signal_id from signal_origin o
	where o.region_id = ctx_region() and o.circle_id in (select x from my_circles() x) $$;
create function my_read_signals() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select r.signal_id from signal_reader r where r.region_id = ctx_region() and (
		r.circle_id in (select x from my_circles() x)
		or (r.region_role = 'coordinator' and (select i_am('coordinator')))
		or r.addressee_id in (select x from my_addressees() x))
	union all
	select l.signal_id from reply_link l where l.region_id = ctx_region() and l.id = ctx_reply()
		and l.revoked_on is null and l.expires_on >= current_date and l.signal_id is not null $$;
create function my_themes() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select t.id from theme t where t.region_id = ctx_region() and t.published_on is not null and ctx_person() is not null
	union select ts.theme_id from theme_signal ts where ts.region_id = ctx_region() and ts.signal_id in (select x from my_sent_signals() x)
	union select s.theme_id from theme_stop s where s.region_id = ctx_region() and s.circle_id in (select x from my_circles() x)
	union select d.theme_id from delivery d where d.region_id = ctx_region() and d.addressee_id in (select x from my_addressees() x) and d.theme_id is not null
	union select l.theme_id from reply_link l where l.region_id = ctx_region() and l.id = ctx_reply()
		and l.revoked_on is null and l.expires_on >= current_date and l.theme_id is not null $$;

-- Themes on which the person, or the guest with a link, is to answer.
create function my_themes_to_answer() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select d.theme_id from delivery d
	where d.region_id = ctx_region() and d.addressee_id in (select x from my_addressees() x) and d.theme_id is not null
	union select l.theme_id from reply_link l where l.region_id = ctx_region() and l.id = ctx_reply()
		and l.revoked_on is null and l.expires_on >= current_date and l.theme_id is not null $$;

-- Who answers on a theme moves it along; its words stay those of the coordinator.
create function theme_keeps_its_words() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
	if current_setting('role') = 'lus_app' and not i_am('coordinator')
		and (to_jsonb(new) - 'state' - 'version') <> (to_jsonb(old) - 'state' - 'version') then
		raise exception 'only the coordinator writes on a theme' using errcode = 'insufficient_privilege';
	end if;
	return new;
end $$;
create trigger theme_keeps_its_words before update on theme
	for each row execute function theme_keeps_its_words();

-- Whether the person looks after the tray and the ways of signals: the coordinator and the steering group.
create function my_tray() returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select i_am('coordinator') or exists (select 1 from circle c
		where c.region_id = ctx_region() and c.kind = 'steeringGroup' and c.id in (select x from my_circles() x)) $$;

-- How many tables stand behind a theme: a number, or null below three, so that no table can be counted out.
create function theme_table_count(asked uuid) returns int language sql stable security definer
	set search_path = public, pg_temp as $$
	select case when count(distinct o.circle_id) >= 3 then count(distinct o.circle_id)::int end
	from theme_signal ts join signal_origin o on o.region_id = ts.region_id and o.signal_id = ts.signal_id
	where ts.region_id = ctx_region() and ts.theme_id = asked
		and (asked in (select x from my_themes() x) or i_am('coordinator') or current_setting('role') = 'lus_jobs') $$;

-- The tray "nobody took this on yet": topic, rule and since when, for everyone in the region.
create function open_tray() returns table (topic_id uuid, rule_id uuid, since date) language sql stable security definer
	set search_path = public, pg_temp as $$
	select s.topic_id, s.rule_id, s.released_on from signal s
	where s.region_id = ctx_region() and ctx_person() is not null and s.released_on is not null
		and s.state in ('sent', 'received') and not exists (select 1 from delivery d where d.region_id = s.region_id
			and d.signal_id = s.id and d.ended_on is null and d.due_on is not null)
	order by s.released_on $$;

-- Release waits until signals of two or more tables lie ready. Only the number of tables is told.
create function tables_waiting() returns int language sql stable security definer
	set search_path = public, pg_temp as $$
	select count(distinct o.circle_id)::int from signal s
	join signal_origin o on o.region_id = s.region_id and o.signal_id = s.id
	where s.region_id = ctx_region() and s.released_on is null and s.state = 'sent' $$;

-- Text search: candidates inside region and readable signals, joined back under the policies by the caller.
create function search_signals(asked text, most int) returns table (signal_id uuid, rank real)
	language sql stable security definer set search_path = public, pg_temp as $$
	select s.id, ts_rank(s.words, q) from websearch_to_tsquery('dutch', asked) q, signal s
	where s.region_id = ctx_region() and s.words @@ q
		and (s.id in (select x from my_sent_signals() x) or (s.released_on is not null and s.id in (select x from my_read_signals() x)))
	order by ts_rank(s.words, q) desc limit least(most, 500) $$;

create function reply_link_of_token(hash bytea) returns table (region_id int, id uuid) language sql stable
	security definer set search_path = public, pg_temp as $$
	select l.region_id, l.id from reply_link l
	where l.token_hash = hash and l.revoked_on is null and l.expires_on >= current_date $$;

revoke execute on function my_sent_signals(), my_read_signals(), my_tray(), my_themes(), my_themes_to_answer(),
	theme_keeps_its_words(), theme_table_count(uuid), open_tray(),
	tables_waiting(), search_signals(text, int), reply_link_of_token(bytea) from public;
grant execute on function my_sent_signals(), my_read_signals(), my_tray(), my_themes(), my_themes_to_answer(), theme_table_count(uuid)
	to lus_app, lus_jobs;
grant execute on function open_tray(), search_signals(text, int), reply_link_of_token(bytea) to lus_app;
grant execute on function tables_waiting() to lus_jobs;

create policy signals_read on signal for select to lus_app using (region_id = ctx_region() and (
	id in (select x from my_sent_signals() x) or (released_on is not null and id in (select x from my_read_signals() x))));
create policy signals_sent on signal for insert to lus_app
	with check (region_id = ctx_region() and ctx_person() is not null and state = 'sent' and released_on is null);
create policy signals_move on signal for update to lus_app
	using (region_id = ctx_region() and (id in (select x from my_sent_signals() x)
		or (released_on is not null and id in (select x from my_read_signals() x))))
	with check (region_id = ctx_region());
create policy jobs_signals on signal for select to lus_jobs using (region_id = ctx_region());
create policy jobs_move on signal for update to lus_jobs using (region_id = ctx_region()) with check (region_id = ctx_region());

create policy own_drafts on signal_draft for all to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy own_origin on signal_origin for select to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy own_origin_made on signal_origin for insert to lus_app
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy origin_of_one_circle on signal_origin for select to lus_jobs
	using (region_id = ctx_region() and circle_id = ctx_circle());
create policy origin_told on signal_origin for update to lus_jobs
	using (region_id = ctx_region() and circle_id = ctx_circle())
	with check (region_id = ctx_region() and circle_id = ctx_circle());

create policy readers_read on signal_reader for select to lus_app using (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy readers_added on signal_reader for insert to lus_app with check (region_id = ctx_region()
	and my_tray() and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy jobs_readers on signal_reader for all to lus_jobs using (region_id = ctx_region()) with check (region_id = ctx_region());

create policy themes_read on theme for select to lus_app
	using (region_id = ctx_region() and (i_am('coordinator') or id in (select x from my_themes() x)));
create policy themes_made on theme for insert to lus_app with check (region_id = ctx_region() and i_am('coordinator'));
create policy themes_move on theme for update to lus_app
	using (region_id = ctx_region() and (i_am('coordinator') or id in (select x from my_themes_to_answer() x)))
	with check (region_id = ctx_region());
create policy jobs_themes on theme for select to lus_jobs using (region_id = ctx_region());

-- Which signals a theme holds: for who may read the signal itself.
create policy theme_signals_read on theme_signal for select to lus_app using (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy theme_signals_write on theme_signal for insert to lus_app
	with check (region_id = ctx_region() and i_am('coordinator'));
create policy theme_signals_out on theme_signal for delete to lus_app
	using (region_id = ctx_region() and i_am('coordinator'));
create policy jobs_theme_signals on theme_signal for select to lus_jobs using (region_id = ctx_region());

create policy stops_read on theme_stop for select to lus_app
	using (region_id = ctx_region() and theme_id in (select t.id from theme t where t.region_id = ctx_region()));
create policy stops_write on theme_stop for all to lus_app
	using (region_id = ctx_region() and i_am('coordinator')) with check (region_id = ctx_region() and i_am('coordinator'));
create policy nuances_read on nuance for select to lus_app
	using (region_id = ctx_region() and theme_id in (select t.id from theme t where t.region_id = ctx_region()));
create policy nuances_added on nuance for insert to lus_app with check (region_id = ctx_region()
	and ctx_person() is not null and theme_id in (select t.id from theme t where t.region_id = ctx_region()));
create policy recommendations_read on recommendation for select to lus_app
	using (region_id = ctx_region() and theme_id in (select t.id from theme t where t.region_id = ctx_region()));
create policy recommendations_write on recommendation for all to lus_app
	using (region_id = ctx_region() and i_am('coordinator')) with check (region_id = ctx_region() and i_am('coordinator'));
create policy tests_read on recommendation_test for select to lus_app using (region_id = ctx_region()
	and recommendation_id in (select r.id from recommendation r where r.region_id = ctx_region()));
create policy tests_write on recommendation_test for all to lus_app
	using (region_id = ctx_region() and i_am('coordinator')) with check (region_id = ctx_region() and i_am('coordinator'));

create policy deliveries_read on delivery for select to lus_app using (region_id = ctx_region() and (
	addressee_id in (select x from my_addressees() x)
	or signal_id in (select s.id from signal s where s.region_id = ctx_region())
	or theme_id in (select t.id from theme t where t.region_id = ctx_region())));
create policy deliveries_write on delivery for insert to lus_app with check (region_id = ctx_region()
	and ((my_tray() and signal_id in (select s.id from signal s where s.region_id = ctx_region()))
		or (theme_id is not null and i_am('coordinator'))));
create policy deliveries_move on delivery for update to lus_app
	using (region_id = ctx_region() and (addressee_id in (select x from my_addressees() x) or i_am('coordinator')
		or signal_id in (select x from my_sent_signals() x) or theme_id in (select x from my_themes_to_answer() x)))
	with check (region_id = ctx_region());
create policy jobs_deliveries on delivery for all to lus_jobs using (region_id = ctx_region()) with check (region_id = ctx_region());

create policy decisions_read on decision for select to lus_app using (region_id = ctx_region() and (
	addressee_id in (select x from my_addressees() x)
	or signal_id in (select s.id from signal s where s.region_id = ctx_region())
	or theme_id in (select t.id from theme t where t.region_id = ctx_region())));
-- A foreign key is checked past the policies: whoever decides must be able to read what is decided on.
create policy decisions_made on decision for insert to lus_app with check (region_id = ctx_region()
	and (signal_id is null or signal_id in (select s.id from signal s where s.region_id = ctx_region()))
	and (theme_id is null or theme_id in (select t.id from theme t where t.region_id = ctx_region())) and (
	addressee_id in (select x from my_addressees() x) or i_am('coordinator')
	or (ctx_reply() is not null and exists (select 1 from reply_link l where l.region_id = decision.region_id
		and l.id = ctx_reply() and l.addressee_id = decision.addressee_id
		and l.revoked_on is null and l.expires_on >= current_date
		and (l.signal_id = decision.signal_id or l.theme_id = decision.theme_id)))));
create policy decisions_followed on decision for update to lus_app
	using (region_id = ctx_region() and (addressee_id in (select x from my_addressees() x) or i_am('coordinator')))
	with check (region_id = ctx_region());
create policy jobs_decisions on decision for select to lus_jobs using (region_id = ctx_region());
create policy jobs_reminded on decision for update to lus_jobs
	using (region_id = ctx_region()) with check (region_id = ctx_region());

create policy answers_read on answer for select to lus_app using (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
-- Whom the signal went to answers it, never who sent it.
create policy answers_made on answer for insert to lus_app with check (region_id = ctx_region()
	and signal_id in (select x from my_read_signals() x)
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy jobs_answers on answer for select to lus_jobs using (region_id = ctx_region());

create policy verdicts_read on verdict for select to lus_app using (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy senders_judge on verdict for insert to lus_app
	with check (region_id = ctx_region() and signal_id in (select x from my_sent_signals() x));
create policy look_backs_read on look_back for select to lus_app using (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy look_backs_made on look_back for insert to lus_app with check (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy senders_look_back on look_back for update to lus_app
	using (region_id = ctx_region() and signal_id in (select x from my_sent_signals() x))
	with check (region_id = ctx_region() and signal_id in (select x from my_sent_signals() x));
create policy jobs_look_backs on look_back for all to lus_jobs using (region_id = ctx_region()) with check (region_id = ctx_region());

create policy events_read on signal_event for select to lus_app using (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
-- Nobody writes a step in another's name: each side writes its own, and only jobs write those of Lus.
create policy events_written on signal_event for insert to lus_app with check (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region())
	and case side
		when 'senders' then signal_id in (select x from my_sent_signals() x)
		when 'addressee' then addressee_id in (select x from my_addressees() x) or i_am('coordinator')
		when 'coordinator' then i_am('coordinator')
		when 'steering' then my_tray()
		else false end);
create policy jobs_events on signal_event for select to lus_jobs using (region_id = ctx_region());
create policy jobs_events_written on signal_event for insert to lus_jobs with check (region_id = ctx_region());
create policy actors_inside on signal_event_actor for select to lus_app using (region_id = ctx_region()
	and circle_id in (select x from my_circles() x));
create policy actors_written on signal_event_actor for insert to lus_app
	with check (region_id = ctx_region() and person_id = ctx_person());
create policy chain_read on signal_chain for select to lus_app using (region_id = ctx_region()
	and signal_id in (select s.id from signal s where s.region_id = ctx_region()));
create policy jobs_chain on signal_chain for all to lus_jobs using (region_id = ctx_region()) with check (region_id = ctx_region());

create policy links_made on reply_link for all to lus_app
	using (region_id = ctx_region() and (i_am('coordinator') or addressee_id in (select x from my_addressees() x) or id = ctx_reply()))
	with check (region_id = ctx_region() and (i_am('coordinator') or addressee_id in (select x from my_addressees() x)));
-- A guest with a reply link knows the one who is asked, not everybody who might be.
alter policy region_reads on addressee using (region_id = ctx_region() and (ctx_person() is not null
	or id in (select l.addressee_id from reply_link l where l.region_id = ctx_region() and l.id = ctx_reply())));
create policy jobs_links on reply_link for all to lus_jobs using (region_id = ctx_region()) with check (region_id = ctx_region());

create policy own_notices on notice for select to lus_app using (region_id = ctx_region() and person_id = ctx_person());
create policy notices_done on notice for update to lus_app
	using (region_id = ctx_region() and person_id = ctx_person()) with check (region_id = ctx_region() and person_id = ctx_person());
create policy jobs_notices on notice for all to lus_jobs using (region_id = ctx_region()) with check (region_id = ctx_region());

-- The words of a signal are those of who sent it: whoever else may move it on leaves them as they are.
create function guard_signal_words() returns trigger language plpgsql as $$
begin
	if current_setting('role') <> 'lus_owner' and new.id not in (select x from my_sent_signals() x) then
		raise exception 'only the senders change the words of a signal' using errcode = 'LU006';
	end if;
	return new;
end $$;
revoke execute on function guard_signal_words() from public;
create trigger guard_signal_words before update on signal for each row
	when ((old.direction, old.statement, old.facts, old.would_help, old.own_sentence, old.support)
		is distinct from (new.direction, new.statement, new.facts, new.would_help, new.own_sentence, new.support))
	execute function guard_signal_words();

grant select, insert on signal, signal_draft, theme, delivery, decision, look_back, reply_link, theme_stop, recommendation to lus_app;
-- Updates name their columns: what a row is about, who sent it and to whom it goes never changes afterwards, and a
-- decision keeps its words.
grant update (direction, statement, facts, would_help, own_sentence, level, topic_id, rule_id, addressee_id, support,
	language, sent_on, release_by, released_on, state, version) on signal to lus_app;
grant update (state, body, version, second_reader_id, second_read_on, changed_by, changed_at) on signal_draft to lus_app;
grant update (kind, title, summary, families_say, would_help, topic_id, rule_id, state, taken_in_year, published_on, version)
	on theme to lus_app;
grant update (mandate_id, due_on, due_basis, received_on, ended_on) on delivery to lus_app;
grant update (execution, execution_note, execution_look_on) on decision to lus_app;
grant update (value, answered_on) on look_back to lus_app;
grant update (revoked_on) on reply_link to lus_app;
grant update (kind, circle_id, label, on_day, order_known, position) on theme_stop to lus_app;
grant update (audience, core_theme, body, conditions, obstacles, position) on recommendation to lus_app;
grant select, insert on signal_origin, signal_reader, nuance, recommendation_test, answer, verdict, signal_event, signal_event_actor, theme_signal to lus_app;
grant delete on theme_signal, theme_stop, recommendation to lus_app;
grant select on signal_chain, notice to lus_app;
grant update (done_on) on notice to lus_app;
grant select, update (state, released_on, version) on signal to lus_jobs;
grant select on signal_origin, theme, theme_signal, decision, answer, signal_event to lus_jobs;
grant insert on signal_event to lus_jobs;
grant update (told_seq) on signal_origin to lus_jobs;
grant update (reminded_on) on decision to lus_jobs;
grant select, insert on delivery, look_back, notice, reply_link to lus_jobs;
grant update (mandate_id, due_on, due_basis, receipt_raised_on, reminded_on, raised_to_coordinator_on,
	raised_to_steering_on, ended_on) on delivery to lus_jobs;
grant update (asked_on) on look_back to lus_jobs;
grant update (mailed_at, mail_failed, done_on) on notice to lus_jobs;
grant update (revoked_on) on reply_link to lus_jobs;
grant select, insert on signal_reader, signal_chain to lus_jobs;
