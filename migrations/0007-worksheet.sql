-- A worksheet: one time that somebody, or a group, uses a method, an instrument, a deck or a tree. It belongs to a
-- group, as a reflection does; what is written on it is encrypted with the key of that group.

-- The content of a running use as it was when it began: a newer version never changes it under people's hands.
create table kept_content (
	region_id int not null references region deferrable,
	circle_id uuid not null,
	-- The first half of the sha256 of the body, so that one group keeps each version once.
	id uuid not null,
	kind text not null check (kind in ('method', 'instrument', 'deck', 'tree')),
	slug text not null,
	-- The entry in both languages: {"nl": ..., "en": ...}.
	body jsonb not null,
	primary key (region_id, circle_id, id),
	foreign key (region_id, circle_id) references circle deferrable
);
call meta.wall('kept_content');

-- A worksheet hangs on a reflection of its own group; the key says so, because foreign keys ask no policy.
alter table cycle add constraint cycle_in_circle unique (region_id, circle_id, id);

create table worksheet (
	region_id int not null references region deferrable,
	id uuid not null,
	circle_id uuid not null,
	-- The reflection into which its results flow.
	cycle_id uuid,
	content_id uuid not null,
	kind text not null check (kind in ('method', 'instrument', 'deck', 'tree')),
	slug text not null,
	-- What it is about, in the words of who began it.
	matter bytea not null,
	-- Who take part one after the other on one screen: roles, never names. A list, sealed.
	takers bytea not null,
	-- The figure or scan of which this is the quality talk: "figure/trajectories", "scan/<id>".
	about text check (about ~ '^(figure|scan)/[a-z0-9-]{1,60}$'),
	started_by uuid not null,
	started_on date not null,
	touched_at timestamptz not null default now(),
	closed_on date,
	primary key (region_id, id),
	foreign key (region_id, circle_id) references circle deferrable,
	foreign key (region_id, circle_id, content_id) references kept_content deferrable,
	foreign key (region_id, circle_id, cycle_id) references cycle (region_id, circle_id, id) deferrable,
	foreign key (region_id, started_by) references person deferrable
);
create index worksheet_circle on worksheet (region_id, circle_id, touched_at desc);
call meta.wall('worksheet');

-- One answer, note, card or piece of a drawing. place: the question, zone or yield; taker: whose turn it was (0: of
-- all together); became: what it turned into elsewhere, without a way back to it.
create table worksheet_item (
	region_id int not null,
	id uuid not null,
	worksheet_id uuid not null,
	place text not null check (place ~ '^[a-z0-9]+([.-][a-z0-9]+)*$' and length(place) <= 160),
	parent_id uuid,
	taker int not null default 0 check (taker between 0 and 30),
	body bytea not null,
	version int not null default 1,
	became text check (became in ('observation', 'hypothesis', 'condition', 'action', 'signal')),
	added_at timestamptz not null default clock_timestamp(),
	changed_by uuid not null,
	removed_on date,
	primary key (region_id, id),
	foreign key (region_id, worksheet_id) references worksheet deferrable,
	foreign key (region_id, parent_id) references worksheet_item deferrable,
	foreign key (region_id, changed_by) references person deferrable
);
create index worksheet_item_sheet on worksheet_item (region_id, worksheet_id);
call meta.wall('worksheet_item');

create function my_worksheets() returns setof uuid language sql stable security definer
	set search_path = public, pg_temp as $$
	select w.id from worksheet w where w.region_id = ctx_region() and w.circle_id in (select x from my_circles() x) $$;
revoke execute on function my_worksheets() from public;
grant execute on function my_worksheets() to lus_app;

create policy circle_content on kept_content for all to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy circle_worksheets on worksheet for all to lus_app
	using (region_id = ctx_region() and circle_id in (select x from my_circles() x))
	with check (region_id = ctx_region() and circle_id in (select x from my_circles() x));
create policy circle_items on worksheet_item for all to lus_app
	using (region_id = ctx_region() and worksheet_id in (select x from my_worksheets() x))
	with check (region_id = ctx_region() and worksheet_id in (select x from my_worksheets() x));

grant select, insert on kept_content, worksheet, worksheet_item to lus_app;
grant update (cycle_id, matter, takers, touched_at, closed_on) on worksheet to lus_app;
grant update (place, parent_id, taker, body, version, became, changed_by, removed_on) on worksheet_item to lus_app;
