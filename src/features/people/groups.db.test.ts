import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, FIRST_DAY, layOutCast } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { addMember } from './add-member.server.ts';
import { changeCircle, endCircle } from './change-circle.server.ts';
import { changeRole } from './change-role.server.ts';
import { openText, sealText } from './circle-key.server.ts';
import { addCircle, listGroups } from './circle-store.server.ts';
import { endMembership } from './end-membership.server.ts';
import { makeCircle } from './make-circle.server.ts';
import { makeOrganisation } from './make-organisation.server.ts';
import { addMembership, updateMembership } from './membership-store.server.ts';
import { findCircle, listMembers, listMyCircles } from './people-store.server.ts';

const platform = openTestPlatform();
let cast: Cast;
let elsewhere: Cast;
beforeAll(async () => {
	cast = await layOutCast();
	elsewhere = await layOutCast('Elders');
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refusal = (code: string) => expect.objectContaining({ code });
const table = (name: string) => ({
	id: randomUUID(),
	kind: 'table' as const,
	name,
	existingMeeting: 'samenwerkingsoverleg',
	whyNew: null,
	organisationId: null,
});
const seat = (person: Actor, role: 'member' | 'processGuide' = 'member') => ({
	id: randomUUID(),
	personId: person.personId ?? '',
	role,
});
async function seatOf(viewer: Actor, circleId: string, person: Actor): Promise<string> {
	const members = await as(viewer, (tx) => listMembers(tx, circleId));
	return members.find((one) => one.personId === person.personId)?.id ?? '';
}

test('only who looks after the region makes a group or an organisation', async () => {
	await expect(as(cast.anna, (tx) => makeCircle(tx, table('x')))).rejects.toEqual(refusal('not-your-role'));
	await expect(as(cast.dora, (tx) => makeCircle(tx, table('x')))).rejects.toEqual(refusal('not-your-role'));
	const organisation = { id: randomUUID(), name: 'Het Anker', sector: 'education' };
	await expect(as(cast.anna, (tx) => makeOrganisation(tx, organisation, ['education']))).rejects.toEqual(
		refusal('not-your-role'),
	);
	await expect(as(cast.chris, (tx) => makeOrganisation(tx, organisation, ['other']))).rejects.toEqual(
		refusal('unknown-sector'),
	);
});

test('a group without existing meeting tells why it is needed', async () => {
	const bare = { ...table('los'), existingMeeting: null };
	await expect(as(cast.chris, (tx) => makeCircle(tx, bare))).rejects.toEqual(refusal('needs-meeting'));
	await as(cast.chris, (tx) => makeCircle(tx, { ...bare, whyNew: 'Er is nog geen overleg over dit thema.' }));
});

test('a double click makes one group', async () => {
	const wanted = { ...table('een keer'), kind: 'team' as const };
	await Promise.all([1, 2].map(() => as(cast.chris, (tx) => makeCircle(tx, wanted))));
	const groups = await as(cast.chris, (tx) => listGroups(tx));
	expect(groups.filter((group) => group.id === wanted.id)).toHaveLength(1);
});

test('a stranger and somebody of another region find no table', async () => {
	for (const stranger of [cast.anna, cast.ivo, cast.dora, elsewhere.chris, elsewhere.dora]) {
		expect(await as(stranger, (tx) => findCircle(tx, cast.circles.tableTwo))).toBeUndefined();
		await expect(as(stranger, (tx) => addMember(tx, cast.circles.tableTwo, seat(stranger)))).rejects.toEqual(
			refusal('not-found'),
		);
	}
});

test('nobody lets himself into a table, not by a command and not past it', async () => {
	for (const someone of [cast.anna, cast.chris, cast.dora, cast.ivo]) {
		await expect(as(someone, (tx) => addMember(tx, cast.circles.tableTwo, seat(someone)))).rejects.toThrow();
		await expect(
			as(someone, (tx) => addMembership(tx, { ...seat(someone), circleId: cast.circles.tableTwo })),
		).rejects.toThrow(/row-level security/);
	}
	// A coordinator sees the table but has no place to give once somebody sits there.
	await expect(as(cast.chris, (tx) => addMember(tx, cast.circles.tableTwo, seat(cast.ivo)))).rejects.toEqual(
		refusal('may-not-seat'),
	);
});

test('a place cannot be moved to another group, person or kind past the commands', async () => {
	const own = await seatOf(cast.anna, cast.circles.team, cast.anna);
	const move = (change: Record<string, string>) =>
		as(cast.anna, (tx) => tx.db.updateTable('membership').set(change).where('id', '=', own).execute());
	await expect(move({ circleId: cast.circles.tableTwo })).rejects.toThrow(/permission denied/);
	await expect(move({ personId: cast.emil.personId ?? '' })).rejects.toThrow(/permission denied/);
	await expect(move({ role: 'chairperson' })).rejects.toThrow(/who leads the group gives roles/);
	await expect(
		as(cast.chris, (tx) =>
			tx.db.updateTable('circle').set({ kind: 'team' }).where('id', '=', cast.circles.tableTwo).execute(),
		),
	).rejects.toThrow(/permission denied/);
});

test('a coordinator names the first at a table, after which only who leads it adds people', async () => {
	const wanted = table('nieuwe tafel');
	await as(cast.chris, async (tx) => {
		await makeCircle(tx, wanted);
		await addMember(tx, wanted.id, seat(cast.bram, 'processGuide'));
	});
	await expect(as(cast.chris, (tx) => addMember(tx, wanted.id, seat(cast.chris)))).rejects.toEqual(
		refusal('may-not-seat'),
	);
	await as(cast.bram, (tx) => addMember(tx, wanted.id, seat(cast.anna)));
	await as(cast.bram, (tx) => addMember(tx, wanted.id, seat(cast.anna)));
	expect((await as(cast.anna, (tx) => listMembers(tx, wanted.id))).map((one) => one.name)).toEqual([
		'anna',
		'bram',
	]);
	await expect(as(cast.anna, (tx) => addMember(tx, wanted.id, seat(cast.anna)))).rejects.toEqual(
		refusal('may-not-seat'),
	);
});

test('a coordinator who emptied a table never gets in himself', async () => {
	const wanted = table('leeggelopen tafel');
	await as(cast.chris, async (tx) => {
		await makeCircle(tx, wanted);
		await addMember(tx, wanted.id, seat(cast.emil, 'processGuide'));
	});
	const place = await seatOf(cast.emil, wanted.id, cast.emil);
	await expect(as(cast.emil, (tx) => endMembership(tx, place))).rejects.toEqual(refusal('last-at-table'));
	await as(cast.chris, (tx) => endMembership(tx, place));
	await expect(as(cast.chris, (tx) => addMember(tx, wanted.id, seat(cast.chris)))).rejects.toEqual(
		refusal('may-not-seat'),
	);
	await as(cast.chris, (tx) => addMember(tx, wanted.id, seat(cast.fien, 'processGuide')));
});

test('an ended place reads nothing from that moment, and stays ended', async () => {
	const wanted = table('tafel die verder gaat');
	await as(cast.chris, async (tx) => {
		await makeCircle(tx, wanted);
		await addMember(tx, wanted.id, seat(cast.bram, 'processGuide'));
	});
	await as(cast.bram, (tx) => addMember(tx, wanted.id, seat(cast.anna)));
	const sealed = await as(cast.anna, (tx) => sealText(tx, wanted.id, 'note/1', 'Ze belde af.'));
	const place = await seatOf(cast.anna, wanted.id, cast.anna);
	await expect(as(cast.ivo, (tx) => endMembership(tx, place))).rejects.toEqual(refusal('not-found'));
	await as(cast.bram, (tx) => endMembership(tx, place));
	await as(cast.bram, (tx) => endMembership(tx, place));
	expect(await as(cast.anna, (tx) => findCircle(tx, wanted.id))).toBeUndefined();
	expect(await as(cast.anna, (tx) => listMembers(tx, wanted.id))).toEqual([]);
	expect((await as(cast.anna, (tx) => listMyCircles(tx))).map((one) => one.id)).not.toContain(wanted.id);
	await expect(as(cast.anna, (tx) => openText(tx, wanted.id, 'note/1', sealed))).rejects.toThrow();
	const revive = as(cast.bram, (tx) =>
		tx.db.updateTable('membership').set({ endedOn: null }).where('id', '=', place).execute(),
	);
	await expect(revive).rejects.toThrow(/this membership has ended/);
});

test('only who leads changes roles; a table without leader gets one from among its own', async () => {
	const wanted = table('tafel zonder leiding');
	await as(cast.chris, async (tx) => {
		await makeCircle(tx, wanted);
		await addMember(tx, wanted.id, seat(cast.bram, 'processGuide'));
	});
	await as(cast.bram, (tx) => addMember(tx, wanted.id, seat(cast.anna)));
	const annas = await seatOf(cast.bram, wanted.id, cast.anna);
	const raise = { membershipId: annas, role: 'processGuide' as const };
	await expect(as(cast.anna, (tx) => changeRole(tx, raise))).rejects.toEqual(refusal('may-not-lead'));
	await expect(as(cast.chris, (tx) => changeRole(tx, raise))).rejects.toEqual(refusal('may-not-lead'));
	await expect(as(cast.chris, (tx) => updateMembership(tx, annas, { role: 'chairperson' }))).rejects.toThrow(
		/who leads the group gives roles/,
	);
	await as(cast.bram, (tx) => seatOf(cast.bram, wanted.id, cast.bram).then((own) => endMembership(tx, own)));
	await as(cast.chris, (tx) => changeRole(tx, raise));
	expect(await as(cast.anna, (tx) => listMembers(tx, wanted.id))).toMatchObject([{ role: 'processGuide' }]);
});

test('a pair is two people', async () => {
	const pair = { ...table('anna en ivo'), kind: 'duo' as const };
	await as(cast.chris, async (tx) => {
		await makeCircle(tx, pair);
		await addMember(tx, pair.id, seat(cast.anna));
		await addMember(tx, pair.id, seat(cast.ivo));
	});
	await expect(as(cast.chris, (tx) => addMember(tx, pair.id, seat(cast.bram)))).rejects.toEqual(
		refusal('pair-is-full'),
	);
});

test('who leads renames and ends a group; nobody joins one that ended', async () => {
	const change = { name: 'Lerend netwerk zuid', existingMeeting: 'kwartaaloverleg', whyNew: null };
	const { learningNetwork } = cast.circles;
	await expect(as(cast.anna, (tx) => changeCircle(tx, learningNetwork, change))).rejects.toEqual(
		refusal('may-not-lead'),
	);
	await as(cast.gust, (tx) => changeCircle(tx, learningNetwork, change));
	expect(await as(cast.ivo, (tx) => findCircle(tx, learningNetwork))).toMatchObject({ name: change.name });
	await as(cast.gust, (tx) => endCircle(tx, learningNetwork));
	expect(await as(cast.gust, (tx) => findCircle(tx, learningNetwork))).toMatchObject({ endedOn: FIRST_DAY });
	await expect(as(cast.gust, (tx) => addMember(tx, learningNetwork, seat(cast.ivo)))).rejects.toEqual(
		refusal('group-ended'),
	);
});

test("an own notebook is nobody else's and no one is added to it", async () => {
	const notebook = cast.notebooks.anna ?? '';
	for (const someone of [cast.anna, cast.chris, cast.dora]) {
		await expect(as(someone, (tx) => addMember(tx, notebook, seat(cast.ivo)))).rejects.toEqual(
			refusal('not-found'),
		);
	}
	const fake = { ...table('schriftje'), kind: 'individual' as const };
	await expect(as(cast.chris, (tx) => addCircle(tx, fake))).rejects.toThrow(/row-level security/);
});
