-- The doors of a meeting close behind people: whoever sat there without account is out the day after it ended, and a big
-- screen goes with who opened it. A personal invitation belongs to the device that used it first.

-- That a card was shown, not which: a device that never heard that its card came in sends it once more. mark is made with
-- the key of the group from the id that only that device knows, and stands by no text; all go when the meeting ends.
create table shown_mark (
	region_id int not null,
	meeting_id uuid not null,
	mark bytea not null,
	primary key (region_id, meeting_id, mark),
	foreign key (region_id, meeting_id) references meeting deferrable
);
call meta.wall('shown_mark');
create policy meeting_marks on shown_mark for all to lus_app
	using (region_id = ctx_region() and meeting_id = ctx_meeting())
	with check (region_id = ctx_region() and meeting_id = ctx_meeting());
grant select, insert, delete on shown_mark to lus_app;

-- Made from a secret of the device that spent it, so that the same device may come in again.
alter table meeting_invite add spent_by bytea;
-- The form that made an invitation is sent once more: the invitation gets another code.
grant update (token_hash) on meeting_invite to lus_app;

create or replace function seat_of_token(hash bytea)
	returns table (region_id int, meeting_id uuid, participant_id uuid, person_id uuid, screen boolean)
	language sql stable security definer set search_path = public, pg_temp as $$
	select s.region_id, s.meeting_id, s.participant_id, s.person_id, s.screen from meeting_seat s
	join meeting m on m.region_id = s.region_id and m.id = s.meeting_id
	where s.token_hash = hash and m.state in ('planned', 'open', 'ended') and case
		when s.person_id is null then m.state <> 'ended' or m.ended_on >= current_date - 1
		else exists (
			select 1 from membership k join person p on p.region_id = k.region_id and p.id = k.person_id and p.left_on is null
			where k.region_id = s.region_id and k.circle_id = m.circle_id and k.person_id = s.person_id and k.ended_on is null)
	end $$;

drop function invite_of_code(bytea);
-- A personal invitation that this device may use: nobody did before, or the same device.
create function invite_of_code(hash bytea, device bytea)
	returns table (region_id int, meeting_id uuid, id uuid, label bytea, kind text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select i.region_id, i.meeting_id, i.id, i.label, i.kind from meeting_invite i
	join meeting m on m.region_id = i.region_id and m.id = i.meeting_id and m.state in ('planned', 'open')
	where i.token_hash = hash and not i.revoked and (not i.spent or i.spent_by = device) $$;

drop function spend_invite(bytea);
-- Spends an invitation of the meeting that the server acts as; fails when another device came first or it was taken back.
create function spend_invite(hash bytea, device bytea) returns void language plpgsql security definer
	set search_path = public, pg_temp as $$
begin
	update meeting_invite i set spent = true, spent_by = device
	where i.region_id = ctx_region() and i.meeting_id = ctx_meeting() and i.token_hash = hash
		and not i.revoked and (not i.spent or i.spent_by = device);
	if not found then
		raise exception 'the invitation is spent' using errcode = 'LU011';
	end if;
end $$;
revoke execute on function invite_of_code(bytea, bytea), spend_invite(bytea, bytea) from public;
grant execute on function invite_of_code(bytea, bytea), spend_invite(bytea, bytea) to lus_app;
