import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listMyActions } from '#features/action/index.server.ts';
import { loadContent } from '#features/method/index.server.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, FIRST_DAY, layOutCast, on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import {
	addMeeting,
	agreeToGoal,
	askQuestion,
	changeGoal,
	changeMeeting,
	endTrack,
	evaluate,
	listLed,
	listTracks,
	loadGuidance,
	loadTrack,
	nameLeader,
	noteMinutes,
	planTalk,
	proposeGoal,
	removeQuestion,
	reopenTrack,
	startTrack,
	takeAlong,
} from './index.server.ts';

const platform = openTestPlatform();
const { holidays } = loadContent('content');
let owner: pg.Client;
let cast: Cast;
/** The duo of anna, who is guided, and bram, her coach; emil sits in it too and takes no part. Hilde leads anna's team. */
let duo: string;

beforeAll(async () => {
	owner = await openAsOwner();
	cast = await layOutCast();
	duo = await newGroup('duo', [cast.anna, cast.bram, cast.emil]);
	await seat(cast.circles.team, cast.hilde);
});
afterAll(async () => {
	await owner.end();
	await platform.close();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const code = (wanted: string) => expect.objectContaining({ code: wanted });
const idOf = (actor: Actor) => actor.personId ?? '';
const seat = (circleId: string, actor: Actor) =>
	owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
		[cast.regionId, randomUUID(), circleId, actor.personId],
	);
async function newGroup(kind: string, members: readonly Actor[]): Promise<string> {
	const id = randomUUID();
	await owner.query(
		"insert into circle (region_id, id, kind, name, existing_meeting) values ($1, $2, $3, 'Anna en Bram', 'maandag')",
		[cast.regionId, id, kind],
	);
	for (const actor of members) await seat(id, actor);
	return id;
}

const asked = (more: Partial<Parameters<typeof startTrack>[2]> = {}) => ({
	...{ id: randomUUID(), circleId: duo, kind: 'coaching' as const },
	...{ guideId: idOf(cast.bram), guided: [idOf(cast.anna)] },
	...{ start: FIRST_DAY, count: 4, rhythmWeeks: 2, tapers: true },
	...more,
});
const begin = (actor: Actor, more: Partial<Parameters<typeof startTrack>[2]> = {}) =>
	as(actor, (tx) => startTrack(tx, holidays, asked(more)));
const load = (actor: Actor, id: string) => as(actor, (tx) => loadTrack(tx, id));
const goalOf = async (actor: Actor, track: string, what: string) =>
	(
		await as(actor, (tx) =>
			proposeGoal(tx, track, { id: randomUUID(), personId: idOf(cast.anna), what, notice: 'Ik bel eerst.' }),
		)
	).id;

describe('refused', () => {
	test('a table, a notebook, a body, a group of others', async () => {
		const at = (circleId = '') => begin(cast.bram, { circleId });
		await expect(at(cast.circles.tableOne)).rejects.toEqual(code('group-unfit'));
		await expect(at(cast.notebooks.bram)).rejects.toEqual(code('group-unfit'));
		await expect(at(cast.circles.team)).rejects.toEqual(code('not-found'));
		const inBody = { circleId: cast.circles.steeringGroup };
		await expect(begin(cast.hilde, inBody)).rejects.toEqual(code('group-unfit'));
	});

	test('who guides or is guided sits in the group, and who starts takes part', async () => {
		await expect(begin(cast.anna, { guideId: idOf(cast.gust) })).rejects.toEqual(code('guide-missing'));
		await expect(begin(cast.anna, { guided: [idOf(cast.gust)] })).rejects.toEqual(code('nobody-guided'));
		await expect(begin(cast.anna, { guided: [idOf(cast.bram)] })).rejects.toEqual(code('nobody-guided'));
		await expect(begin(cast.emil)).rejects.toEqual(code('not-in-it'));
		await expect(begin(cast.anna, { count: 1 })).rejects.toEqual(code('series-shape'));
		await expect(begin(cast.anna, { start: '9999-12-31' })).rejects.toEqual(code('start-too-far'));
	});

	test('everything to everyone who takes no part: of the same group, coordinator, administrator', async () => {
		const { id } = await begin(cast.anna);
		for (const who of [cast.emil, cast.chris, cast.dora, cast.hilde, cast.ivo]) {
			await expect(load(who, id)).rejects.toEqual(code('not-found'));
			await expect(
				as(who, (tx) => addMeeting(tx, id, { id: randomUUID(), plannedOn: FIRST_DAY })),
			).rejects.toEqual(code('not-found'));
			expect(await as(who, listTracks)).toEqual([]);
			expect(await as(who, listLed)).toEqual([]);
		}
	});

	test('a goal of somebody else: the coach proposes, and changes or shows nothing', async () => {
		const { id } = await begin(cast.anna);
		const goal = await goalOf(cast.bram, id, 'Rustig blijven in een crisis');
		await expect(as(cast.bram, (tx) => changeGoal(tx, id, { id: goal, state: 'reached' }))).rejects.toEqual(
			code('not-your-goal'),
		);
		await expect(as(cast.bram, (tx) => agreeToGoal(tx, id, { id: goal, agreed: true }))).rejects.toEqual(
			code('not-your-goal'),
		);
		const ofBram = { id: randomUUID(), personId: idOf(cast.bram), what: 'x', notice: '' };
		await expect(as(cast.anna, (tx) => proposeGoal(tx, id, ofBram))).rejects.toEqual(code('not-found'));
	});

	test('a leader who takes part, whom one does not know, or whom the coach names', async () => {
		const { id } = await begin(cast.anna);
		const name = (who: Actor, leader: Actor) => as(who, (tx) => nameLeader(tx, id, idOf(leader)));
		await expect(name(cast.anna, cast.bram)).rejects.toEqual(code('leader-unknown'));
		await expect(name(cast.anna, cast.gust)).rejects.toEqual(code('leader-unknown'));
		await expect(name(cast.bram, cast.hilde)).rejects.toEqual(code('only-guided'));
		await expect(as(cast.bram, (tx) => askQuestion(tx, id, { id: randomUUID(), text: 'x' }))).rejects.toEqual(
			code('only-guided'),
		);
	});

	test('a change once the series ended, a stop without a sentence, a talk held on no day', async () => {
		const { id } = await begin(cast.anna);
		const talk = { personId: idOf(cast.anna), moment: 'start' as const, plannedOn: null, held: true };
		await expect(as(cast.bram, (tx) => planTalk(tx, id, talk))).rejects.toEqual(code('talk-day-missing'));
		await expect(as(cast.anna, (tx) => reopenTrack(tx, id))).rejects.toEqual(code('track-goes-on'));
		await expect(as(cast.anna, (tx) => endTrack(tx, id, { early: true, reason: '' }))).rejects.toEqual(
			code('reason-missing'),
		);
		await as(cast.anna, (tx) => endTrack(tx, id, { early: true, reason: 'Ik verander van team.' }));
		await expect(goalOf(cast.anna, id, 'x')).rejects.toEqual(code('track-ended'));
		expect((await load(cast.bram, id)).track).toMatchObject({
			endedOn: FIRST_DAY,
			stopReason: 'Ik verander van team.',
		});
		await as(cast.anna, (tx) => reopenTrack(tx, id));
		expect((await load(cast.bram, id)).track).toMatchObject({ endedOn: null, stopReason: '' });
	});
});

test('a series begins once, with days that taper off and talks at the first, the middle and the last', async () => {
	const input = asked();
	const start = () => as(cast.anna, (tx) => startTrack(tx, holidays, input));
	expect(await Promise.all([start(), start()])).toEqual([{ id: input.id }, { id: input.id }]);
	await start();
	const { takers, meetings, talks } = await load(cast.bram, input.id);
	expect(takers.map(({ name, role }) => [name, role])).toEqual([
		['bram', 'guide'],
		['anna', 'guided'],
	]);
	expect(meetings.map(({ plannedOn }) => plannedOn)).toEqual([
		'2026-09-14',
		'2026-09-28',
		'2026-10-12',
		'2026-11-09',
	]);
	expect(talks.map(({ moment, plannedOn }) => [moment, plannedOn])).toEqual([
		['start', '2026-09-14'],
		['halfway', '2026-09-28'],
		['end', '2026-11-09'],
	]);
});

test('a day is moved, held, dropped and added; time is one’s own, and a day that passes stays as it is', async () => {
	const { id } = await begin(cast.anna);
	const [first, second, third] = (await load(cast.anna, id)).meetings.map((one) => one.id);
	await as(cast.bram, (tx) => changeMeeting(tx, id, { id: first ?? '', state: 'held' }));
	await as(cast.bram, (tx) => changeMeeting(tx, id, { id: second ?? '', plannedOn: '2026-09-30' }));
	await as(cast.anna, (tx) => changeMeeting(tx, id, { id: third ?? '', state: 'dropped' }));
	await as(cast.anna, (tx) => addMeeting(tx, id, { id: randomUUID(), plannedOn: '2026-12-01' }));
	await as(cast.anna, (tx) => noteMinutes(tx, id, { id: first ?? '', minutes: 75 }));
	const later = on(cast.anna, '2027-06-01');
	expect(
		(await load(later, id)).meetings.map(({ plannedOn, state, minutes }) => [plannedOn, state, minutes]),
	).toEqual([
		['2026-09-14', 'held', 75],
		['2026-09-30', 'planned', null],
		['2026-10-12', 'dropped', null],
		['2026-11-09', 'planned', null],
		['2026-12-01', 'planned', null],
	]);
	expect((await load(cast.bram, id)).meetings[0]?.minutes).toBeNull();
	await as(cast.anna, (tx) => noteMinutes(tx, id, { id: first ?? '', minutes: 0 }));
	expect((await load(cast.anna, id)).meetings[0]?.minutes).toBeNull();
});

describe('the talk of three is on goals only', () => {
	let id: string;
	let shown: string;
	beforeEach(async () => {
		({ id } = await begin(cast.anna));
		shown = await goalOf(cast.anna, id, 'Ouders eerst laten uitspreken');
		await goalOf(cast.bram, id, 'Minder overuren');
		await as(cast.anna, (tx) => agreeToGoal(tx, id, { id: shown, agreed: true }));
		await as(cast.anna, (tx) => nameLeader(tx, id, idOf(cast.hilde)));
	});
	const seen = async () => (await as(cast.hilde, listLed)).filter(({ trackId }) => trackId === id);

	test('the leader reads agreed goals, their state, three dates and the end', async () => {
		await as(cast.anna, (tx) =>
			changeGoal(tx, id, { id: shown, state: 'partly', evidence: 'Drie van de vier keer lukte het.' }),
		);
		const day = { personId: idOf(cast.anna), moment: 'start' as const, plannedOn: FIRST_DAY, held: true };
		await as(cast.bram, (tx) => planTalk(tx, id, day));
		await as(cast.anna, (tx) => endTrack(tx, id, { early: true, reason: 'Ik stop hier.' }));
		const [led, ...others] = await seen();
		expect(others).toEqual([]);
		expect(led).toEqual({
			trackId: id,
			personId: idOf(cast.anna),
			personName: 'anna',
			guideName: 'bram',
			kind: 'coaching',
			startedOn: FIRST_DAY,
			endedOn: FIRST_DAY,
			goals: [
				{
					id: shown,
					personId: idOf(cast.anna),
					what: 'Ouders eerst laten uitspreken',
					notice: 'Ik bel eerst.',
					state: 'partly',
					agreedOn: FIRST_DAY,
				},
			],
			talks: [
				expect.objectContaining({ moment: 'start', held: true }),
				expect.objectContaining({ moment: 'halfway', held: false }),
				expect.objectContaining({ moment: 'end', held: false }),
			],
		});
		await expect(load(cast.hilde, id)).rejects.toEqual(code('not-found'));
	});

	test('what is taken back, and another leader, close it at once', async () => {
		await as(cast.anna, (tx) => agreeToGoal(tx, id, { id: shown, agreed: false }));
		expect((await seen())[0]?.goals).toEqual([]);
		expect((await load(cast.bram, id)).goals.map(({ what }) => what)).toEqual([
			'Ouders eerst laten uitspreken',
			'Minder overuren',
		]);
		await as(cast.anna, (tx) => nameLeader(tx, id, null));
		expect(await seen()).toEqual([]);
	});

	test('each guided person has an own leader, who reads nothing of the others', async () => {
		const group = await newGroup('learningGroup', [cast.anna, cast.bram, cast.emil]);
		const series = await begin(cast.anna, {
			circleId: group,
			kind: 'learningGroup',
			guided: [idOf(cast.anna), idOf(cast.emil), idOf(cast.bram)],
		});
		const ofEmil = { id: randomUUID(), personId: idOf(cast.emil), what: 'Doel van Emil', notice: '' };
		await as(cast.emil, (tx) => proposeGoal(tx, series.id, ofEmil));
		await as(cast.emil, (tx) => agreeToGoal(tx, series.id, { id: ofEmil.id, agreed: true }));
		await as(cast.anna, (tx) => nameLeader(tx, series.id, idOf(cast.hilde)));
		const led = (await as(cast.hilde, listLed)).filter(({ trackId }) => trackId === series.id);
		expect(led).toMatchObject([{ personName: 'anna', goals: [] }]);
		expect(led[0]?.talks).toHaveLength(3);
	});

	test('words lie unreadable in the database, agreed ones too', async () => {
		await as(cast.anna, (tx) =>
			askQuestion(tx, id, { id: randomUUID(), text: 'Hoe zeg ik neen tegen oma?' }),
		);
		const { rows } = await owner.query(
			`select body from guidance_goal where track_id = $1 union all select body from guidance_note where track_id = $1`,
			[id],
		);
		expect(rows).toHaveLength(3);
		for (const { body } of rows as { body: Buffer }[])
			expect(body.toString('latin1')).not.toMatch(/ouders|overuren|oma/i);
	});
});

test('questions, evaluation and insight stay in the track; an action goes into the own notebook', async () => {
	const { id } = await begin(cast.anna);
	const question = { id: randomUUID(), text: 'Hoe blijf ik rustig?' };
	for (const _ of ['once', 'twice']) await as(cast.anna, (tx) => askQuestion(tx, id, question));
	await as(cast.anna, (tx) => evaluate(tx, id, { bond: 'Veilig.', hope: ' ' }));
	await as(cast.bram, (tx) => evaluate(tx, id, { bond: 'Warm.' }));
	await as(cast.anna, (tx) => evaluate(tx, id, { bond: 'Heel veilig.' }));
	const action = { actionId: randomUUID(), action: 'Elke vrijdag terugkijken', dueOn: '2026-12-01' };
	for (const _ of ['once', 'twice'])
		await as(cast.anna, (tx) => takeAlong(tx, id, { text: 'Ik mag traag zijn.', ...action }));
	expect((await load(cast.bram, id)).notes).toEqual({
		questions: [{ ...question, personId: idOf(cast.anna) }],
		evidence: {},
		evaluations: { [idOf(cast.anna)]: { bond: 'Heel veilig.' }, [idOf(cast.bram)]: { bond: 'Warm.' } },
		insights: { [idOf(cast.anna)]: 'Ik mag traag zijn.' },
	});
	const mine = (await as(cast.anna, listMyActions)).filter(({ what }) => what === action.action);
	expect(mine).toMatchObject([{ circleId: cast.notebooks.anna, dueOn: '2026-12-01' }]);
	await expect(
		as(cast.bram, (tx) => removeQuestion(tx, id, { id: question.id, removed: true })),
	).rejects.toEqual(code('not-found'));
	await as(cast.anna, (tx) => removeQuestion(tx, id, { id: question.id, removed: true }));
	expect((await load(cast.bram, id)).notes.questions).toEqual([]);
	await as(cast.anna, (tx) => removeQuestion(tx, id, { id: question.id, removed: false }));
	expect((await load(cast.bram, id)).notes.questions).toHaveLength(1);
});

test('who leaves the group reads nothing more, and the others still see the name', async () => {
	const pair = await newGroup('duo', [cast.anna, cast.bram]);
	const { id } = await begin(cast.anna, { circleId: pair });
	await owner.query('update membership set ended_on = current_date where circle_id = $1 and person_id = $2', [
		pair,
		cast.bram.personId,
	]);
	await expect(load(cast.bram, id)).rejects.toEqual(code('not-found'));
	expect((await load(cast.anna, id)).takers[0]?.name).toBe('bram');
});

test('every kind asks its own questions at the end, in both languages', () => {
	const { nl, en } = loadGuidance('content');
	for (const { kinds } of [nl, en])
		expect(kinds.map((one) => one.id)).toEqual(['supervision', 'coaching', 'workFloor', 'learningGroup']);
	expect(nl.kinds.every(({ questions }) => questions.length >= 3)).toBe(true);
});
