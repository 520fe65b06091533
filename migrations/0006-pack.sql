-- What a region adds to the library: packs of methods, instruments, decks and trees, and what its people write
-- themselves. Nothing in here is about a family.

create table pack (
	region_id int not null references region deferrable,
	id uuid not null,
	slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
	title text not null check (length(title) between 1 and 160),
	-- From whom it comes, as its file says.
	made_by text not null default '' check (length(made_by) <= 200),
	brought_by uuid not null,
	brought_on date not null,
	primary key (region_id, id),
	unique (region_id, slug),
	foreign key (region_id, brought_by) references person deferrable
);
call meta.wall('pack');

-- One entry of the library of a region. nl and en hold the whole entry; an entry may exist in one language only.
-- own: its writer alone; shared: everybody of the region; retired: no longer in the library, running uses go on.
create table pack_entry (
	region_id int not null references region deferrable,
	id uuid not null,
	pack_id uuid,
	kind text not null check (kind in ('method', 'instrument', 'deck', 'tree', 'practice', 'page')),
	slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
	version int not null default 1 check (version >= 1),
	state text not null check (state in ('own', 'shared', 'retired')),
	nl jsonb,
	en jsonb,
	written_by uuid not null,
	changed_on date not null,
	primary key (region_id, id),
	unique (region_id, kind, slug),
	foreign key (region_id, pack_id) references pack deferrable,
	foreign key (region_id, written_by) references person deferrable,
	check (nl is not null or en is not null)
);
call meta.wall('pack_entry');

-- A method that somebody is writing: the fields of the page as they were typed, complete or not.
create table method_draft (
	region_id int not null references region deferrable,
	id uuid not null,
	written_by uuid not null,
	-- The entry that it becomes, or changes, once it is complete.
	entry_id uuid not null,
	fields jsonb not null,
	touched_on date not null,
	primary key (region_id, id),
	foreign key (region_id, written_by) references person deferrable
);
create index method_draft_writer on method_draft (region_id, written_by);
call meta.wall('method_draft');

create policy region_sees on pack for select to lus_app
	using (region_id = ctx_region() and ctx_person() is not null);
create policy coordinator_brings on pack for insert to lus_app
	with check (region_id = ctx_region() and brought_by = ctx_person() and (select i_am('coordinator')));
create policy coordinator_renames on pack for update to lus_app
	using (region_id = ctx_region() and (select i_am('coordinator'))) with check (region_id = ctx_region());

create policy shared_or_mine on pack_entry for select to lus_app
	using (region_id = ctx_region() and ctx_person() is not null and (written_by = ctx_person() or state <> 'own'));
-- A pack is brought by the coordinator; what one writes belongs to no pack.
create policy writer_adds on pack_entry for insert to lus_app
	with check (region_id = ctx_region() and written_by = ctx_person() and state <> 'retired'
		and (pack_id is null or (select i_am('coordinator'))));
create policy writer_changes on pack_entry for update to lus_app
	using (region_id = ctx_region() and (written_by = ctx_person() or (state <> 'own' and (select i_am('coordinator')))))
	with check (region_id = ctx_region() and (written_by = ctx_person() or (state <> 'own' and (select i_am('coordinator')))));

create policy writer_alone on method_draft for all to lus_app
	using (region_id = ctx_region() and written_by = ctx_person())
	with check (region_id = ctx_region() and written_by = ctx_person());

grant select, insert on pack, pack_entry to lus_app;
grant select, insert, delete on method_draft to lus_app;
grant update (title, made_by, brought_by, brought_on) on pack to lus_app;
grant update (pack_id, version, state, nl, en, changed_on) on pack_entry to lus_app;
grant update (fields, touched_on) on method_draft to lus_app;
