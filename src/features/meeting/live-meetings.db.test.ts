import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { endMembership } from '#features/people/index.server.ts';
import { type Actor, asActor } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { dumpDatabase, rowsWith } from '#tests/meeting/dump.ts';
import {
	ask,
	type LiveProcess,
	openLiveProcess,
	planLive,
	refusalOf,
	roomFull,
} from '#tests/meeting/live-stage.ts';
import { times } from '#tests/nightly.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { inviteGuest, listGuests } from './invite-guest.server.ts';
import { loadMeeting } from './load-meeting.server.ts';

const platform = openTestPlatform(20);
let cast: Cast;
let one: LiveProcess;
let other: LiveProcess;
beforeAll(async () => {
	cast = await layOutCast();
	await giveTrajectory(cast, 'tableOne');
	[one, other] = [await openLiveProcess(platform), await openLiveProcess(platform)];
});
afterAll(async () => {
	expect([...one.faults, ...other.faults]).toEqual([]);
	await one.end();
	await other.end();
	await platform.close();
});

const called = (actor: Actor, name: string) => ({ actor, name });
/** A meeting of the team that Anna opened, with the codes to come in. */
async function openMeeting(
	circle: 'team' | 'tableOne' = 'team',
	leader: 'anna' | 'bram' = 'anna',
	more = {},
) {
	const id = await planLive(platform, cast[leader], cast.circles[circle], more);
	const lead = await one.openDoor(called(cast[leader], leader), id);
	const { codes } = await one.look(lead, id);
	if (!codes) throw new Error('an open meeting has codes');
	const asLead = (what: string, fields: Record<string, unknown> = {}, live: LiveProcess = one) =>
		ask(live, lead, id, what, fields);
	return { id, lead, codes, asLead };
}
type Opened = Awaited<ReturnType<typeof openMeeting>>;

/** A device that nobody used before. */
const device = () => randomBytes(24).toString('base64url');

async function comeIn({ codes }: Opened, name: string, live: LiveProcess = one): Promise<string> {
	const entered = await live.enter(codes.link, name, device());
	if (!entered) throw new Error('the code leads in');
	return entered.token;
}

/** Guests who are in, in a step in which everybody writes. */
async function writing(
	opened: Opened,
	names: readonly string[],
	naming: 'named' | 'anonymous',
	activity = 'write',
) {
	await opened.asLead('setDoor', { open: true });
	const tokens: string[] = [];
	for (const name of names) tokens.push(await comeIn(opened, name));
	await opened.asLead('chooseNaming', { naming });
	await opened.asLead('start');
	await opened.asLead('chooseActivity', { run: 1, activity });
	return tokens;
}

const viewOf = async (live: LiveProcess, token: string, id: string) => (await live.look(token, id)).view;
const textsOf = async (live: LiveProcess, token: string, id: string) =>
	Object.values((await viewOf(live, token, id)).cards)
		.map(({ text }) => text)
		.sort();

describe('refused', () => {
	test('to plan for a group of others, to sit in a meeting of others, and what is in no meeting', async () => {
		expect(await refusalOf(planLive(platform, cast.emil, cast.circles.team))).toBe('not-found');
		const { id } = await openMeeting();
		for (const stranger of [cast.bram, cast.ivo, cast.chris, cast.dora]) {
			expect(await refusalOf(one.seatMember(called(stranger, 'iemand'), id))).toBe('not-found');
			expect(await refusalOf(one.openDoor(called(stranger, 'iemand'), id))).toBe('not-found');
		}
		const elsewhere = await layOutCast('Elders');
		expect(await refusalOf(one.seatMember(called(elsewhere.anna, 'anna'), id))).toBe('not-found');
		expect(await refusalOf(one.seatMember(called(cast.anna, 'anna'), randomUUID()))).toBe('not-found');
	});

	test('a guest of another meeting, a token that nobody gave, and none at all', async () => {
		const [here, there] = [await openMeeting(), await openMeeting()];
		const guest = await comeIn(there, 'Gast');
		for (const token of [guest, 'verzonnen', 'x'.repeat(500), '', undefined]) {
			expect(await refusalOf(one.look(token, here.id))).toBe('not-found');
			expect(await refusalOf(one.words(token, here.id, 'nl'))).toBe('not-found');
			expect(await refusalOf(ask(one, token, here.id, 'leave'))).toBe('not-in-meeting');
			expect(await refusalOf(one.note(token, here.id, 'x'))).toBe('not-in-meeting');
		}
	});

	test('codes that lead nowhere, of a meeting that ended, and of an invitation that was taken back', async () => {
		const opened = await openMeeting();
		for (const code of ['', 'kiezel-water', 'kiezel-water-uil-29', 'a'.repeat(43), "' or true --"])
			expect(await one.enter(code, 'Gast', device())).toBeUndefined();
		const code = await asActor(platform, cast.anna, (tx) =>
			inviteGuest(tx, opened.id, { id: randomUUID(), label: 'Tante', kind: 'family' }),
		);
		const [guest] = await asActor(platform, cast.anna, (tx) => listGuests(tx, opened.id));
		await one.takeBack(cast.anna, opened.id, guest?.id ?? '');
		expect(await one.enter(code, 'Tante', device())).toBeUndefined();
		await opened.asLead('end');
		expect(await one.enter(opened.codes.link, 'Gast', device())).toBeUndefined();
		expect(await one.enter(opened.codes.words, 'Gast', device())).toBeUndefined();
	});
});

describe('coming in', () => {
	test('by link and by words into the waiting room, by invitation straight in, with an open door too', async () => {
		const opened = await openMeeting();
		const byLink = await comeIn(opened, 'Link');
		const byWords = await other.enter(
			opened.codes.words.toUpperCase().replaceAll('-', ' '),
			'Woorden',
			device(),
		);
		for (const token of [byLink, byWords?.token ?? '']) {
			const seen = await other.look(token, opened.id);
			expect([seen.audience, seen.codes, seen.view.people]).toEqual(['waiting', undefined, {}]);
			expect(await refusalOf(ask(one, token, opened.id, 'raiseHand', { run: 0, on: true }))).toBe(
				'not-in-meeting',
			);
		}
		const code = await asActor(platform, cast.anna, (tx) =>
			inviteGuest(tx, opened.id, { id: randomUUID(), label: 'Mama', kind: 'family' }),
		);
		const invited = await one.enter(code, '', device());
		expect((await one.look(invited?.token, opened.id)).audience).toBe('seat');
		await opened.asLead('setDoor', { open: true });
		const late = await comeIn(opened, 'Laat');
		const { people } = await viewOf(one, late, opened.id);
		expect(
			Object.values(people)
				.map(({ name, kind }) => `${name} ${kind}`)
				.sort(),
		).toEqual(['Laat guest', 'Mama family', 'anna member']);
	});

	test('a personal invitation lets in one, also when twenty use it at once in two processes', async () => {
		const opened = await openMeeting();
		const code = await asActor(platform, cast.anna, (tx) =>
			inviteGuest(tx, opened.id, { id: randomUUID(), label: 'Papa', kind: 'family' }),
		);
		const tries = await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				(index % 2 ? one : other).enter(code, `Papa ${index}`, device()).catch(({ code }) => {
					expect(code).toBe('invite-spent');
					return undefined;
				}),
			),
		);
		expect(tries.filter((entered) => entered !== undefined)).toHaveLength(1);
	});

	test('a member on two devices is one participant, also when both open the page at once', async () => {
		const opened = await openMeeting('tableOne', 'bram', {});
		await Promise.all(
			[one, other, one, other].map((live) => live.seatMember(called(cast.anna, 'Anna'), opened.id)),
		);
		const names = Object.values((await viewOf(one, opened.lead, opened.id)).people).map(({ name }) => name);
		expect(names.sort()).toEqual(['Anna', 'bram']);
	});

	test('a thousand at once: as many as the room holds, the others hear that it is full', async () => {
		const opened = await openMeeting();
		await opened.asLead('setDoor', { open: true });
		const joins = await Promise.all(
			Array.from({ length: 1000 }, (_, index) =>
				one.enter(opened.codes.link, `Gast ${index}`, device()).then(
					() => 'in',
					(error: { code: string }) => error.code,
				),
			),
		);
		expect(joins.filter((join) => join === 'in')).toHaveLength(569);
		expect(joins.filter((join) => join === roomFull)).toHaveLength(431);
		expect((await viewOf(one, opened.lead, opened.id)).count).toBe(570);
		// Whoever is put out makes room for another, and does not walk in again by the open door.
		const [guest] = Object.values((await viewOf(one, opened.lead, opened.id)).people).filter(
			({ kind }) => kind === 'guest',
		);
		await opened.asLead('refuse', { id: guest?.id });
		expect((await viewOf(one, opened.lead, opened.id)).openDoor).toBe(false);
		await opened.asLead('setDoor', { open: true });
		expect(await one.enter(opened.codes.link, 'Nog iemand', device())).toBeDefined();
	});

	test('whose place in the group ends loses the seat, in every process', async () => {
		const { id } = await openMeeting('tableOne', 'bram');
		const anna = await one.seatMember(called(cast.anna, 'Anna'), id);
		expect((await other.look(anna, id)).audience).toBe('seat');
		const third = await openLiveProcess(platform);
		const owner = await openAsOwner();
		const { rows } = await owner.query(
			'select id from membership where region_id = $1 and circle_id = $2 and person_id = $3',
			[cast.regionId, cast.circles.tableOne, cast.anna.personId],
		);
		await asActor(platform, cast.bram, (tx) => endMembership(tx, rows[0].id));
		// Who did not know the seat yet does not let it in; who did finds out within seconds.
		expect(await refusalOf(third.look(anna, id))).toBe('not-found');
		for (const live of [one, other]) {
			await expect
				.poll(() => ask(live, anna, id, 'raiseHand', { run: 0, on: true }).catch(({ code }) => code), {
					timeout: 20_000,
				})
				.toBe('not-in-meeting');
		}
		await third.end();
		await owner.query('update membership set ended_on = null where region_id = $1 and id = $2', [
			cast.regionId,
			rows[0].id,
		]);
		await owner.end();
	});
});

describe('two processes on one database', () => {
	test('a command that comes twice happens once, and two who go on at once go one step', async () => {
		const opened = await openMeeting();
		const [guest = ''] = await writing(opened, ['Gast'], 'named', 'collect');
		const card = { run: 1, id: randomUUID(), text: 'Bel terug.', place: '', for: '' };
		await Promise.all([one, other, one, other].map((live) => ask(live, guest, opened.id, 'writeCard', card)));
		await Promise.all([one, other, one, other].map((live) => opened.asLead('next', { run: 1 }, live)));
		for (const live of [one, other]) {
			await expect.poll(async () => (await viewOf(live, guest, opened.id)).run?.id).toBe(2);
			expect(await textsOf(live, guest, opened.id)).toEqual(['Bel terug.']);
		}
	});

	test('two hundred people over two processes end with the same view, and go on when one closes', async () => {
		const PEOPLE = times(200, 500);
		const third = await openLiveProcess(platform);
		const opened = await openMeeting();
		await writing(opened, [], 'named', 'collect');
		const tokens = await Promise.all(
			Array.from({ length: PEOPLE }, (_, index) => comeIn(opened, `Gast ${index}`, index % 2 ? one : third)),
		);
		const write = (token: string, index: number, live: LiveProcess) =>
			ask(live, token, opened.id, 'writeCard', {
				run: 1,
				id: randomUUID(),
				text: `Kaart ${index}`,
				place: '',
				for: '',
			});
		await Promise.all(tokens.map((token, index) => write(token, index, index % 2 ? one : third)));
		const wanted = tokens.map((_, index) => `Kaart ${index}`).sort();
		for (const live of [one, third])
			await expect.poll(() => textsOf(live, tokens[0] ?? '', opened.id), { timeout: 20_000 }).toEqual(wanted);
		const [here, there] = [
			await one.recall(cast.regionId, opened.id),
			await third.recall(cast.regionId, opened.id),
		];
		expect(here.state).toEqual(there.state);
		await third.end();
		await Promise.all(tokens.map((token, index) => write(token, PEOPLE + index, one)));
		expect(await textsOf(one, tokens[0] ?? '', opened.id)).toHaveLength(2 * PEOPLE);
	});

	test('what was acknowledged is there after a crash: cards, held cards and ballots', async () => {
		const crashes = await openLiveProcess(platform);
		const opened = await openMeeting();
		const tokens = await writing(opened, ['A', 'B', 'C'], 'anonymous');
		await Promise.all(
			tokens.map((token, index) =>
				ask(crashes, token, opened.id, 'writeCard', {
					run: 1,
					id: randomUUID(),
					text: `Stil ${index}`,
					place: '',
					for: '',
				}),
			),
		);
		// Nothing is closed: another process starts on what the database has.
		const fresh = await openLiveProcess(platform);
		expect((await viewOf(fresh, opened.lead, opened.id)).run?.hidden).toBe(3);
		await opened.asLead('reveal', { run: 1 }, fresh);
		expect(await textsOf(fresh, opened.lead, opened.id)).toEqual(['Stil 0', 'Stil 1', 'Stil 2']);
		await opened.asLead('openDots', { run: 1, most: 1 }, fresh);
		const [card = ''] = Object.keys((await viewOf(fresh, opened.lead, opened.id)).cards);
		await Promise.all(
			tokens.map((token) =>
				ask(fresh, token, opened.id, 'choose', { poll: 1, choice: { [card]: 1 }, for: '' }),
			),
		);
		const last = await openLiveProcess(platform);
		expect((await viewOf(last, opened.lead, opened.id)).poll).toMatchObject({ of: 3, tally: null });
		await opened.asLead('showPoll', { poll: 1 }, last);
		expect((await viewOf(last, opened.lead, opened.id)).poll).toMatchObject({ of: 3, tally: { [card]: 3 } });
		for (const process of [crashes, fresh, last]) await process.end();
	});

	test('who ends it shows first what another process was given in the meantime', async () => {
		for (let round = 0; round < times(5, 100); round += 1) {
			const opened = await openMeeting();
			const [guest = ''] = await writing(opened, ['Gast'], 'anonymous');
			await other.look(guest, opened.id);
			const card = { run: 1, id: randomUUID(), text: 'Net op tijd', place: '', for: '' };
			const [written] = await Promise.allSettled([
				ask(other, guest, opened.id, 'writeCard', card),
				opened.asLead('end'),
			]);
			const texts = await textsOf(one, opened.lead, opened.id);
			expect(texts).toEqual(written.status === 'fulfilled' ? ['Net op tijd'] : []);
		}
	});
});

test('a text that is too long is refused, every other one comes back as it was', async () => {
	const opened = await openMeeting();
	const [guest = ''] = await writing(opened, ['مرحبا 👩‍👧'], 'named', 'collect');
	const write = (text: string) =>
		ask(one, guest, opened.id, 'writeCard', { run: 1, id: randomUUID(), text, place: '', for: '' });
	expect(await refusalOf(write('x'.repeat(20_000)))).toBe('text-too-long');
	await expect(write('x'.repeat(1024 * 1024))).rejects.toThrow();
	const texts = [
		'👩‍👧‍👦',
		'\u202eomgekeerd',
		'half \ud83d paar',
		'a\u0007b\u2028c\u0085d',
		'<script>alert(1)</script>',
	];
	for (const text of texts) await write(text);
	const fresh = await openLiveProcess(platform);
	expect(await textsOf(fresh, guest, opened.id)).toEqual([...texts].sort());
	await fresh.end();
});

/** What could lead to somebody: their participant, their person, their device. */
async function tracesOf(token: string, live: LiveProcess): Promise<string[]> {
	const seat = await live.seatOf(token);
	const hash = createHash('sha256').update(token).digest();
	const traces = [seat?.participantId, seat?.personId, token, hash.toString('hex'), hash.toString('base64')];
	return traces.flatMap((trace) => trace ?? []);
}

describe('without a name', () => {
	test('after the reveal nothing in database, events, memory or output leads from a card to its writer', async () => {
		const output: string[] = [];
		const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
			vi.spyOn(console, name).mockImplementation((...said) => void output.push(said.map(String).join(' '))),
		);
		const opened = await openMeeting('tableOne', 'bram');
		const anna = await one.seatMember(called(cast.anna, 'Anna'), opened.id);
		await one.arrive(anna, true);
		const guests = await writing(opened, ['Gast 1', 'Gast 2', 'Gast 3', 'Gast 4'], 'anonymous');
		const before = await one.recall(cast.regionId, opened.id);
		const cards = [anna, ...guests].map((token, index) => ({
			token,
			id: randomUUID(),
			text: `Geheime zin nummer ${index}`,
		}));
		for (const { token, id, text } of cards)
			await ask(one, token, opened.id, 'writeCard', { run: 1, id, text, place: '', for: '' });
		expect((await one.recall(cast.regionId, opened.id)).state.number).toBe(before.state.number);
		await opened.asLead('reveal', { run: 1 });
		await opened.asLead('openScale', { run: 1, question: 'Hoe was het?', scan: '' });
		for (const [index, { token }] of cards.entries())
			await ask(one, token, opened.id, 'choose', { poll: 1, choice: { [String(index * 2)]: 1 }, for: '' });
		await opened.asLead('showPoll', { poll: 1 });

		const dump = await dumpDatabase();
		const loaded = await asActor(platform, cast.bram, (tx) => loadMeeting(tx, opened.id, 'nl'));
		const events = loaded.events.map((event) => JSON.stringify(event));
		const { state } = await one.recall(cast.regionId, opened.id);
		const shown = [...state.cards.values()];
		const memory = JSON.stringify([...shown, state.runs, state.poll, [...state.agreed], [...state.groups]]);
		expect(shown.map(({ text }) => text).sort()).toEqual(cards.map(({ text }) => text));
		expect(shown.every(({ by }) => by === null)).toBe(true);
		for (const { token, id, text } of cards) {
			const traces = await tracesOf(token, one);
			const shownId = shown.find((card) => card.text === text)?.id ?? 'none';
			// What it was called before the reveal is nowhere, and its text only sealed.
			expect(rowsWith(dump, [id, text])).toEqual([]);
			expect(events.filter((event) => event.includes(id))).toEqual([]);
			expect(rowsWith(rowsWith(dump, traces), [shownId])).toEqual([]);
			const ofWriter = events.filter((event) => traces.some((trace) => event.includes(trace)));
			expect(ofWriter.filter((event) => event.includes(text) || event.includes(shownId))).toEqual([]);
			expect(
				ofWriter.every((event) => event.includes('"what":"joined"') || event.includes('"what":"stood"')),
			).toBe(true);
			expect(traces.filter((trace) => memory.includes(trace))).toEqual([]);
			expect(output.join('\n')).not.toMatch(
				new RegExp([...traces, text, id].join('|').replaceAll('+', '\\+')),
			);
		}
		const left = dump.filter(
			({ table, row }) => /[.](held_card|ballot)$/.test(table) && row.includes(opened.id),
		);
		expect(left).toEqual([]);
		// That somebody opened the meeting is written down, once, and nothing of what they did in it.
		const audit = rowsWith(
			dump.filter(({ table }) => table === 'public.audit'),
			[opened.id],
		);
		expect(
			audit.filter(({ row }) => row.includes(cast.anna.personId ?? '') && !row.includes('read-meeting')),
		).toEqual([]);
		for (const spy of spies) spy.mockRestore();
	});

	test('while it waits it carries no number, no time and nobody', async () => {
		const opened = await openMeeting();
		const [guest = ''] = await writing(opened, ['Gast'], 'anonymous');
		const id = randomUUID();
		await ask(one, guest, opened.id, 'writeCard', { run: 1, id, text: 'Nog even niet.', place: '', for: '' });
		const dump = await dumpDatabase();
		expect(rowsWith(dump, ['Nog even niet.'])).toEqual([]);
		const held = rowsWith(dump, [id]);
		expect(held.map(({ table }) => table)).toEqual(['public.held_card']);
		expect(rowsWith(held, await tracesOf(guest, one))).toEqual([]);
		for (const token of [guest, opened.lead])
			expect(JSON.stringify(await one.look(token, opened.id))).not.toContain('Nog even');
		await ask(one, guest, opened.id, 'takeCard', { id });
		expect(rowsWith(await dumpDatabase(), [id])).toEqual([]);
	});
});

test('what a table of a trajectory wrote is unreadable without its key, and for good once that is destroyed', async () => {
	const [secretTitle, place] = ['Titel van de kamer van Robin', 'Zaal van oma Paula'];
	const elsewhere = await layOutCast('Sleutelland');
	await giveTrajectory(elsewhere, 'tableOne');
	const { bram } = elsewhere;
	const id = await planLive(platform, bram, elsewhere.circles.tableOne, { title: secretTitle, place });
	const lead = await one.openDoor(called(bram, 'Bram De Zichtbare'), id);
	const asLead = (what: string, fields: Record<string, unknown> = {}) => ask(one, lead, id, what, fields);
	await asLead('chooseNaming', { naming: 'named' });
	await asLead('start');
	await asLead('chooseActivity', { run: 1, activity: 'collect' });
	await asLead('writeCard', { run: 1, id: randomUUID(), text: 'Robin slaapt slecht', place: '', for: '' });
	await asLead('agree', {
		id: randomUUID(),
		text: 'Bram belt de school',
		into: 'action',
		owner: '',
		due: '',
		sector: '',
	});
	await one.note(lead, id, 'Voor mezelf: niet vergeten');
	const code = await asActor(platform, bram, (tx) =>
		inviteGuest(tx, id, { id: randomUUID(), label: 'Nonkel Jef', kind: 'family' }),
	);
	const { codes } = await one.look(lead, id);
	const secrets = [
		secretTitle,
		place,
		'Robin slaapt',
		'belt de school',
		'niet vergeten',
		'Nonkel Jef',
		'De Zichtbare',
		code,
	];
	const dump = await dumpDatabase();
	expect(rowsWith(dump, [...secrets, codes?.link ?? '', codes?.words ?? ''])).toEqual([]);

	const owner = await openAsOwner();
	await owner.query('delete from data_key where region_id = $1 and circle_id = $2', [
		elsewhere.regionId,
		elsewhere.circles.tableOne,
	]);
	await owner.end();
	const fresh = await openLiveProcess(platform);
	await expect(fresh.look(lead, id)).rejects.toThrow();
	await expect(fresh.recall(elsewhere.regionId, id)).rejects.toThrow();
	await expect(asActor(platform, bram, (tx) => loadMeeting(tx, id, 'nl'))).rejects.toThrow();
	await fresh.end();
});
