import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSignal, listDecisions, listDeliveries, listEvents } from '#features/signal/index.server.ts';
import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { on } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { decision, input, NOW, noHolidays, stageThemes, type ThemeStage } from '#tests/theme.ts';
import {
	addNuance,
	addStopToTheme,
	addTest,
	answerTheme,
	applyThemeDecision,
	bundleSignal,
	decideTheme,
	deliverTheme,
	findTheme,
	followExecution,
	listNuances,
	listRecommendations,
	listSignalsToBundle,
	listStops,
	listThemeSignals,
	listThemes,
	makeReplyLink,
	makeTheme,
	publishTheme,
	receiveTheme,
	recommend,
	takeTheme,
	writeTheme,
} from './index.server.ts';

const platform = openTestPlatform();
const refused = (code: string) => ({ code });
let cast: ThemeStage['cast'];
let chris: ThemeStage['chris'];
let hilde: ThemeStage['hilde'];
let body: ThemeStage['body'];
let outside: ThemeStage['outside'];
let other: ThemeStage['other'];
let act: ThemeStage['act'];
let jobs: ThemeStage['jobs'];
let raise: ThemeStage['raise'];
let themeOf: ThemeStage['themeOf'];
let themeBefore: ThemeStage['themeBefore'];
let decide: ThemeStage['decide'];
let guestOf: ThemeStage['guestOf'];
let states: ThemeStage['states'];
beforeAll(async () => {
	({
		cast,
		chris,
		hilde,
		body,
		outside,
		other,
		act,
		jobs,
		raise,
		themeOf,
		themeBefore,
		decide,
		guestOf,
		states,
	} = await stageThemes(platform));
});
afterAll(() => platform.close());

describe('who does not coordinate', () => {
	test('cannot make, write, take, bundle, recommend, bring or publish', async () => {
		const { themeId } = await themeBefore(body);
		const signal = await raise('tableOne', 'Een wachtlijst van elf weken.');
		const recommendation = {
			audience: 'workers',
			coreTheme: null,
			body: 'Plan een gesprek.',
			conditions: [] as string[],
			obstacles: [] as string[],
		} as const;
		const stop = { kind: 'tables', circleId: null, label: '', onDay: null } as const;
		const attempts: ((tx: Tx) => Promise<unknown>)[] = [
			(tx) => makeTheme(tx, randomUUID(), input('Van mij')),
			(tx) => writeTheme(tx, themeId, input('Anders')),
			(tx) => takeTheme(tx, themeId, 2026),
			(tx) => bundleSignal(tx, themeId, signal),
			(tx) => addStopToTheme(tx, randomUUID(), themeId, stop),
			(tx) => recommend(tx, randomUUID(), themeId, recommendation),
			(tx) => deliverTheme(tx, { id: randomUUID(), themeId, addresseeId: outside }, noHolidays),
			(tx) => publishTheme(tx, themeId),
			(tx) => answerTheme(tx, { themeId, answers: [] }),
			(tx) => makeReplyLink(tx, { themeId, addresseeId: other }),
		];
		// Hilde is to answer on the theme, Gust and Anna read it, Ivo and Dora have nothing to do with it.
		for (const person of [hilde, cast.gust, cast.anna, cast.ivo, cast.dora])
			for (const attempt of attempts)
				await expect(act(person, attempt)).rejects.toMatchObject(refused('not-found'));
	});

	test('cannot get round the commands: the database keeps the words of a theme', async () => {
		const { themeId } = await themeBefore(body);
		const rename = (tx: Tx) =>
			tx.db
				.updateTable('theme')
				.set({ title: 'Omgedoopt' })
				.where('regionId', '=', cast.regionId)
				.where('id', '=', themeId)
				.executeTakeFirstOrThrow();
		await expect(act(hilde, rename)).rejects.toThrow('only the coordinator');
		expect((await act(cast.gust, rename)).numUpdatedRows).toBe(0n);
		expect((await act(chris, (tx) => findTheme(tx, themeId)))?.title).toBe('Warme overdracht');
	});

	test('sees a theme only when it has to do with it', async () => {
		const { themeId } = await themeBefore(body);
		for (const reader of [cast.anna, cast.emil, cast.gust, hilde, chris])
			expect(await act(reader, (tx) => findTheme(tx, themeId))).toMatchObject({ tables: 3 });
		for (const stranger of [cast.ivo, cast.dora]) {
			expect(await act(stranger, (tx) => findTheme(tx, themeId))).toBeUndefined();
			await expect(
				act(stranger, (tx) =>
					addNuance(tx, randomUUID(), themeId, { sector: 'jeugdhulp', body: 'Ook hier.' }),
				),
			).rejects.toMatchObject(refused('not-found'));
		}
	});

	test('reads no single signal of a theme that lies with its body', async () => {
		const { themeId, signals } = await themeBefore(body);
		const { themeId: elsewhere } = await themeBefore(outside);
		const { guest } = await guestOf(elsewhere, outside);
		expect(await act(hilde, (tx) => listThemeSignals(tx, themeId))).toEqual([]);
		expect(await act(guest, (tx) => listThemeSignals(tx, elsewhere))).toEqual([]);
		for (const signal of signals) {
			expect(await act(hilde, (tx) => findSignal(tx, signal))).toBeUndefined();
			expect(await act(hilde, (tx) => listEvents(tx, signal))).toEqual([]);
		}
		expect(await act(chris, (tx) => listThemeSignals(tx, themeId))).toHaveLength(3);
	});
});

describe('bundling', () => {
	test('a signal goes into one theme, and the same click twice is once', async () => {
		const { themeId, signals } = await themeOf(1);
		const second = await themeOf(0);
		const [signal = ''] = signals;
		await expect(act(chris, (tx) => bundleSignal(tx, second.themeId, signal))).rejects.toMatchObject(
			refused('bundled-already'),
		);
		await act(chris, (tx) => bundleSignal(tx, themeId, signal));
		expect(await act(chris, (tx) => listThemeSignals(tx, themeId))).toHaveLength(1);
	});

	test('a signal that waits is offered until it is in a theme', async () => {
		const { themeId } = await themeOf(0);
		const signal = await raise('tableTwo', 'Niemand aan tafel mag over het vervoer beslissen.');
		const offered = async () => (await act(chris, (tx) => listSignalsToBundle(tx))).map(({ id }) => id);
		expect(await offered()).toContain(signal);
		expect(await act(hilde, (tx) => listSignalsToBundle(tx))).toEqual([]);
		await act(chris, (tx) => bundleSignal(tx, themeId, signal));
		expect(await offered()).not.toContain(signal);
	});

	test('the number of tables stays hidden below three', async () => {
		const { themeId } = await themeOf(2);
		const again = await raise('tableTwo', 'Nog een keer van dezelfde tafel.');
		await act(chris, (tx) => bundleSignal(tx, themeId, again));
		expect((await act(chris, (tx) => findTheme(tx, themeId)))?.tables).toBeNull();
		expect((await act(cast.anna, (tx) => findTheme(tx, themeId)))?.tables).toBeNull();
		const third = await raise('tableThree', 'Ook hier begon men opnieuw.');
		await act(chris, (tx) => bundleSignal(tx, themeId, third));
		expect((await act(cast.anna, (tx) => findTheme(tx, themeId)))?.tables).toBe(3);
	});

	test('a forum that speaks about a theme reads the theme from three tables on, and never a signal', async () => {
		const forum = {
			kind: 'networkForum',
			circleId: cast.circles.steeringGroup,
			label: '',
			onDay: NOW,
		} as const;
		const small = await themeOf(2);
		await expect(
			act(chris, (tx) => addStopToTheme(tx, randomUUID(), small.themeId, forum)),
		).rejects.toMatchObject(refused('too-few-tables'));
		const { themeId, signals } = await themeOf(3);
		await act(chris, (tx) => addStopToTheme(tx, randomUUID(), themeId, forum));
		const later = await raise('tableOne', 'Nog een signaal, na het forum.');
		await act(chris, (tx) => bundleSignal(tx, themeId, later));
		expect(await act(hilde, (tx) => findTheme(tx, themeId))).toMatchObject({ tables: 3 });
		for (const signal of [...signals, later])
			expect(await act(hilde, (tx) => findSignal(tx, signal))).toBeUndefined();
	});

	test('a table around a family is no stop: it would read what other tables raised', async () => {
		const { themeId } = await themeOf(1);
		const stop = { kind: 'tables', circleId: cast.circles.tableTwo, label: '', onDay: NOW } as const;
		await expect(act(chris, (tx) => addStopToTheme(tx, randomUUID(), themeId, stop))).rejects.toMatchObject(
			refused('not-found'),
		);
	});

	test('the first stop brings the signals in discussion and lets that group read them', async () => {
		const { themeId, signals } = await themeBefore(body);
		expect(await states(signals)).toEqual(['inDiscussion', 'inDiscussion', 'inDiscussion']);
		expect(await act(cast.gust, (tx) => listThemeSignals(tx, themeId))).toHaveLength(3);
		expect(await act(chris, (tx) => listStops(tx, themeId))).toMatchObject([{ kind: 'learningNetwork' }]);
	});
});

describe('recommending', () => {
	test('comes after a first talk, with a trail of who tested it', async () => {
		const { themeId } = await themeOf(3);
		const id = randomUUID();
		const recommendation = {
			audience: 'policyMakers',
			coreTheme: null,
			body: 'Reken een gesprek samen als werktijd.',
			conditions: ['tijd in de planning'] as string[],
			obstacles: [] as string[],
		} as const;
		await expect(act(chris, (tx) => recommend(tx, id, themeId, recommendation))).rejects.toMatchObject(
			refused('discuss-first'),
		);
		await act(chris, (tx) =>
			addStopToTheme(tx, randomUUID(), themeId, { kind: 'tables', circleId: null, label: '', onDay: null }),
		);
		for (let click = 0; click < 2; click += 1)
			await act(chris, (tx) => recommend(tx, id, themeId, recommendation));
		const trail = {
			testedWith: 'clientsAndOthers',
			who: 'jongeren',
			onDay: NOW,
			whatChanged: 'korter',
		} as const;
		await expect(act(cast.anna, (tx) => addTest(tx, randomUUID(), id, trail))).rejects.toMatchObject(
			refused('not-found'),
		);
		await act(chris, (tx) => addTest(tx, randomUUID(), id, trail));
		expect(await act(cast.anna, (tx) => listRecommendations(tx, themeId))).toMatchObject([
			{
				audience: 'policyMakers',
				conditions: ['tijd in de planning'] as string[],
				tests: [{ who: 'jongeren' }],
			},
		]);
		expect((await act(chris, (tx) => findTheme(tx, themeId)))?.state).toBe('recommended');
	});

	test('everyone who reads a theme may add a nuance', async () => {
		const { themeId } = await themeBefore(body);
		const id = randomUUID();
		for (let click = 0; click < 2; click += 1)
			await act(cast.gust, (tx) =>
				addNuance(tx, id, themeId, { sector: 'onderwijs', body: 'Ook op school.' }),
			);
		expect(await act(cast.anna, (tx) => listNuances(tx, themeId))).toMatchObject([{ sector: 'onderwijs' }]);
	});
});

describe('bringing it before a body', () => {
	test('two tables are too few, for a body and for the region', async () => {
		const { themeId } = await themeOf(2);
		await expect(
			act(chris, (tx) => deliverTheme(tx, { id: randomUUID(), themeId, addresseeId: body }, noHolidays)),
		).rejects.toMatchObject(refused('too-few-tables'));
		await expect(act(chris, (tx) => publishTheme(tx, themeId))).rejects.toMatchObject(
			refused('too-few-tables'),
		);
	});

	test('its term starts that day; without an accepted mandate there is no date', async () => {
		const { themeId } = await themeOf(3);
		const bring = (addresseeId: string) =>
			act(chris, (tx) => deliverTheme(tx, { id: randomUUID(), themeId, addresseeId }, noHolidays));
		const due = await bring(body);
		expect(due && due >= addDays(NOW, 42)).toBe(true);
		expect(await bring(outside)).toBeNull();
		expect(await bring(body)).toBe(due);
		expect(await act(chris, (tx) => listDeliveries(tx, { themeId }))).toHaveLength(2);
	});

	test('only the body acknowledges it, and anyone of the region reads it once published', async () => {
		const { themeId } = await themeBefore(body);
		await expect(act(cast.gust, (tx) => receiveTheme(tx, themeId))).rejects.toMatchObject(
			refused('not-found'),
		);
		await act(hilde, (tx) => receiveTheme(tx, themeId));
		expect(await act(chris, (tx) => listDeliveries(tx, { themeId }))).toMatchObject([{ receivedOn: NOW }]);
		await act(chris, (tx) => publishTheme(tx, themeId));
		expect((await act(cast.ivo, (tx) => listThemes(tx))).map(({ id }) => id)).toContain(themeId);
	});
});

describe('deciding', () => {
	test('a stranger, a companion of another body and the coordinator do not decide for it', async () => {
		const { themeId } = await themeBefore(body);
		for (const person of [cast.ivo, cast.gust, cast.anna, chris])
			await expect(decide(person, themeId, body)).rejects.toMatchObject(refused('not-found'));
		await expect(decide(hilde, themeId, outside)).rejects.toMatchObject(refused('not-found'));
	});

	test('a body decides once on what lies with it', async () => {
		const { themeId } = await themeBefore(body);
		const asked = { id: randomUUID(), themeId, addresseeId: body, via: 'lus', replierName: null } as const;
		for (let click = 0; click < 2; click += 1)
			await act(hilde, (tx) => decideTheme(tx, { ...asked, ...decision() }));
		await expect(decide(hilde, themeId, body)).rejects.toMatchObject(refused('not-delivered'));
		expect(await act(chris, (tx) => listDecisions(tx, { themeId }))).toHaveLength(1);
	});

	test('a decision moves every signal once, and its execution is told to each', async () => {
		const { themeId, signals } = await themeBefore(body);
		await decide(hilde, themeId, body);
		expect(await states(signals)).toEqual(['inDiscussion', 'inDiscussion', 'inDiscussion']);
		expect(await jobs((tx) => applyThemeDecision(tx, themeId))).toBe(3);
		expect(await jobs((tx) => applyThemeDecision(tx, themeId))).toBe(0);
		expect(await states(signals)).toEqual(['decided', 'decided', 'decided']);
		const [made] = await act(hilde, (tx) => listDecisions(tx, { themeId }));
		const follow = {
			decisionId: made?.id ?? '',
			execution: 'running',
			executionNote: 'Eerste gesprekken gepland.',
			executionLookOn: null,
		} as const;
		await expect(act(cast.gust, (tx) => followExecution(tx, follow))).rejects.toMatchObject(
			refused('not-found'),
		);
		await act(hilde, (tx) => followExecution(tx, follow));
		for (let round = 0; round < 2; round += 1) await jobs((tx) => applyThemeDecision(tx, themeId));
		const told = await act(cast.anna, (tx) => listEvents(tx, signals[0] ?? ''));
		expect(told.filter(({ what }) => what === 'execution')).toMatchObject([{ note: 'running' }]);
	});

	test('a trial runs until the body decides again', async () => {
		const { themeId, signals } = await themeBefore(body);
		await decide(hilde, themeId, body, {
			verdict: 'trial',
			trialUntil: addDays(NOW, 90),
			trialWatch: 'rust',
		});
		await jobs((tx) => applyThemeDecision(tx, themeId));
		expect(await states(signals)).toEqual(['trialRunning', 'trialRunning', 'trialRunning']);
		const later = on(hilde, addDays(NOW, 90));
		await act(on(chris, later.today), (tx) =>
			deliverTheme(tx, { id: randomUUID(), themeId, addresseeId: body }, noHolidays),
		);
		await decide(later, themeId, body, { verdict: 'partly' });
		await jobs((tx) => applyThemeDecision(tx, themeId));
		expect(await states(signals)).toEqual(['decided', 'decided', 'decided']);
	});

	test('the bearer types in what came by mail, and is kept with it', async () => {
		const { themeId } = await themeBefore(outside);
		await act(cast.gust, (tx) =>
			decideTheme(tx, {
				id: randomUUID(),
				themeId,
				addresseeId: outside,
				via: 'mail',
				replierName: 'afdelingshoofd',
				...decision({ verdict: 'notOurs', whoThen: 'de stad' }),
			}),
		);
		expect(await act(cast.anna, (tx) => listDecisions(tx, { themeId }))).toMatchObject([
			{ via: 'mail', enteredBy: cast.gust.personId, replierName: 'afdelingshoofd', whoThen: 'de stad' },
		]);
	});
});
