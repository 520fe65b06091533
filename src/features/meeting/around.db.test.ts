import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLibrary } from '#features/method/index.server.ts';
import { listThemeSignals } from '#features/theme/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { openTestMeetings } from '#tests/meetings.ts';
import { NOW, stageThemes, type ThemeStage } from '#tests/theme.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { calendarOf } from './calendar.ts';
import { command } from './command.ts';
import { endCalendarLink, loadCalendarOf, makeCalendarLink, readCalendar } from './keep-calendar.server.ts';
import { cancelMeeting, planForm, planMeeting } from './plan-meeting.server.ts';
import { bundleGroup, laySignals, listSortedGroups } from './sort-signals.server.ts';

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
	const input = planForm.parse({
		...{ id: randomUUID(), circleId, of: 'kom', way: 'agendaPoint', familyKnows: 'yes' },
		...{ title: 'Lotte slaapt niet', onDay: NOW, startsAt: '14:00', minutes: 60 },
		...more,
	});
	return (await as(actor, (tx) => planMeeting(tx, library, input))).id;
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
	expect(await laySignals(door, id)).toBe(2);
	expect(await laySignals(door, id)).toBe(0);
	const { state } = await live.meetings.recall(stage.cast.regionId, id);
	const ids = [...state.cards.values()].map((card) => card.id);
	expect([...state.cards.values()].map(({ by, shown, signalId }) => [by, shown, signalId])).toEqual(
		expect.arrayContaining(signals.map((signalId) => [null, true, signalId])),
	);
	const group = randomUUID();
	const lay = command.parse({ what: 'groupCards', ids, group, title: 'Vervoer' });
	await live.meetings.command(token, id, lay);
	expect(await listSortedGroups(door, id)).toMatchObject([{ id: group, title: 'Vervoer', theme: undefined }]);
	for (const _tap of [1, 2])
		expect(await bundleGroup(door, { meetingId: id, groupId: group, themeId: null })).toBe(group);
	expect((await as(chris, (tx) => listThemeSignals(tx, group))).map((one) => one.id).sort()).toEqual(
		signals.sort(),
	);
	expect(await listSortedGroups(door, id)).toMatchObject([{ theme: { id: group, title: 'Vervoer' } }]);
	expect(await refusalOf(bundleGroup(door, { meetingId: id, groupId: randomUUID(), themeId: null }))).toBe(
		'not-found',
	);
});
