import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLinkCode } from '#platform/auth/link-code.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor, asNobody, type Tx } from '#platform/db/context.server.ts';
import { type Cast, FIRST_DAY, layOutCast, on } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { acceptInvitation } from './accept-invitation.server.ts';
import { addMember } from './add-member.server.ts';
import { changeRegionRole } from './change-region-role.server.ts';
import { endMembership } from './end-membership.server.ts';
import { findInvitationByCode, listOpenInvitations, updateInvitation } from './invitation-store.server.ts';
import { inviteToGroup, inviteToRegion, renewInvitation, revokeInvitation } from './invite.server.ts';
import { leaveRegion } from './leave-region.server.ts';
import { makeCircle } from './make-circle.server.ts';
import { findMe, findPeopleOfUser, listMembers, listMyCircles } from './people-store.server.ts';

const platform = openTestPlatform();
let cast: Cast;
beforeAll(async () => {
	cast = await layOutCast();
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refusal = (code: string) => expect.objectContaining({ code });
const guest = (email: string, role: 'member' | 'processGuide' = 'member') => ({
	id: randomUUID(),
	email,
	name: 'Noor',
	role,
});
const intoRegion = (email: string, regionRole: 'coordinator' | 'administrator' | null = null) => ({
	id: randomUUID(),
	email,
	name: 'Noor',
	organisationId: null,
	regionRole,
});
const hashOf = (code: string | undefined) => readLinkCode(code ?? '') ?? Buffer.alloc(0);
function accept(code: string | undefined, email: string, today = FIRST_DAY, userId = `user-${email}`) {
	const account = { userId, email, name: 'Noor', locale: 'nl' as const };
	return asNobody(platform, (tx) => acceptInvitation(tx, { hash: hashOf(code), today }, account));
}
async function personOf(email: string): Promise<Actor> {
	const people = await asNobody(platform, (tx) => findPeopleOfUser(tx, `user-${email}`));
	const me = people.find((one) => one.regionId === cast.regionId);
	return { regionId: cast.regionId, personId: me?.personId ?? randomUUID(), today: FIRST_DAY };
}

test('who does not lead a group invites nobody into it', async () => {
	const { team, tableTwo } = cast.circles;
	await expect(as(cast.anna, (tx) => inviteToGroup(tx, team, guest('a@x.example')))).rejects.toEqual(
		refusal('may-not-seat'),
	);
	await expect(as(cast.chris, (tx) => inviteToGroup(tx, tableTwo, guest('a@x.example')))).rejects.toEqual(
		refusal('may-not-seat'),
	);
	await expect(as(cast.dora, (tx) => inviteToGroup(tx, tableTwo, guest('a@x.example')))).rejects.toEqual(
		refusal('not-found'),
	);
	const notebook = cast.notebooks.anna ?? '';
	await expect(as(cast.dora, (tx) => inviteToGroup(tx, notebook, guest('a@x.example')))).rejects.toEqual(
		refusal('not-found'),
	);
	await expect(as(cast.anna, (tx) => inviteToRegion(tx, intoRegion('a@x.example')))).rejects.toEqual(
		refusal('not-your-role'),
	);
	await expect(
		as(cast.chris, (tx) => inviteToRegion(tx, intoRegion('a@x.example', 'administrator'))),
	).rejects.toEqual(refusal('not-your-role'));
});

test('an expired, a revoked and a spent invitation let nobody in', async () => {
	const { team } = cast.circles;
	const late = await as(cast.chris, (tx) => inviteToGroup(tx, team, guest('late@x.example')));
	const day15 = addDays(FIRST_DAY, 15);
	await expect(accept(late?.code, 'late@x.example', day15)).rejects.toEqual(refusal('invitation-gone'));
	const wanted = guest('back@x.example');
	const back = await as(cast.chris, (tx) => inviteToGroup(tx, team, wanted));
	await expect(as(cast.ivo, (tx) => revokeInvitation(tx, wanted.id))).rejects.toEqual(refusal('not-found'));
	await as(cast.dora, (tx) => revokeInvitation(tx, wanted.id));
	await expect(accept(back?.code, 'back@x.example')).rejects.toEqual(refusal('invitation-gone'));
	const spent = await as(cast.chris, (tx) => inviteToGroup(tx, team, guest('once@x.example')));
	await accept(spent?.code, 'once@x.example');
	await expect(accept(spent?.code, 'other@x.example')).rejects.toEqual(refusal('invitation-gone'));
	await expect(accept('0000-0000', 'once@x.example')).rejects.toEqual(refusal('invitation-gone'));
});

test("an invitation is for one address, and never hands over somebody else's place", async () => {
	const taken = await as(cast.chris, (tx) => inviteToRegion(tx, intoRegion('mine@x.example')));
	await accept(taken?.code, 'mine@x.example');
	const again = await as(cast.chris, (tx) => inviteToRegion(tx, intoRegion('mine@x.example')));
	await expect(accept(again?.code, 'thief@x.example')).rejects.toEqual(refusal('invitation-gone'));
	await expect(accept(again?.code, 'mine@x.example', FIRST_DAY, 'user-of-a-thief')).rejects.toEqual(
		refusal('invitation-gone'),
	);
});

test('a code kept back from an empty table opens nothing once the table has people', async () => {
	const id = randomUUID();
	const kept = await as(cast.chris, async (tx) => {
		const texts = { name: 'tafel', existingMeeting: 'overleg', whyNew: null, organisationId: null };
		await makeCircle(tx, { id, kind: 'table', ...texts });
		return inviteToGroup(tx, id, guest('kept@x.example'));
	});
	const first = { id: randomUUID(), personId: cast.bram.personId ?? '', role: 'processGuide' as const };
	await as(cast.chris, (tx) => addMember(tx, id, first));
	await expect(accept(kept?.code, 'kept@x.example')).rejects.toEqual(refusal('invitation-gone'));
});

test('an invitation falls with the place of who made it', async () => {
	const { tableThree } = cast.circles;
	const made = await as(cast.fien, (tx) => inviteToGroup(tx, tableThree, guest('fall@x.example')));
	const [place] = await as(cast.fien, (tx) => listMembers(tx, tableThree));
	await as(cast.chris, (tx) => endMembership(tx, place?.id ?? ''));
	await expect(accept(made?.code, 'fall@x.example')).rejects.toEqual(refusal('invitation-gone'));
});

test('only who invited makes a new code, and it replaces the old one', async () => {
	const wanted = guest('again@x.example');
	const { tableTwo } = cast.circles;
	const first = await as(cast.emil, (tx) => inviteToGroup(tx, tableTwo, wanted));
	await expect(as(cast.dora, (tx) => renewInvitation(tx, wanted.id))).rejects.toEqual(refusal('not-found'));
	const change = { tokenHash: Buffer.alloc(32), expiresOn: '2030-01-01' };
	await expect(as(cast.dora, (tx) => updateInvitation(tx, wanted.id, change))).rejects.toThrow(
		/row-level security/,
	);
	const second = await as(cast.emil, (tx) => renewInvitation(tx, wanted.id));
	await expect(accept(first?.code, 'again@x.example')).rejects.toEqual(refusal('invitation-gone'));
	await accept(second.code, 'again@x.example');
	expect(await as(cast.emil, (tx) => listOpenInvitations(tx, tableTwo))).toEqual([]);
});

test('somebody new gets a person, an own notebook and the place; a second click changes nothing', async () => {
	const wanted = guest('noor@x.example', 'processGuide');
	const { team } = cast.circles;
	const made = await as(cast.chris, (tx) => inviteToGroup(tx, team, wanted));
	expect(await as(cast.chris, (tx) => inviteToGroup(tx, team, wanted))).toBeUndefined();
	const seen = await asNobody(platform, (tx) => findInvitationByCode(tx, hashOf(made?.code), FIRST_DAY));
	expect(seen).toMatchObject({ state: 'open', circleName: 'team', inviter: 'chris', regionName: 'Testland' });
	await Promise.all([1, 2].map(() => accept(made?.code, 'noor@x.example')));
	const noor = await personOf('noor@x.example');
	const circles = await as(noor, (tx) => listMyCircles(tx));
	expect(circles.map(({ kind, role }) => [kind, role])).toEqual([
		['individual', 'member'],
		['team', 'processGuide'],
	]);
});

test('somebody who left reads nothing and comes back only through who looks after the region', async () => {
	const made = await as(cast.dora, (tx) => inviteToRegion(tx, intoRegion('lea@x.example', 'coordinator')));
	await accept(made?.code, 'lea@x.example');
	const lea = await personOf('lea@x.example');
	await expect(as(lea, (tx) => leaveRegion(tx, cast.ivo.personId ?? ''))).rejects.toEqual(
		refusal('not-your-role'),
	);
	const { userId } = await as(cast.dora, (tx) => leaveRegion(tx, lea.personId ?? ''));
	expect(userId).toBe('user-lea@x.example');
	expect(await as(lea, (tx) => findMe(tx))).toBeUndefined();
	expect(await asNobody(platform, (tx) => findPeopleOfUser(tx, 'user-lea@x.example'))).toEqual([]);
	const byLeader = await as(cast.gust, (tx) =>
		inviteToGroup(tx, cast.circles.learningNetwork, guest('lea@x.example')),
	);
	await expect(accept(byLeader?.code, 'lea@x.example')).rejects.toEqual(refusal('invitation-gone'));
	const byRegion = await as(cast.chris, (tx) => inviteToRegion(tx, intoRegion('lea@x.example')));
	await accept(byRegion?.code, 'lea@x.example');
	expect(await as(lea, (tx) => findMe(tx))).toMatchObject({ roles: [] });
});

test('the last administrator stays, also when two leave at once', async () => {
	const dora = cast.dora.personId ?? '';
	await expect(as(cast.dora, (tx) => leaveRegion(tx, dora))).rejects.toEqual(refusal('last-administrator'));
	const role = { role: 'administrator' as const };
	await expect(
		as(cast.dora, (tx) => changeRegionRole(tx, { ...role, personId: dora, holds: false })),
	).rejects.toEqual(refusal('last-administrator'));
	const hilde = cast.hilde.personId ?? '';
	await as(cast.dora, (tx) => changeRegionRole(tx, { ...role, personId: hilde, holds: true }));
	const left = await Promise.allSettled([
		as(cast.dora, (tx) => leaveRegion(tx, dora)),
		as(cast.hilde, (tx) => leaveRegion(tx, hilde)),
	]);
	expect(left.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('nobody signs in as another: who a person is and how it logs in cannot be changed', async () => {
	const steal = as(cast.dora, (tx) =>
		tx.db.updateTable('person').set({ userId: 'user-dora' }).where('name', '=', 'anna').execute(),
	);
	await expect(steal).rejects.toThrow(/permission denied/);
	const mark = as(on(cast.dora, FIRST_DAY), (tx) =>
		tx.db.updateTable('region').set({ demonstration: true }).execute(),
	);
	await expect(mark).rejects.toThrow(/permission denied/);
});
