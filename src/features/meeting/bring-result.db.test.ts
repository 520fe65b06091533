import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listActionsOfCircle, listActionsOfCycle } from '#features/action/index.server.ts';
import { loadCycle } from '#features/cycle/index.server.ts';
import { loadLibrary } from '#features/method/index.server.ts';
import type { Result } from '#features/method/index.ts';
import { loadDraft, loadGate } from '#features/signal/index.server.ts';
import { listNuances, listRecommendations, listStops, makeTheme } from '#features/theme/index.server.ts';
import { themeInput } from '#features/theme/index.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Cast, FIRST_DAY, layOutCast, on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { openTestMeetings } from '#tests/meetings.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { bringInput, bringResult } from './bring-result.server.ts';
import { loadAgenda } from './load-agenda.server.ts';
import { loadMeeting } from './load-meeting.server.ts';
import { loadMinutes } from './load-minutes.server.ts';
import { dropNoted, noteFamilyRead, noteOne, noteWhoWasThere, noteYields } from './note-results.server.ts';
import { chooseTheme, setOnRoad } from './place-in-theme.server.ts';
import { cancelMeeting, planForm, planMeeting } from './plan-meeting.server.ts';
import type { Becoming } from './results.ts';

const library = loadLibrary('content');
const platform = openTestPlatform();
const live = openTestMeetings(platform);
let cast: Cast;
beforeAll(async () => {
	cast = await layOutCast();
	await giveTrajectory(cast, 'tableOne');
	const owner = await openAsOwner();
	for (const person of [cast.gust, cast.chris]) {
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[cast.regionId, randomUUID(), cast.circles.team, person.personId],
		);
	}
	await owner.end();
});
afterAll(async () => {
	await live.close();
	await platform.close();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const doorOf = (actor: Actor) => ({
	act: <T>(work: (tx: Tx) => Promise<T>) => as(actor, work),
	live: live.meetings,
});
async function refusalOf(work: Promise<unknown>): Promise<string> {
	const error = await work.then(
		() => new Error('this was not refused'),
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refusal)) throw error;
	return error.code;
}
async function plan(circle: 'team' | 'tableOne', more: object = {}, actor = cast.anna): Promise<string> {
	const input = planForm.parse({
		...{ id: randomUUID(), circleId: cast.circles[circle], of: 'kom', way: 'agendaPoint' },
		...{ title: 'De nachten', onDay: FIRST_DAY, startsAt: '14:00', minutes: 60 },
		...(circle === 'tableOne' ? { familyKnows: 'yes' } : {}),
		...more,
	});
	return (await as(actor, (tx) => planMeeting(tx, library, input))).id;
}
async function note(
	meetingId: string,
	text: string,
	into: Result,
	more: { owner?: string | null; due?: string | null; sector?: string } = {},
): Promise<string> {
	const id = randomUUID();
	await noteOne(doorOf(cast.anna), meetingId, {
		id,
		text,
		into,
		owner: null,
		due: null,
		sector: '',
		...more,
	});
	return id;
}
const { lists } = loadGate('content');
const bring = (actor: Actor, meetingId: string, agreedId: string, into: Becoming, more: object = {}) =>
	bringResult(doorOf(actor), { ...bringInput.parse({ into, ...more }), meetingId, agreedId }, lists);
async function theme(title = 'Nachten'): Promise<string> {
	const id = randomUUID();
	await as(cast.chris, (tx) => makeTheme(tx, id, themeInput.parse({ kind: 'barrier', title })));
	return id;
}

describe('refused', () => {
	test('for everyone outside the group: noting, who was there, bringing, minutes, theme, road', async () => {
		const id = await plan('tableOne');
		const agreedId = await note(id, 'De school bellen', 'action');
		for (const stranger of [cast.chris, cast.dora, cast.emil, cast.hilde]) {
			const door = doorOf(stranger);
			const one = {
				id: randomUUID(),
				text: 'x',
				into: 'action',
				owner: null,
				due: null,
				sector: '',
			} as const;
			for (const attempt of [
				() => noteOne(door, id, one),
				() => noteWhoWasThere(door, id, 'everyone'),
				() => dropNoted(door, id, agreedId),
				() => bring(stranger, id, agreedId, 'action'),
				() => as(stranger, (tx) => loadMinutes(tx, id, 'nl')),
				() => as(stranger, (tx) => noteFamilyRead(tx, id)),
				() => as(stranger, (tx) => setOnRoad(tx, id)),
			])
				expect(await refusalOf(attempt())).toBe('not-found');
			expect(await as(stranger, (tx) => listActionsOfCircle(tx, cast.circles.tableOne))).toEqual([]);
		}
	});

	test('before its day, when it was called off, and by an owner from elsewhere', async () => {
		const coming = await plan('team', { onDay: '2026-09-21' });
		expect(await refusalOf(note(coming, 'x', 'action'))).toBe('too-early');
		const off = await plan('team');
		await as(cast.anna, (tx) => cancelMeeting(tx, off, true));
		expect(await refusalOf(note(off, 'x', 'action'))).toBe('meeting-called-off');
		const id = await plan('team');
		expect(await refusalOf(note(id, 'x', 'action', { owner: cast.emil.personId ?? '' }))).toBe('not-found');
		expect(
			await refusalOf(
				noteYields(doorOf(cast.anna), id, { base: randomUUID(), familyRead: false, texts: [] }),
			),
		).toBe('nothing-written');
		expect(await refusalOf(note(id, 'x'.repeat(1001), 'action'))).toBe('text-too-long');
		expect(await refusalOf(bring(cast.anna, id, randomUUID(), 'action'))).toBe('not-found');
	});

	test('a nuance without a theme, a recommendation by somebody else, and anything on a theme from a table', async () => {
		const id = await plan('team');
		const nuance = await note(id, 'Bij ons is er geen nachtpost.', 'nuance');
		expect(await refusalOf(bring(cast.anna, id, nuance, 'nuance'))).toBe('meeting-without-theme');
		expect(await refusalOf(as(cast.anna, (tx) => chooseTheme(tx, id, randomUUID())))).toBe('not-found');
		const themeId = await theme();
		expect(await refusalOf(as(cast.chris, (tx) => chooseTheme(tx, id, themeId)))).toBe('theme-elsewhere');
		expect(await refusalOf(plan('team', { themeId }, cast.chris))).toBe('theme-elsewhere');
		await publish(themeId);
		await as(cast.chris, (tx) => chooseTheme(tx, id, themeId));
		expect(await refusalOf(bring(cast.chris, id, nuance, 'recommendation'))).toBe('discuss-first');
		await publish(themeId, null);
		expect(await refusalOf(bring(cast.anna, id, nuance, 'nuance'))).toBe('theme-unreadable');
		const seen = await theme('Ook voor Anna');
		await publish(seen);
		await as(cast.chris, (tx) => chooseTheme(tx, id, seen));
		expect(await refusalOf(bring(cast.anna, id, nuance, 'recommendation'))).toBe('coordinator-recommends');
		const table = await plan('tableOne');
		const said = await note(table, 'Bij ons is er geen nachtpost.', 'nuance');
		for (const into of ['nuance', 'recommendation'] as const)
			expect(await refusalOf(bring(cast.anna, table, said, into))).toBe('stays-at-table');
		expect(await refusalOf(as(cast.anna, (tx) => chooseTheme(tx, table, seen)))).toBe('not-found');
	});
});

/** Makes a theme readable for the whole region, as publishing does from three tables on. */
async function publish(themeId: string, on: string | null = FIRST_DAY): Promise<void> {
	const owner = await openAsOwner();
	await owner.query('update theme set published_on = $2 where id = $1', [themeId, on]);
	await owner.end();
}

test('an action goes to whoever took it on, with its day, once however often it is tapped', async () => {
	const id = await plan('team');
	const agreedId = await note(id, 'De nachtpost bellen', 'action', {
		owner: cast.gust.personId ?? '',
		due: '2026-09-30',
	});
	const { path } = await bring(cast.anna, id, agreedId, 'action');
	expect(path).toBe(`/actions/${agreedId}`);
	await Promise.all([
		bring(cast.gust, id, agreedId, 'action'),
		bring(cast.anna, id, agreedId, 'observation'),
	]);
	const actions = await as(cast.gust, (tx) => listActionsOfCircle(tx, cast.circles.team));
	expect(actions.filter((one) => one.id === agreedId)).toMatchObject([
		{ what: 'De nachtpost bellen', ownerId: cast.gust.personId, dueOn: '2026-09-30', cycleId: null },
	]);
	const { state } = await as(cast.anna, (tx) => loadMeeting(tx, id, 'nl'));
	expect(state.agreed.get(agreedId)?.became).toBe('action');
	expect(await refusalOf(dropNoted(doorOf(cast.anna), id, agreedId))).toBe('result-went-on');
});

test('at a table everything lands in its reflection; the line of a signal keeps no way to it', async () => {
	const id = await plan('tableOne');
	const cycleId = (await as(cast.anna, (tx) => loadMeeting(tx, id, 'nl'))).row.cycleId ?? '';
	const made = { observation: '', hypothesis: '', condition: '', signal: '', action: '' };
	const all = Object.keys(made) as (keyof typeof made)[];
	for (const into of all) made[into] = await note(id, `Dit werd ${into}.`, into);
	expect(await refusalOf(bring(cast.bram, id, made.signal, 'signal'))).toBe('family-reads-first');
	for (const into of all.filter((one) => one !== 'signal')) await bring(cast.bram, id, made[into], into);
	await as(cast.anna, (tx) => noteFamilyRead(tx, id));
	await bring(cast.bram, id, made.signal, 'signal');
	const { items } = await as(cast.anna, (tx) => loadCycle(tx, cycleId));
	expect(items.map(({ kind, fields }) => [kind, fields.text])).toEqual([
		['observation', 'Dit werd observation.'],
		['hypothesis', 'Dit werd hypothesis.'],
		['condition', 'Dit werd condition.'],
	]);
	expect(await as(cast.anna, (tx) => loadDraft(tx, made.signal))).toMatchObject({
		cycleId,
		body: { statement: 'Dit werd signal.' },
	});
	expect(await as(cast.anna, (tx) => listActionsOfCycle(tx, cycleId))).toMatchObject([
		{ what: 'Dit werd action.' },
	]);
	const { text } = await as(cast.anna, (tx) => loadMinutes(tx, id, 'nl'));
	expect(text).toContain('- Dit werd signal. · werd het begin van een signaal');
	expect(text).not.toContain('/signals');
});

test('elsewhere a reflection begins when one is needed, and one only', async () => {
	const id = await plan('team');
	const first = await note(id, 'Elke nacht belt iemand anders.', 'observation');
	const second = await note(id, 'Niemand kent het gezin.', 'hypothesis');
	await Promise.all([bring(cast.anna, id, first, 'observation'), bring(cast.gust, id, second, 'hypothesis')]);
	const cycleId = (await as(cast.anna, (tx) => loadMeeting(tx, id, 'nl'))).row.cycleId ?? '';
	const { cycle, items } = await as(cast.anna, (tx) => loadCycle(tx, cycleId));
	expect([cycle.title, items.map(({ id: itemId }) => itemId).sort()]).toEqual([
		'De nachten',
		[first, second].sort(),
	]);
});

test('on a theme a nuance carries its sector, a recommendation is the coordinator’s, and the road shows the meeting once', async () => {
	const themeId = await theme();
	await publish(themeId);
	const id = await plan('team', { themeId });
	const nuance = await note(id, 'Bij ons is er geen nachtpost.', 'nuance', { sector: 'Thuiszorg' });
	await bring(cast.anna, id, nuance, 'nuance');
	expect(await as(cast.chris, (tx) => listNuances(tx, themeId))).toMatchObject([
		{ id: nuance, sector: 'Thuiszorg', body: 'Bij ons is er geen nachtpost.' },
	]);
	for (const _tap of [1, 2]) await as(cast.chris, (tx) => setOnRoad(tx, id));
	expect(await as(cast.chris, (tx) => listStops(tx, themeId))).toMatchObject([
		{ id, kind: 'partner', circleId: cast.circles.team, onDay: FIRST_DAY },
	]);
	expect(await refusalOf(as(cast.anna, (tx) => setOnRoad(tx, id)))).toBe('not-found');
	const advice = await note(id, 'Maak één nachtpost voor de regio.', 'recommendation');
	await bring(cast.chris, id, advice, 'recommendation', { audience: 'policyMakers' });
	expect(await as(cast.chris, (tx) => listRecommendations(tx, themeId))).toMatchObject([
		{ id: advice, audience: 'policyMakers' },
	]);
});

test('three minutes of noting: one line each, by what the method yields, sent twice it stands once', async () => {
	const id = await plan('tableOne', { way: 'withoutScreens' });
	const { method } = await as(cast.anna, (tx) => loadMeeting(tx, id, 'nl'));
	const yieldId = method.yields[0]?.id ?? '';
	const form = {
		base: randomUUID(),
		familyRead: true,
		texts: [{ yieldId, text: ' - Eerst bellen\n\nDan gaan ' }],
	};
	for (const _click of [1, 2]) await noteYields(doorOf(cast.anna), id, form);
	const { row, state } = await as(cast.bram, (tx) => loadMeeting(tx, id, 'nl'));
	expect([...state.agreed.values()].map(({ text, into }) => [text, into])).toEqual([
		['Eerst bellen', method.yields[0]?.into],
		['Dan gaan', method.yields[0]?.into],
	]);
	expect(row).toMatchObject({ state: 'ended', familyReadOn: FIRST_DAY });
	await note(id, 'Dit lazen zij nog niet.', 'action');
	const readOn = async () => (await as(cast.anna, (tx) => loadMeeting(tx, id, 'nl'))).row.familyReadOn;
	expect(await readOn()).toBeNull();
	await as(cast.anna, (tx) => noteFamilyRead(tx, id));
	expect(await readOn()).toBe(FIRST_DAY);
	await live.meetings.openDoor({ actor: cast.anna, name: 'Anna' }, id);
	expect(await readOn()).toBeNull();
	expect(await refusalOf(as(cast.anna, (tx) => noteFamilyRead(tx, id)))).toBe('meeting-goes-on');
});

test('to a theme goes no word that points at somebody, and never the name of the group', async () => {
	const themeId = await theme();
	await publish(themeId);
	const id = await plan('team', { themeId });
	const raw = await note(id, 'Jonas van 14 moest op 3 mei weer verhuizen.', 'nuance');
	expect(await refusalOf(bring(cast.anna, id, raw, 'nuance'))).toBe('sector-missing');
	expect(await refusalOf(bring(cast.anna, id, raw, 'nuance', { sector: 'Onderwijs' }))).toBe('words-point');
	const general = { sector: 'Onderwijs', text: 'Een jongere moest weer verhuizen.' };
	expect(await refusalOf(bring(cast.anna, id, raw, 'nuance', { ...general, sector: 'Bij Jonas' }))).toBe(
		'words-point',
	);
	const called = { ...general, text: 'Bel 0470 12 34 56 als hij weer verhuist.', looked: true };
	expect(await refusalOf(bring(cast.anna, id, raw, 'nuance', called))).toBe('words-identify');
	expect(await as(cast.chris, (tx) => listNuances(tx, themeId))).toEqual([]);
	await bring(cast.anna, id, raw, 'nuance', general);
	const seen = await note(id, 'Vroeger mocht ik dat niet doen, maar op 3 mei deed ik het toch.', 'nuance');
	await bring(cast.anna, id, seen, 'nuance', { sector: 'Thuiszorg', looked: true });
	expect(await as(cast.chris, (tx) => listNuances(tx, themeId))).toMatchObject([
		{ id: raw, sector: 'Onderwijs', body: general.text },
		{ id: seen, sector: 'Thuiszorg' },
	]);
});

test('who was there is noted in one tap and can be set right; the next agenda begins with what is open', async () => {
	const id = await plan('team', { startsAt: '18:00' });
	const door = doorOf(cast.anna);
	await noteWhoWasThere(door, id, 'everyone');
	await noteWhoWasThere(door, id, [cast.anna.personId ?? '', cast.gust.personId ?? '']);
	const { minutes } = await as(cast.anna, (tx) => loadMinutes(tx, id, 'nl'));
	expect([...minutes.present].sort()).toEqual(['anna', 'gust']);
	const open = await note(id, 'De dokter vragen', 'condition');
	await note(id, 'Stilte helpt', 'insight');
	const { method } = await as(cast.anna, (tx) => loadMeeting(tx, id, 'nl'));
	const insight = method.yields.find(({ into }) => into === 'insight')?.id ?? method.yields[0]?.id ?? '';
	const text = 'Samen nadenken hielp';
	await noteYields(door, id, { base: randomUUID(), familyRead: false, texts: [{ yieldId: insight, text }] });
	const next = await plan('team', { onDay: '2026-10-05' });
	const later = on(cast.anna, '2026-10-05');
	const agenda = await as(later, async (tx) => loadAgenda(tx, (await loadMeeting(tx, next, 'nl')).row));
	expect(agenda.last?.id).toBe(id);
	expect(agenda.last?.open[0]).toMatchObject({ id: open, text: 'De dokter vragen' });
	expect(agenda.last?.open.map((one) => one.into)).not.toContain('insight');
	expect(agenda.actions.every(({ state }) => state === 'open')).toBe(true);
});

test('of a meeting on screens who was there follows from who came in', async () => {
	const id = await plan('team', { way: 'live' });
	await live.meetings.openDoor({ actor: cast.anna, name: 'Anna' }, id);
	expect(await refusalOf(noteWhoWasThere(doorOf(cast.anna), id, 'everyone'))).toBe('attendance-live');
	expect((await as(cast.anna, (tx) => loadMinutes(tx, id, 'nl'))).minutes.present).toEqual(['Anna']);
});
