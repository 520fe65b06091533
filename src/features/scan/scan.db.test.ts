import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAction } from '#features/action/index.server.ts';
import { loadLibrary } from '#features/method/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor, asJobs, asNobody, type Tx } from '#platform/db/context.server.ts';
import { type Cast, FIRST_DAY, layOutCast, on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import {
	answerByCard,
	answerScan,
	closeDueScans,
	closeScan,
	listScanGroups,
	listScans,
	listWaitingScans,
	loadPicture,
	loadScan,
	makeCards,
	openScan,
	planAfterScan,
	readCard,
} from './index.server.ts';
import type { Answer } from './scan.ts';

const platform = openTestPlatform();
const library = loadLibrary('content');
const goals = 'this-trajectory.goals';
let cast: Cast;
let owner: pg.Client;
/** The team of six: anna is in it already. */
let team: Actor[];

beforeAll(async () => {
	cast = await layOutCast();
	owner = await openAsOwner();
	const { anna, bram, emil, fien, gust, ivo } = cast;
	team = [anna, bram, emil, fien, gust, ivo];
	for (const actor of team.slice(1)) await seat(cast.circles.team, actor);
});
afterAll(async () => {
	await owner.end();
	await platform.close();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const seat = (circleId: string, actor: Actor) =>
	owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
		[cast.regionId, randomUUID(), circleId, actor.personId],
	);
const code = (wanted: string) => expect.objectContaining({ code: wanted });

/** A group of its own, so that the rounds of one test do not meet those of another. */
async function newTeam(members: readonly Actor[]): Promise<string> {
	const id = randomUUID();
	await owner.query(
		"insert into circle (region_id, id, kind, name, existing_meeting) values ($1, $2, 'team', 'Team', 'teamoverleg')",
		[cast.regionId, id],
	);
	for (const actor of members) await seat(id, actor);
	return id;
}

async function open(actor: Actor, circleId: string, asksClients = false, of = 'continuum'): Promise<string> {
	const closesOn = addDays(actor.today, 21);
	const input = { id: randomUUID(), of, circleId, closesOn, asksClients };
	return (await as(actor, (tx) => openScan(tx, library, input))).id;
}
const saying = (point: string, words?: string): Answer => ({
	points: { [goals]: point },
	evidence: words ? { [goals]: words } : {},
});
const answer = (actor: Actor, round: string, point: string, words?: string) =>
	as(actor, (tx) => answerScan(tx, round, saying(point, words)));
const clientAnswers = async (actor: Actor, round: string, points: readonly string[]) => {
	const codes = await as(actor, (tx) => makeCards(tx, round, Math.max(5, points.length)));
	for (const [index, point] of points.entries())
		await asNobody(platform, (tx) => answerByCard(tx, codes[index] ?? '', { [goals]: point }));
	return codes;
};
const close = (actor: Actor, round: string) => as(actor, (tx) => closeScan(tx, round));
const pictureAt = async (actor: Actor, round: string, place = goals) => {
	const picture = await as(actor, (tx) => loadPicture(tx, round, 'nl'));
	const item = picture.sections.flatMap(({ items }) => items).find((one) => one.place === place);
	if (!item) throw new Error(`no item ${place}`);
	return { picture, item };
};
const rowsOf = async (round: string) =>
	(await owner.query('select audience, person_id from scan_answer where round_id = $1', [round])).rows;
const roundRow = async (round: string) =>
	(await owner.query('select * from scan_round where id = $1', [round])).rows[0];

describe('who is not of the group', () => {
	test('finds nothing, whatever the role: stranger, coordinator, administrator, another region', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		await answer(cast.anna, round, 'guide');
		const elsewhere = await layOutCast();
		for (const actor of [cast.chris, cast.dora, cast.hilde, elsewhere.anna]) {
			const refused = async (work: (tx: Tx) => Promise<unknown>) =>
				expect(as(actor, work)).rejects.toEqual(code('not-found'));
			await refused((tx) => loadScan(tx, round, 'nl'));
			await refused((tx) => loadPicture(tx, round, 'nl'));
			await refused((tx) => answerScan(tx, round, saying('guide')));
			await refused((tx) => closeScan(tx, round));
			await refused((tx) => makeCards(tx, round, 10));
			expect(await as(actor, (tx) => listScans(tx, 'nl'))).toEqual([]);
		}
		expect((await roundRow(round)).closed_on).toBeNull();
	});

	test('opens no round in a group that is not theirs, nor with an id that stands elsewhere', async () => {
		const round = await open(cast.anna, await newTeam(team));
		await expect(open(cast.chris, cast.circles.team)).rejects.toEqual(code('not-found'));
		const again = {
			id: round,
			of: 'continuum',
			circleId: cast.notebooks.chris ?? '',
			closesOn: FIRST_DAY,
			asksClients: false,
		};
		await expect(as(cast.chris, (tx) => openScan(tx, library, again))).rejects.toEqual(code('not-found'));
	});

	test('a card of nobody opens nothing', async () => {
		for (const wrong of ['', 'AAAA-BBBB', '0000-0000-0000-0000-0000-0000-00'])
			expect(await asNobody(platform, (tx) => readCard(tx, wrong, 'nl'))).toBeUndefined();
	});
});

describe('opening', () => {
	test('a group of four is refused, and the words point to the worksheet', async () => {
		const four = await newTeam(team.slice(0, 4));
		await expect(open(cast.anna, four)).rejects.toEqual(
			expect.objectContaining({
				code: 'group-too-small',
				sentence: expect.objectContaining({ nl: expect.stringContaining('werkblad') }),
			}),
		);
		const groups = await as(cast.anna, listScanGroups);
		expect(groups.find(({ id }) => id === four)?.members).toBe(4);
	});

	test('a group of four may ask clients; their own answers are not taken', async () => {
		const round = await open(cast.anna, await newTeam(team.slice(0, 4)), true);
		await expect(answer(cast.anna, round, 'guide')).rejects.toEqual(code('group-too-small'));
		await clientAnswers(cast.anna, round, Array(5).fill('expert'));
		await close(cast.anna, round);
		expect((await pictureAt(cast.anna, round)).item).toMatchObject({
			group: undefined,
			client: { answered: 5 },
		});
	});

	test('a day in the past, a scan without words for clients, one for groups in a notebook, one that runs: refused', async () => {
		const circleId = await newTeam(team);
		const input = { id: randomUUID(), of: 'quality-framework', circleId, closesOn: addDays(FIRST_DAY, 21) };
		const refused = (change: object, wanted: string) =>
			expect(
				as(cast.anna, (tx) => openScan(tx, library, { ...input, asksClients: false, ...change })),
			).rejects.toEqual(code(wanted));
		await refused({ closesOn: addDays(FIRST_DAY, -1) }, 'closing-day');
		await refused({ closesOn: addDays(FIRST_DAY, 181) }, 'closing-day');
		await refused({ asksClients: true }, 'no-client-words');
		await refused({ circleId: cast.notebooks.anna }, 'needs-a-group');
		await refused({ of: 'safety-first' }, 'not-found');
		await open(cast.bram, circleId, false, 'quality-framework');
		await refused({}, 'scan-runs');
	});

	test('the same id twice opens one', async () => {
		const circleId = await newTeam(team);
		const input = { id: randomUUID(), of: 'continuum', circleId, closesOn: FIRST_DAY, asksClients: false };
		for (let twice = 0; twice < 2; twice++)
			expect(await as(cast.anna, (tx) => openScan(tx, library, input))).toEqual({ id: input.id });
	});
});

describe('answering', () => {
	test('a member cannot read the answer of another, neither by page nor by SQL', async () => {
		const round = await open(cast.anna, await newTeam(team));
		await answer(cast.anna, round, 'guide', 'ik vroeg het eerst');
		expect((await as(cast.bram, (tx) => loadScan(tx, round, 'nl'))).mine).toBeUndefined();
		await as(cast.bram, async (tx) => {
			const { rows } = await sql`select body from scan_answer where round_id = ${round}`.execute(tx.db);
			expect(rows).toEqual([]);
			const bodies = await sql`select * from scan_bodies(${round}, 'group')`.execute(tx.db);
			expect(bodies.rows).toEqual([]);
			const gone = await sql`update scan_answer set body = '\\x00' where round_id = ${round}`.execute(tx.db);
			expect(gone.numAffectedRows).toBe(0n);
		});
		expect(JSON.stringify(await owner.query('select * from scan_answer'))).not.toContain('vroeg het eerst');
	});

	test('once, and changed while the round is open', async () => {
		const round = await open(cast.anna, await newTeam(team));
		await answer(cast.anna, round, 'guide');
		await answer(cast.anna, round, 'companion');
		const { mine, progress } = await as(cast.anna, (tx) => loadScan(tx, round, 'nl'));
		expect([mine?.points, progress.ofGroup]).toEqual([{ [goals]: 'companion' }, 1]);
		expect(await rowsOf(round)).toHaveLength(1);
	});

	test('an answer made empty is withdrawn', async () => {
		const round = await open(cast.anna, await newTeam(team));
		await answer(cast.anna, round, 'guide');
		await as(cast.anna, (tx) => answerScan(tx, round, { points: {}, evidence: {} }));
		expect(await rowsOf(round)).toEqual([]);
	});

	test('nothing, or a point that is not there, is refused', async () => {
		const round = await open(cast.anna, await newTeam(team));
		const empty = as(cast.anna, (tx) => answerScan(tx, round, { points: {}, evidence: {} }));
		await expect(empty).rejects.toEqual(code('nothing-answered'));
		await expect(answer(cast.anna, round, 'boss')).rejects.toEqual(code('answer-unfit'));
	});

	test('a closed round refuses members and cards', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		const [card = ''] = await as(cast.anna, (tx) => makeCards(tx, round, 5));
		await close(cast.anna, round);
		await expect(answer(cast.anna, round, 'guide')).rejects.toEqual(code('scan-closed'));
		await expect(as(cast.anna, (tx) => makeCards(tx, round, 5))).rejects.toEqual(code('scan-closed'));
		expect(await asNobody(platform, (tx) => readCard(tx, card, 'nl'))).toBeUndefined();
		const late = asNobody(platform, (tx) => answerByCard(tx, card, { [goals]: 'guide' }));
		await expect(late).rejects.toEqual(code('card-spent'));
	});

	test('a card is spent by answering, once; an empty answer spends nothing', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		const [card = ''] = await as(cast.anna, (tx) => makeCards(tx, round, 5));
		const give = (points: Record<string, string>) =>
			asNobody(platform, (tx) => answerByCard(tx, card.toLowerCase().replaceAll('-', ' '), points));
		await expect(give({})).rejects.toEqual(code('nothing-answered'));
		await expect(give({ [goals]: 'boss' })).rejects.toEqual(code('answer-unfit'));
		await give({ [goals]: 'guide' });
		await expect(give({ [goals]: 'guide' })).rejects.toEqual(code('card-spent'));
		expect(await asNobody(platform, (tx) => readCard(tx, card, 'nl'))).toBeUndefined();
		expect(await rowsOf(round)).toEqual([{ audience: 'client', person_id: null }]);
	});

	test('two who use one card at once spend it once', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		const [card = ''] = await as(cast.anna, (tx) => makeCards(tx, round, 5));
		const tries = await Promise.allSettled(
			[1, 2, 3].map(() => asNobody(platform, (tx) => answerByCard(tx, card, { [goals]: 'guide' }))),
		);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await rowsOf(round)).toHaveLength(1);
	});

	test('cards are made five to forty at once, two hundred in a round', async () => {
		const round = await open(cast.anna, await newTeam(team), false);
		const make = (count: number) => as(cast.anna, (tx) => makeCards(tx, round, count));
		for (const count of [1, 4, 41]) await expect(make(count)).rejects.toEqual(code('card-count'));
		for (let batch = 0; batch < 5; batch++) expect(new Set(await make(40)).size).toBe(40);
		await expect(make(5)).rejects.toEqual(code('card-count'));
		expect(await roundRow(round)).toMatchObject({ asks_clients: true, cards_made: 200 });
	});
});

describe('before the end', () => {
	test('there is no picture, not even from six answers and six clients; of clients only whether they are five', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		for (const actor of team) await answer(actor, round, 'guide');
		const codes = await as(cast.anna, (tx) => makeCards(tx, round, 6));
		const told: unknown[] = [];
		for (const card of codes) {
			await asNobody(platform, (tx) => answerByCard(tx, card, { [goals]: 'guide' }));
			told.push((await as(cast.bram, (tx) => loadScan(tx, round, 'nl'))).progress);
		}
		const below = { ofGroup: 6, fiveClients: false };
		expect(told).toEqual([...Array(4).fill(below), ...Array(2).fill({ ofGroup: 6, fiveClients: true })]);
		await expect(as(cast.anna, (tx) => loadPicture(tx, round, 'nl'))).rejects.toEqual(code('scan-open'));
	});
});

describe('closing', () => {
	test('four clients are destroyed unread, five of the group show', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		for (const actor of team.slice(0, 5)) await answer(actor, round, 'guide', `woord van ${actor.personId}`);
		await clientAnswers(cast.anna, round, Array(4).fill('expert'));
		await close(cast.bram, round);
		const { item } = await pictureAt(cast.ivo, round);
		expect(item.client).toBeUndefined();
		expect(item.group).toEqual({ answered: 5, counts: [0, 5, 0] });
		expect(item.evidence).toHaveLength(5);
		expect(await rowsOf(round)).toEqual(Array(5).fill({ audience: 'group', person_id: null }));
	});

	test('five clients show beside the group; four of the group do not', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		for (const actor of team.slice(0, 4)) await answer(actor, round, 'guide', 'niet te lezen');
		await clientAnswers(cast.anna, round, ['expert', 'expert', 'expert', 'guide', 'companion']);
		await close(cast.anna, round);
		const { item, picture } = await pictureAt(cast.bram, round);
		expect(item).toMatchObject({ group: undefined, evidence: [], client: { counts: [3, 1, 1] } });
		expect(picture.answers).toEqual({ group: 0, client: 5 });
	});

	test('who answered is forgotten, so that nobody finds an own answer back', async () => {
		const round = await open(cast.anna, await newTeam(team));
		for (const actor of team) await answer(actor, round, 'guide');
		expect((await rowsOf(round)).filter((row) => row.person_id === null)).toHaveLength(0);
		await close(cast.anna, round);
		expect((await rowsOf(round)).filter((row) => row.person_id !== null)).toHaveLength(0);
		expect((await as(cast.anna, (tx) => loadScan(tx, round, 'nl'))).mine).toBeUndefined();
		const audit = await owner.query('select what from audit where subject_id = $1', [round]);
		expect(audit.rows).toEqual([]);
	});

	test('when nothing is left the key goes too, and cards end', async () => {
		const round = await open(cast.anna, await newTeam(team), true);
		await answer(cast.anna, round, 'guide');
		await clientAnswers(cast.anna, round, Array(4).fill('expert'));
		expect((await roundRow(round)).wrapped_key).not.toBeNull();
		await close(cast.anna, round);
		expect((await roundRow(round)).wrapped_key).toBeNull();
		expect(await rowsOf(round)).toEqual([]);
		const cards = await owner.query('select 1 from scan_card where round_id = $1', [round]);
		expect(cards.rows).toEqual([]);
		expect((await pictureAt(cast.anna, round)).picture.answers).toEqual({ group: 0, client: 0 });
	});

	test('an own notebook keeps the own view beside five clients, and loses four', async () => {
		for (const [clients, left] of [
			[5, 6],
			[4, 1],
		] as const) {
			const round = await open(cast.ivo, cast.notebooks.ivo ?? '', true);
			await answer(cast.ivo, round, 'guide', 'ik vraag wat ze willen');
			await clientAnswers(cast.ivo, round, Array(clients).fill('expert'));
			await close(cast.ivo, round);
			const { item } = await pictureAt(cast.ivo, round);
			expect(item.group).toEqual({ answered: 1, counts: [0, 1, 0] });
			expect(item.client?.answered).toBe(clients === 5 ? 5 : undefined);
			expect(item.evidence).toEqual(['ik vraag wat ze willen']);
			expect(await rowsOf(round)).toHaveLength(left);
			expect((await as(cast.ivo, (tx) => loadScan(tx, round, 'nl'))).mine).toBeDefined();
		}
	});

	test('on its day a round is still open; the jobs of the day after close it', async () => {
		const round = await open(cast.anna, await newTeam(team));
		for (const actor of team) await answer(actor, round, 'guide');
		const { closesOn } = (await as(cast.anna, (tx) => loadScan(tx, round, 'nl'))).round;
		const jobsOn = (today: string) => asJobs(platform, { regionId: cast.regionId, today }, closeDueScans);
		await jobsOn(closesOn);
		expect((await roundRow(round)).closed_on).toBeNull();
		expect(await jobsOn(addDays(closesOn, 1))).toBeGreaterThan(0);
		expect((await pictureAt(cast.anna, round)).item.group).toEqual({ answered: 6, counts: [0, 6, 0] });
	});

	test('an answer that comes in while the round closes is in it, or is refused: it never stays behind', async () => {
		const round = await open(cast.anna, await newTeam(team));
		for (const actor of team.slice(0, 5)) await answer(actor, round, 'guide');
		await Promise.allSettled([
			answer(cast.ivo, round, 'expert'),
			close(cast.anna, round),
			answer(cast.anna, round, 'expert'),
		]);
		expect((await rowsOf(round)).filter((row) => row.person_id !== null)).toEqual([]);
	});
});

describe('afterwards', () => {
	test('a repeat shows movement beside the round before it, and an action is planned', async () => {
		const circleId = await newTeam(team);
		const first = await open(cast.anna, circleId);
		for (const actor of team) await answer(actor, first, 'expert');
		await close(cast.anna, first);
		const next = {
			id: randomUUID(),
			what: 'Vraag eerst wat zij willen.',
			expected: '',
			reach: 'own',
		} as const;
		const act = { ...next, ownerId: cast.bram.personId ?? '', dueOn: '', checkOn: addDays(FIRST_DAY, 30) };
		await as(cast.anna, (tx) => planAfterScan(tx, first, act));
		expect((await as(cast.bram, (tx) => loadAction(tx, act.id))).what).toBe(next.what);
		expect((await as(cast.bram, (tx) => loadScan(tx, first, 'nl'))).round.actionId).toBe(act.id);
		const year = team.map((actor) => on(actor, addDays(FIRST_DAY, 365)));
		const [anna = cast.anna] = year;
		const second = await open(anna, circleId);
		for (const actor of year) await answer(actor, second, 'guide');
		await close(anna, second);
		const { picture, item } = await pictureAt(anna, second);
		expect(picture.moved).toBe(true);
		expect([item.groupBefore?.counts, item.group?.counts]).toEqual([
			[6, 0, 0],
			[0, 6, 0],
		]);
	});

	test('no action is planned on a round that is open, or by a stranger', async () => {
		const round = await open(cast.anna, await newTeam(team));
		const act = {
			id: randomUUID(),
			what: 'Iets.',
			expected: '',
			reach: 'own' as const,
			ownerId: cast.anna.personId ?? '',
		};
		const plan = (actor: Actor) => as(actor, (tx) => planAfterScan(tx, round, act));
		await expect(plan(cast.anna)).rejects.toEqual(code('scan-open'));
		await close(cast.anna, round);
		await expect(plan(cast.chris)).rejects.toEqual(code('not-found'));
	});

	test('the list puts first what waits for an answer', async () => {
		const { anna } = await layOutCast();
		const done = await open(anna, await ownNotebook(anna));
		await answer(anna, done, 'guide');
		const waits = await open(anna, await ownNotebook(anna), false, 'participation-ladder');
		const listed = await as(anna, (tx) => listScans(tx, 'en'));
		expect(listed.map(({ id, waitsForMe }) => [id, waitsForMe])).toEqual([
			[waits, true],
			[done, false],
		]);
		expect(listed[0]?.title).toBe(library.instrument.get('participation-ladder')?.en.title);
		const waiting = await as(anna, (tx) => listWaitingScans(tx, 'nl'));
		expect(waiting.map(({ id }) => id)).toEqual([waits]);
		await close(anna, waits);
		expect(await as(anna, (tx) => listWaitingScans(tx, 'nl'))).toEqual([]);
	});
});

async function ownNotebook(actor: Actor): Promise<string> {
	const groups = await as(actor, listScanGroups);
	return groups.find(({ kind }) => kind === 'individual')?.id ?? '';
}
