import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMyCycles } from '#features/cycle/index.server.ts';
import { loadLibrary } from '#features/method/index.server.ts';
import { bundleSignal, findTheme, listThemeSignals, makeTheme } from '#features/theme/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { openTestMeetings } from '#tests/meetings.ts';
import { input, NOW, stageThemes, type ThemeStage } from '#tests/theme.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { calendarOf } from './calendar.ts';
import { command } from './command.ts';
import { endCalendarLink, loadCalendarOf, makeCalendarLink, readCalendar } from './keep-calendar.server.ts';
import { cancelMeeting, changeMeeting, planForm, planMeeting } from './plan-meeting.server.ts';
import { bundleGroup, laySignals, listSortedGroups, MOST_LAID } from './sort-signals.server.ts';

const library = loadLibrary('content');
const platform = openTestPlatform();
const live = openTestMeetings(platform);
const address = 'https://lus.example';
let stage: ThemeStage;
let chris: Actor;
let anna: Actor;
beforeAll(async () => {
	stage = await stageThemes(platform);
	await giveTrajectory(stage.cast, 'tableOne');
	[chris, anna] = [on(stage.cast.chris, NOW), on(stage.cast.anna, NOW)];
	const owner = await openAsOwner();
	await owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
		[stage.cast.regionId, randomUUID(), stage.cast.circles.learningNetwork, chris.personId],
	);
	await owner.end();
});
afterAll(async () => {
	await live.close();
	await platform.close();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const actOf =
	(actor: Actor) =>
	<T>(work: (tx: Tx) => Promise<T>) =>
		as(actor, work);
async function refusalOf(work: Promise<unknown>): Promise<string> {
	const error = await work.then(
		() => new Error('this was not refused'),
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refusal)) throw error;
	return error.code;
}
async function plan(actor: Actor, circleId: string, more: object = {}): Promise<string> {
	const form = planForm.parse({
		...{ id: randomUUID(), circleId, of: 'kom', way: 'agendaPoint', familyKnows: 'yes' },
		...{ title: 'Lotte slaapt niet', onDay: NOW, startsAt: '14:00', minutes: 60 },
		...more,
	});
	return (await as(actor, (tx) => planMeeting(tx, library, form))).id;
}

test('a calendar link works for its maker until it is replaced or revoked, and holds nothing of content', async () => {
	const { tableOne } = stage.cast.circles;
	const id = await plan(anna, tableOne, { rhythm: 'weekly', times: 3 });
	expect(await refusalOf(as(chris, (tx) => loadCalendarOf(tx, id, true)))).toBe('not-found');
	for (const wrong of ['', 'x', '0'.repeat(26), '0'.repeat(300)])
		expect(await refusalOf(readCalendar(platform, wrong, NOW))).toBe('not-found');
	const first = await as(anna, makeCalendarLink);
	const code = await as(anna, makeCalendarLink);
	expect(await refusalOf(readCalendar(platform, first, NOW))).toBe('not-found');
	const { meetings, locale } = await readCalendar(platform, `${code}.ics`, NOW);
	expect(meetings.map(({ onDay }) => onDay)).toEqual([NOW, addDays(NOW, 7), addDays(NOW, 14)]);
	const text = calendarOf(meetings, { address, locale, now: 0 });
	expect(text).toContain('SUMMARY:Tafel rond een traject: overleg');
	expect(text).not.toMatch(/Lotte|tableOne|T014/);
	const other = await as(on(stage.cast.ivo, NOW), makeCalendarLink);
	expect((await readCalendar(platform, other, NOW)).meetings).toEqual([]);
	await as(anna, (tx) => cancelMeeting(tx, id, true));
	expect((await as(anna, (tx) => loadCalendarOf(tx, id, true)))[0]).toMatchObject({
		changes: 1,
		state: 'cancelled',
	});
	await as(anna, endCalendarLink);
	expect(await refusalOf(readCalendar(platform, code, NOW))).toBe('not-found');
	const owner = await openAsOwner();
	const { rows } = await owner.query('select f::text as line from calendar_feed f where region_id = $1', [
		stage.cast.regionId,
	]);
	expect(rows.map(({ line }) => line).join()).not.toContain(code);
	await owner.end();
});

test('the coordinator lays received signals on the table; groups of them become themes', async () => {
	const { learningNetwork, tableOne } = stage.cast.circles;
	const signals = [
		await stage.raise('tableOne', 'De bus rijdt niet op woensdag.'),
		await stage.raise('tableTwo', 'Na vijf uur is er geen bus.'),
	];
	const sorting = { of: 'sorting-signals', way: 'live', title: 'Sorteren' };
	const id = await plan(chris, learningNetwork, sorting);
	const gust = on(stage.cast.gust, NOW);
	const door = { act: actOf(chris), live: live.meetings };
	expect(await refusalOf(laySignals(door, id))).toBe('not-opened');
	expect(await refusalOf(laySignals({ ...door, act: actOf(gust) }, id))).toBe('not-found');
	const elsewhere = await plan(anna, tableOne, sorting);
	expect(await refusalOf(laySignals({ ...door, act: actOf(anna) }, elsewhere))).toBe('not-found');

	const token = await live.meetings.openDoor({ actor: chris, name: 'Chris' }, id);
	expect(await laySignals(door, id)).toEqual({ laid: 2, left: 0 });
	expect(await laySignals(door, id)).toEqual({ laid: 0, left: 0 });
	const { state } = await live.meetings.recall(stage.cast.regionId, id);
	const ids = [...state.cards.values()].map((card) => card.id);
	expect([...state.cards.values()].map(({ by, shown, signalId }) => [by, shown, signalId])).toEqual(
		expect.arrayContaining(signals.map((signalId) => [null, true, signalId])),
	);
	const group = randomUUID();
	const lay = command.parse({ what: 'groupCards', ids, group, title: 'Vervoer' });
	await live.meetings.command(token, id, lay);
	expect(await listSortedGroups(door, id)).toMatchObject([
		{ id: group, title: 'Vervoer', open: 2, themes: [] },
	]);
	const asked = { meetingId: id, groupId: group, themeId: null, kind: 'chance' } as const;
	for (const _tap of [1, 2]) expect(await bundleGroup(door, asked)).toEqual({ themeId: group, skipped: 0 });
	expect(await as(chris, (tx) => findTheme(tx, group))).toMatchObject({ kind: 'chance', title: 'Vervoer' });
	expect((await as(chris, (tx) => listThemeSignals(tx, group))).map((one) => one.id).sort()).toEqual(
		signals.sort(),
	);
	expect(await listSortedGroups(door, id)).toMatchObject([
		{ open: 0, themes: [{ id: group, title: 'Vervoer' }] },
	]);
	expect(await refusalOf(bundleGroup(door, { ...asked, groupId: randomUUID() }))).toBe('not-found');
});

test('of a group of signals those that went on in the meantime are skipped; at most a table full is laid, the oldest first', async () => {
	const gone = await stage.raise('tableOne', 'De trein heeft vertraging.');
	const back = await stage.raise('tableTwo', 'De tram staat stil.');
	const stays = await stage.raise('tableThree', 'De fiets is stuk.');
	const owner = await openAsOwner();
	await owner.query('update signal set sent_on = $2 where id = any($1)', [
		[gone, back, stays],
		addDays(NOW, -30),
	]);
	await owner.query(
		`with one as (
			insert into signal (region_id, id, state, direction, statement, facts, level, support, sent_on, release_by, released_on)
			select $1, gen_random_uuid(), 'received', 'hinders', 'Nog een signaal.', '{Drie weken.}', 'meso', 'table', $2, $2, $2
			from generate_series(1, $3) returning id)
		insert into signal_reader (region_id, signal_id, region_role) select $1, id, 'coordinator' from one`,
		[stage.cast.regionId, NOW, MOST_LAID],
	);
	const { learningNetwork } = stage.cast.circles;
	const id = await plan(chris, learningNetwork, { of: 'sorting-signals', way: 'live', title: 'Opnieuw' });
	const door = { act: actOf(chris), live: live.meetings };
	const token = await live.meetings.openDoor({ actor: chris, name: 'Chris' }, id);
	expect(await laySignals(door, id)).toEqual({ laid: MOST_LAID, left: 3 });
	const cards = [...(await live.meetings.recall(stage.cast.regionId, id)).state.cards.values()];
	const ids = cards.flatMap((card) =>
		card.signalId && [gone, back, stays].includes(card.signalId) ? card.id : [],
	);
	expect(ids).toHaveLength(3);
	const group = randomUUID();
	await live.meetings.command(token, id, command.parse({ what: 'groupCards', ids, group, title: 'Vervoer' }));
	const elsewhere = randomUUID();
	await as(chris, async (tx) => {
		await makeTheme(tx, elsewhere, input('Treinen'));
		await bundleSignal(tx, elsewhere, gone);
	});
	await owner.query("update signal set state = 'returned' where id = $1", [back]);
	const asked = { meetingId: id, groupId: group, themeId: null, kind: 'barrier' } as const;
	expect(await bundleGroup(door, asked)).toEqual({ themeId: group, skipped: 2 });
	expect((await as(chris, (tx) => listThemeSignals(tx, group))).map((one) => one.id)).toEqual([stays]);
	expect(await listSortedGroups(door, id)).toMatchObject([{ open: 0, themes: [{}, {}] }]);
	await owner.query("update signal set state = 'returned' where id = $1", [stays]);
	await owner.query('delete from theme_signal where signal_id = any($1)', [[gone, stays]]);
	await owner.query("update signal set state = 'returned' where id = $1", [gone]);
	await owner.end();
	expect(await refusalOf(bundleGroup(door, asked))).toBe('signals-went-on');
});

test('the same meeting planned twice at the same moment is one, and its members are told once', async () => {
	const { tableOne } = stage.cast.circles;
	const form = planForm.parse({
		...{ id: randomUUID(), circleId: tableOne, of: 'kom', way: 'agendaPoint', familyKnows: 'yes' },
		...{ title: 'Tweemaal', onDay: NOW, startsAt: '15:00', minutes: 60, rhythm: 'weekly', times: 2 },
	});
	const cycles = async () => (await as(anna, listMyCycles)).length;
	const before = await cycles();
	const both = await Promise.all([1, 2].map(() => as(anna, (tx) => planMeeting(tx, library, form))));
	expect(both.map(({ id }) => id)).toEqual([form.id, form.id]);
	expect(both.map(({ fresh }) => fresh).sort()).toEqual([false, true]);
	expect(await as(anna, (tx) => loadCalendarOf(tx, form.id, true))).toHaveLength(2);
	expect(await cycles()).toBe(before + 1);
	const codes = await Promise.all([1, 2].map(() => as(anna, makeCalendarLink)));
	const works = await Promise.all(
		codes.map((code) =>
			readCalendar(platform, code, NOW).then(
				() => true,
				() => false,
			),
		),
	);
	expect(works.sort()).toEqual([false, true]);
});

test('a day that is too far is refused with a sentence; nothing changed tells nobody', async () => {
	const { tableOne } = stage.cast.circles;
	for (const more of [
		{ onDay: '9999-12-31', rhythm: 'weekly', times: 2 },
		{ onDay: addDays(NOW, 365), rhythm: 'monthly', times: 24 },
	])
		expect(await refusalOf(plan(anna, tableOne, more))).toBe('day-too-far');
	const id = await plan(anna, tableOne);
	const same = {
		title: 'Lotte slaapt niet',
		onDay: NOW,
		startsAt: '14:00',
		minutes: 60,
		place: '',
		prepare: '',
	};
	const change = (more: object) => as(anna, (tx) => changeMeeting(tx, id, { ...same, ...more }));
	expect(await refusalOf(change({ onDay: '9999-12-31' }))).toBe('day-too-far');
	expect([
		await change({}),
		await change({ title: 'De week', prepare: 'Lees dit.' }),
		await change({ title: 'De week', prepare: 'Lees dit.', place: 'Lokaal 2' }),
	]).toEqual([false, false, true]);
	const cancel = (off: boolean) => as(anna, (tx) => cancelMeeting(tx, id, off));
	expect([await cancel(true), await cancel(true), await cancel(false), await cancel(false)]).toEqual([
		true,
		false,
		true,
		false,
	]);
	expect((await as(anna, (tx) => loadCalendarOf(tx, id, false)))[0]?.changes).toBe(3);
});
