import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearNotices, listMyNotices } from '#features/signal/index.server.ts';
import { addStopToTheme, listNuances } from '#features/theme/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor, asJobs, asNobody, type Tx } from '#platform/db/context.server.ts';
import { on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { NOW, stageThemes, type ThemeStage } from '#tests/theme.ts';
import type { HomeworkInput } from './homework.ts';
import {
	addConstituency,
	answerByCode,
	askHomework,
	gatherHomework,
	listMyPaper,
	loadHomework,
	loadHomeworkLines,
	makeHomeworkLink,
	makeNuance,
	moveLastDay,
	openUpDueHomework,
	openUpHomework,
	readHomeworkCode,
	revokeHomeworkLink,
	typeInAnswers,
} from './index.server.ts';

const platform = openTestPlatform();
let stage: ThemeStage;
let owner: pg.Client;
let themeId: string;
/** Both sit in the learning network. */
let gust: Actor;
let anna: Actor;
beforeAll(async () => {
	stage = await stageThemes(platform);
	owner = await openAsOwner();
	const { cast, chris, themeOf } = stage;
	themeId = (await themeOf(3)).themeId;
	gust = on(cast.gust, NOW);
	anna = on(cast.anna, NOW);
	const circleId = cast.circles.learningNetwork;
	await owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
		[cast.regionId, randomUUID(), circleId, cast.anna.personId],
	);
	await as(chris, (tx) =>
		addStopToTheme(tx, randomUUID(), themeId, { kind: 'learningNetwork', circleId, label: '', onDay: NOW }),
	);
});
afterAll(async () => {
	await owner.end();
	await platform.close();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const nobody = <T>(work: (tx: Tx) => Promise<T>) => asNobody(platform, work);
const refused = (code: string) => expect.objectContaining({ code });
const input = (change: Partial<HomeworkInput> = {}): HomeworkInput => ({
	id: randomUUID(),
	circleId: stage.cast.circles.learningNetwork,
	themeId,
	title: 'Hoe kijken jullie?',
	why: 'We zoeken woorden die we delen.',
	questions: ['Wat zie je goed lopen?', 'Wat ontbreekt?'],
	lastDay: addDays(NOW, 14),
	shown: 'together',
	constituencies: ['Onderwijs', 'Pleegzorg'],
	...change,
});

async function asked(change: Partial<HomeworkInput> = {}) {
	const { id } = await as(gust, (tx) => askHomework(tx, input(change)));
	const { constituencies } = await as(gust, (tx) => loadHomework(tx, id));
	const named = (name: string) => constituencies.find((one) => one.name === name)?.id ?? '';
	const link = (name: string) => as(gust, (tx) => makeHomeworkLink(tx, id, named(name)));
	return { id, named, link };
}
const answer = (code: string, answers: string[], id = randomUUID(), today = NOW) =>
	nobody((tx) => answerByCode(tx, code, today, { id, answers }));
const counts = async (id: string) =>
	(await as(gust, (tx) => loadHomework(tx, id))).constituencies.map(({ answers }) => answers);

/** How many lines about this homework wait for somebody. */
const told = async (actor: Actor, id: string) =>
	(await as(actor, listMyNotices)).filter(
		({ kind, homeworkId }) => kind === 'homeworkOpened' && homeworkId === id,
	).length;

describe('who is not of the group', () => {
	test('asks nothing in its name and finds nothing: stranger, coordinator, administrator', async () => {
		const { cast, chris } = stage;
		const { id, named } = await asked();
		for (const actor of [cast.ivo, cast.dora, cast.hilde, chris]) {
			const fails = async (work: (tx: Tx) => Promise<unknown>) =>
				expect(as(on(actor, NOW), work)).rejects.toEqual(refused('not-found'));
			await fails((tx) => askHomework(tx, input()));
			await fails((tx) => loadHomework(tx, id));
			await fails((tx) => gatherHomework(tx, id));
			await fails((tx) => openUpHomework(tx, id));
			await fails((tx) => moveLastDay(tx, id, NOW));
			await fails((tx) => addConstituency(tx, id, { id: randomUUID(), name: 'CLB' }));
			await fails((tx) => makeHomeworkLink(tx, id, named('Onderwijs')));
			const given = { id: randomUUID(), constituencyId: named('Onderwijs'), answers: ['Rust.', ''] };
			await fails((tx) => typeInAnswers(tx, id, given));
			await fails((tx) => askHomework(tx, input({ id, circleId: cast.notebooks.ivo ?? '' })));
			expect(await as(actor, (tx) => loadHomeworkLines(tx, { themeId }))).toEqual([]);
		}
	});

	test('a table asks nothing; a theme that does not lie with the group is refused, as is a day that passed', async () => {
		const { circles } = stage.cast;
		const own = { circleId: circles.tableOne, themeId: null };
		await expect(as(anna, (tx) => askHomework(tx, input(own)))).rejects.toEqual(refused('not-found'));
		const elsewhere = { circleId: circles.team };
		await expect(as(anna, (tx) => askHomework(tx, input(elsewhere)))).rejects.toEqual(
			refused('theme-elsewhere'),
		);
		const late = { lastDay: addDays(NOW, -1) };
		await expect(as(gust, (tx) => askHomework(tx, input(late)))).rejects.toEqual(refused('last-day'));
	});
});

describe('a code', () => {
	test('works for many until the last day, and not when unknown, replaced or revoked', async () => {
		const { id, named, link } = await asked();
		const code = await link('Onderwijs');
		const mistyped = code.replace(/.$/, (last) => (last === 'Z' ? 'Y' : 'Z'));
		expect(await nobody((tx) => readHomeworkCode(tx, mistyped, NOW))).toBe(undefined);
		expect(await nobody((tx) => readHomeworkCode(tx, 'geen code', NOW))).toBe(undefined);
		expect(await nobody((tx) => readHomeworkCode(tx, code.toLowerCase(), NOW))).toMatchObject({
			title: 'Hoe kijken jullie?',
			questions: ['Wat zie je goed lopen?', 'Wat ontbreekt?'],
			circleName: 'learningNetwork',
			constituency: 'Onderwijs',
			atOnce: false,
			onTheme: true,
		});
		await answer(code, ['Rust.', '']);
		await answer(code, ['', 'Vorming.']);
		expect(await counts(id)).toEqual([2, 0]);
		const after = addDays(NOW, 15);
		await expect(answer(code, ['Rust.', ''], randomUUID(), after)).rejects.toEqual(refused('code-gone'));
		const second = await link('Onderwijs');
		await expect(answer(code, ['Rust.', ''])).rejects.toEqual(refused('code-gone'));
		await answer(second, ['Tijd.', '']);
		await as(gust, (tx) => revokeHomeworkLink(tx, id, named('Onderwijs')));
		await expect(answer(second, ['Rust.', ''])).rejects.toEqual(refused('code-gone'));
		expect(await counts(id)).toEqual([3, 0]);
	});

	test('an answer says something and fits; a double tap is one answer; a flood is refused', async () => {
		const { id, named, link } = await asked();
		const code = await link('Pleegzorg');
		await expect(answer(code, ['', ''])).rejects.toEqual(refused('nothing-answered'));
		await expect(answer(code, ['Rust.'])).rejects.toEqual(refused('answers-unfit'));
		await expect(answer(code, ['Rust.', 'x'.repeat(1501)])).rejects.toMatchObject({
			code: 'answer-too-long',
			fields: { 'answer-1': { nl: expect.stringContaining('hoogstens 1500 tekens') } },
		});
		await answer(code, ['x'.repeat(1500), '']);
		const twice = randomUUID();
		for (let click = 0; click < 2; click += 1) await answer(code, ['Rust.', ''], twice);
		expect(await counts(id)).toEqual([0, 2]);
		await owner.query(
			`insert into homework_answer (region_id, id, homework_id, constituency_id, body)
			select $1, gen_random_uuid(), $2, $3, '' from generate_series(1, 298)`,
			[stage.cast.regionId, id, named('Pleegzorg')],
		);
		await expect(answer(code, ['Rust.', ''])).rejects.toEqual(refused('enough-answers'));
		await answer(code, ['Rust.', ''], twice);
	});

	test('nothing of who answered is kept, nor when; what is written is sealed', async () => {
		const { id, link } = await asked();
		await answer(await link('Onderwijs'), ['Heel eigen woorden.', '']);
		const { rows } = await owner.query('select * from homework_answer where homework_id = $1', [id]);
		expect(Object.keys(rows[0]).sort()).toEqual([
			'body',
			'constituency_id',
			'entered_by',
			'homework_id',
			'id',
			'region_id',
			'taken',
		]);
		expect(rows[0].entered_by).toBeNull();
		expect(rows[0].body.toString('utf8')).not.toContain('eigen woorden');
		const kept = await owner.query(
			'select h.body, c.name from homework h join constituency c on c.homework_id = h.id where h.id = $1',
			[id],
		);
		expect(JSON.stringify(kept.rows)).not.toMatch(/Onderwijs|kijken/);
	});
});

describe('opening up', () => {
	test('until then members see how many; a member sees and changes what they typed in, another does not', async () => {
		const { id, named, link } = await asked();
		await answer(await link('Onderwijs'), ['Rust.', '']);
		const given = { id: randomUUID(), constituencyId: named('Pleegzorg'), answers: ['', 'Samen gezegd.'] };
		for (let click = 0; click < 2; click += 1) await as(anna, (tx) => typeInAnswers(tx, id, given));
		expect(await counts(id)).toEqual([1, 1]);
		const paperOf = (actor: Actor) =>
			as(actor, async (tx) => listMyPaper(tx, (await loadHomework(tx, id)).homework));
		expect(await paperOf(gust)).toEqual([]);
		expect(await paperOf(anna)).toMatchObject([{ answers: ['', 'Samen gezegd.'], onPaper: true }]);
		await expect(as(gust, (tx) => typeInAnswers(tx, id, given))).rejects.toEqual(refused('not-found'));
		for (const actor of [gust, anna])
			await expect(as(actor, (tx) => gatherHomework(tx, id))).rejects.toEqual(refused('homework-open'));
		await as(anna, (tx) => typeInAnswers(tx, id, { ...given, answers: ['', 'Beter gezegd.'] }));
		await as(anna, (tx) => typeInAnswers(tx, id, { ...given, answers: ['', ''] }));
		expect(await counts(id)).toEqual([1, 0]);
	});

	test('all members read all answers at once; nothing is added, changed or taken back', async () => {
		const { id, named, link } = await asked();
		const code = await link('Onderwijs');
		await answer(code, ['Rust.', '']);
		const given = { id: randomUUID(), constituencyId: named('Pleegzorg'), answers: ['Tijd.', ''] };
		await as(anna, (tx) => typeInAnswers(tx, id, given));
		for (let click = 0; click < 2; click += 1) await as(gust, (tx) => openUpHomework(tx, id));
		for (const actor of [gust, anna]) {
			const { answers } = await as(actor, (tx) => gatherHomework(tx, id));
			expect(answers.map(({ answers: texts, onPaper }) => [texts[0], onPaper]).sort()).toEqual([
				['Rust.', false],
				['Tijd.', true],
			]);
			expect(Object.keys(answers[0] ?? {})).not.toContain('enteredBy');
		}
		await expect(answer(code, ['Te laat.', ''])).rejects.toEqual(refused('code-gone'));
		const closed = refused('homework-closed');
		await expect(as(anna, (tx) => typeInAnswers(tx, id, given))).rejects.toEqual(closed);
		await expect(as(gust, (tx) => moveLastDay(tx, id, NOW))).rejects.toEqual(closed);
		await expect(as(gust, (tx) => makeHomeworkLink(tx, id, named('Onderwijs')))).rejects.toEqual(closed);
		const more = { id: randomUUID(), name: 'CLB' };
		await expect(as(gust, (tx) => addConstituency(tx, id, more))).rejects.toEqual(closed);
	});

	test('the jobs open it up after its last day, not on it', async () => {
		const { id, link } = await asked({ lastDay: addDays(NOW, 3) });
		await answer(await link('Onderwijs'), ['Rust.', ''], randomUUID(), addDays(NOW, 3));
		const { regionId } = stage.cast;
		const round = (today: string) => asJobs(platform, { regionId, today }, (tx) => openUpDueHomework(tx));
		await round(addDays(NOW, 3));
		expect((await as(gust, (tx) => loadHomework(tx, id))).homework.closedOn).toBeNull();
		expect(await round(addDays(NOW, 4))).toBe(1);
		expect(await round(addDays(NOW, 4))).toBe(0);
		for (const actor of [gust, anna]) expect(await told(actor, id)).toBe(1);
		expect((await as(anna, (tx) => gatherHomework(tx, id))).answers).toHaveLength(1);
	});

	test('who opens it up by hand knows; the other members are told once', async () => {
		const { id } = await asked();
		await as(gust, (tx) => openUpHomework(tx, id));
		for (const _ of ['once', 'twice'])
			await asJobs(platform, { regionId: stage.cast.regionId, today: NOW }, (tx) => openUpDueHomework(tx));
		expect([await told(gust, id), await told(anna, id)]).toEqual([0, 1]);
		await as(anna, (tx) => clearNotices(tx, { homeworkId: id }));
		expect(await told(anna, id)).toBe(0);
	});

	test('who asks to read answers as they come does, and says so beforehand', async () => {
		const { id, link } = await asked({ shown: 'asTheyCome' });
		const code = await link('Onderwijs');
		expect(await nobody((tx) => readHomeworkCode(tx, code, NOW))).toMatchObject({ atOnce: true });
		await answer(code, ['Rust.', '']);
		expect((await as(anna, (tx) => gatherHomework(tx, id))).answers).toHaveLength(1);
	});
});

describe('a nuance', () => {
	test('is made once of an answer, with the constituency as sector', async () => {
		const { id, link } = await asked();
		await answer(await link('Onderwijs'), ['Eerst rust, dan pas vragen.', '']);
		await as(gust, (tx) => openUpHomework(tx, id));
		const [given] = (await as(gust, (tx) => gatherHomework(tx, id))).answers;
		const wanted = { answerId: given?.id ?? '', question: 0, body: 'Eerst rust, dan pas vragen.' };
		const empty = { ...wanted, id: randomUUID(), question: 1 };
		await expect(as(gust, (tx) => makeNuance(tx, id, empty))).rejects.toEqual(refused('not-found'));
		for (const actor of [gust, anna])
			await as(actor, (tx) => makeNuance(tx, id, { ...wanted, id: randomUUID() }));
		expect(await as(stage.chris, (tx) => listNuances(tx, themeId))).toMatchObject([
			{ sector: 'Onderwijs', body: 'Eerst rust, dan pas vragen.' },
		]);
		expect((await as(anna, (tx) => gatherHomework(tx, id))).answers[0]?.taken).toEqual([0]);
	});

	test('needs a theme', async () => {
		const { id, link } = await asked({ themeId: null, shown: 'asTheyCome' });
		await answer(await link('Onderwijs'), ['Rust.', '']);
		const [given] = (await as(gust, (tx) => gatherHomework(tx, id))).answers;
		const wanted = { id: randomUUID(), answerId: given?.id ?? '', question: 0, body: 'Rust.' };
		await expect(as(gust, (tx) => makeNuance(tx, id, wanted))).rejects.toEqual(refused('no-theme'));
	});
});
