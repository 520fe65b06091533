import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { ask, type LiveProcess, openLiveProcess, planLive, refusalOf } from '#tests/meeting/live-stage.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { inviteGuest } from './invite-guest.server.ts';

const platform = openTestPlatform(12);
let cast: Cast;
let live: LiveProcess;
beforeAll(async () => {
	cast = await layOutCast();
	await giveTrajectory(cast, 'tableOne');
	live = await openLiveProcess(platform);
});
afterAll(async () => {
	expect(live.faults).toEqual([]);
	await live.end();
	await platform.close();
});

/** The secret of a device that was here before, or never. */
const device = () => randomBytes(24).toString('base64url');

/** A meeting that Anna (of the team) or Bram (of the table) opened. */
async function opened(circle: 'team' | 'tableOne' = 'team') {
	const leader = circle === 'team' ? cast.anna : cast.bram;
	const id = await planLive(platform, leader, cast.circles[circle]);
	const lead = await live.openDoor({ actor: leader, name: 'Leidt' }, id);
	const { codes } = await live.look(lead, id);
	if (!codes) throw new Error('an open meeting has codes');
	const asLead = (what: string, fields: Record<string, unknown> = {}) => ask(live, lead, id, what, fields);
	const people = async () =>
		Object.values((await live.look(lead, id)).view.people)
			.map(({ name, standing }) => `${name} ${standing}`)
			.sort();
	const invite = () =>
		asActor(platform, leader, async (tx) => {
			const inviteId = randomUUID();
			const code = await inviteGuest(tx, id, { id: inviteId, label: 'Mama', kind: 'family' });
			return { inviteId, code };
		});
	return { id, lead, leader, codes, asLead, people, invite };
}

async function comeIn(code: string, name: string, by = device()): Promise<string> {
	const entered = await live.enter(code, name, by);
	if (!entered) throw new Error('the code leads in');
	return entered.token;
}

describe('one device is one participant', () => {
	test('who taps twice or scans again, by the link and by a personal invitation', async () => {
		const meeting = await opened();
		await meeting.asLead('setDoor', { open: true });
		const [phone, mothers] = [device(), device()];
		await Promise.all([1, 2, 3].map(() => comeIn(meeting.codes.link, 'Ann', phone)));
		await comeIn(meeting.codes.words, 'Ann', phone);
		const { code } = await meeting.invite();
		await Promise.all([1, 2, 3].map(() => comeIn(code, '', mothers)));
		expect(await meeting.people()).toEqual(['Ann in', 'Leidt in', 'Mama in']);
		expect(await live.knows(code, mothers)).toBe('invite');
		expect(await live.knows(code, device())).toBeUndefined();
		expect(await live.enter(code, 'Iemand anders', device())).toBeUndefined();
	});

	test('an invitation that is taken back puts out who came in with it, before the door opens too', async () => {
		const meeting = await opened();
		const { code, inviteId } = await meeting.invite();
		const mothers = device();
		const token = await comeIn(code, '', mothers);
		expect(await refusalOf(live.takeBack(cast.emil, meeting.id, inviteId))).toBe('not-found');
		await live.takeBack(meeting.leader, meeting.id, inviteId);
		expect(await meeting.people()).toEqual(['Leidt in', 'Mama refused']);
		await live.arrive(token, true);
		expect((await live.look(token, meeting.id)).audience).toBe('waiting');
		expect(await live.enter(code, '', mothers)).toBeUndefined();
	});

	test('the form of an invitation that is sent twice makes one: the earlier code opens nothing', async () => {
		const meeting = await opened();
		const id = randomUUID();
		const make = () =>
			asActor(platform, meeting.leader, (tx) =>
				inviteGuest(tx, meeting.id, { id, label: 'Papa', kind: 'family' }),
			);
		const [first, second] = [await make(), await make()];
		expect(await live.knows(first, device())).toBeUndefined();
		expect(await live.knows(second, device())).toBe('invite');
	});
});

describe('who is outside', () => {
	test('reads neither what it is about nor what to prepare; who was invited may prepare', async () => {
		const id = await planLive(platform, cast.anna, cast.circles.team, { prepare: 'Lees het plan.' });
		const code = await asActor(platform, cast.anna, (tx) =>
			inviteGuest(tx, id, { id: randomUUID(), label: 'Oma', kind: 'family' }),
		);
		const expected = await comeIn(code, '');
		expect(await live.words(expected, id, 'nl')).toMatchObject({ prepare: 'Lees het plan.' });
		const lead = await live.openDoor({ actor: cast.anna, name: 'Anna' }, id);
		const { codes } = await live.look(lead, id);
		const waiting = await comeIn(codes?.link ?? '', 'Gast');
		expect(await live.words(waiting, id, 'nl')).toMatchObject({ title: '', prepare: '' });
		expect(await live.words(lead, id, 'nl')).toMatchObject({ title: 'De wissel van begeleider' });
	});

	test('a guest is out the day after the end, and reads nothing that members note afterwards', async () => {
		const meeting = await opened();
		await meeting.asLead('setDoor', { open: true });
		const guest = await comeIn(meeting.codes.link, 'Gast');
		await meeting.asLead('chooseNaming', { naming: 'named' });
		await meeting.asLead('start');
		const agree = { into: 'action', owner: null, due: null, sector: '' } as const;
		await meeting.asLead('agree', { id: randomUUID(), text: 'Samen afgesproken', ...agree });
		await meeting.asLead('end');
		await live.ask(cast.regionId, meeting.id, () => ({
			events: [{ what: 'agreed', agreed: { id: randomUUID(), text: 'Onder ons', ...agree } }],
		}));
		const agreed = async (token: string) =>
			Object.values((await live.look(token, meeting.id)).view.agreed).map(({ text }) => text);
		expect(await agreed(guest)).toEqual(['Samen afgesproken']);
		expect(await agreed(meeting.lead)).toEqual(['Samen afgesproken', 'Onder ons']);
		const owner = await openAsOwner();
		await owner.query(`update meeting set ended_on = current_date - 2 where region_id = $1 and id = $2`, [
			cast.regionId,
			meeting.id,
		]);
		await owner.end();
		const tomorrow = await openLiveProcess(platform);
		expect(await refusalOf(tomorrow.look(guest, meeting.id))).toBe('not-found');
		expect((await tomorrow.look(meeting.lead, meeting.id)).audience).toBe('lead');
		await tomorrow.end();
	});

	test('codes of a meeting that ended do not open it once it is opened again', async () => {
		const meeting = await opened();
		await meeting.asLead('end');
		await live.openDoor({ actor: meeting.leader, name: 'Leidt' }, meeting.id);
		expect(await live.enter(meeting.codes.link, 'Gast', device())).toBeUndefined();
		expect(await live.enter(meeting.codes.words, 'Gast', device())).toBeUndefined();
		const { codes } = await live.look(meeting.lead, meeting.id);
		expect(await live.enter(codes?.words ?? '', 'Gast', device())).toBeDefined();
	});

	test('the big screen goes with the place of who opened it', async () => {
		const meeting = await opened('tableOne');
		const screen = await live.seatScreen(meeting.lead);
		expect((await live.look(screen, meeting.id)).audience).toBe('screen');
		const owner = await openAsOwner();
		const place = [cast.regionId, cast.circles.tableOne, cast.bram.personId];
		const where = 'where region_id = $1 and circle_id = $2 and person_id = $3';
		await owner.query(`update membership set ended_on = current_date ${where}`, place);
		const fresh = await openLiveProcess(platform);
		expect(await refusalOf(fresh.look(screen, meeting.id))).toBe('not-found');
		await fresh.end();
		await owner.query(`update membership set ended_on = null ${where}`, place);
		await owner.end();
	});
});

describe('what was given without a name', () => {
	async function silent() {
		const meeting = await opened();
		await meeting.asLead('setDoor', { open: true });
		const guest = await comeIn(meeting.codes.link, 'Gast');
		await meeting.asLead('chooseNaming', { naming: 'anonymous' });
		await meeting.asLead('start');
		await meeting.asLead('chooseActivity', { run: 1, activity: 'write' });
		const card = { run: 1, id: randomUUID(), text: 'Stil', place: '', for: '' };
		const write = () => ask(live, guest, meeting.id, 'writeCard', card);
		const texts = async () =>
			Object.values((await live.look(guest, meeting.id)).view.cards).map(({ text }) => text);
		return { ...meeting, guest, card, write, texts };
	}

	test('lies there once, also when its phone never heard that it was kept and sends it again after the reveal', async () => {
		const meeting = await silent();
		await meeting.write();
		await meeting.asLead('reveal', { run: 1 });
		await meeting.write();
		await meeting.asLead('reveal', { run: 1 });
		expect(await meeting.texts()).toEqual(['Stil']);
	});

	test('cannot be taken back once it is shown, and its writer hears so', async () => {
		const meeting = await silent();
		const take = () => ask(live, meeting.guest, meeting.id, 'takeCard', { id: meeting.card.id });
		await meeting.write();
		await take();
		await take();
		expect((await live.look(meeting.lead, meeting.id)).view.run?.hidden).toBe(0);
		await meeting.write();
		await meeting.asLead('reveal', { run: 1 });
		expect(await refusalOf(take())).toBe('already-shown');
		expect(await meeting.texts()).toEqual(['Stil']);
	});

	test('nobody writes or chooses in the place of somebody with a device', async () => {
		const meeting = await silent();
		const { mine } = await live.look(meeting.guest, meeting.id);
		const card = { ...meeting.card, id: randomUUID(), for: mine.id };
		expect(await refusalOf(meeting.asLead('writeCard', card))).toBe('has-device');
	});

	test('a pause is not lifted by going on or by showing', async () => {
		const meeting = await silent();
		await meeting.write();
		await meeting.asLead('pause');
		for (const what of ['next', 'reveal', 'repeat', 'openDots'])
			expect(await refusalOf(meeting.asLead(what, { run: 1 }))).toBe('meeting-paused');
		await meeting.asLead('resume');
		await meeting.asLead('reveal', { run: 1 });
		expect(await meeting.texts()).toEqual(['Stil']);
	});
});
