import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAnswers, listDecisions } from '#features/signal/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asNobody } from '#platform/db/context.server.ts';
import { on } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { decision, input, NOW, stageThemes, type ThemeStage } from '#tests/theme.ts';
import {
	answerTheme,
	applyThemeDecision,
	decideTheme,
	findTheme,
	listReplyLinks,
	listThemes,
	makeReplyLink,
	readReplyCode,
	revokeReplyLink,
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
let themeOf: ThemeStage['themeOf'];
let themeBefore: ThemeStage['themeBefore'];
let decide: ThemeStage['decide'];
let guestOf: ThemeStage['guestOf'];
let states: ThemeStage['states'];
beforeAll(async () => {
	({ cast, chris, hilde, body, outside, other, act, jobs, themeOf, themeBefore, decide, guestOf, states } =
		await stageThemes(platform));
});
afterAll(() => platform.close());

describe('a reply link', () => {
	test('opens nothing when its code is wrong, revoked or expired', async () => {
		const { themeId } = await themeBefore(outside);
		const { guest, code } = await guestOf(themeId, outside);
		const read = (text: string) => asNobody(platform, (tx) => readReplyCode(tx, text));
		expect(await read(code.replace(/^..../, '0000'))).toBeUndefined();
		expect(await read('x'.repeat(40))).toBeUndefined();
		expect(await read(code.toUpperCase().replaceAll('-', ' '))).toMatchObject({ id: guest.replyId });
		await act(chris, (tx) => revokeReplyLink(tx, guest.replyId ?? ''));
		expect(await read(code)).toBeUndefined();
		expect(await act(guest, (tx) => findTheme(tx, themeId))).toBeUndefined();
		await expect(decide(guest, themeId, outside)).rejects.toMatchObject(refused('not-found'));
		const old = await act(on(chris, addDays(NOW, -200)), (tx) =>
			makeReplyLink(tx, { themeId, addresseeId: outside }),
		);
		expect(await read(old)).toBeUndefined();
		expect(await act(chris, (tx) => listReplyLinks(tx, themeId))).toHaveLength(2);
	});

	test('of one theme answers on no other, and for no one else', async () => {
		const first = await themeBefore(outside);
		const second = await themeBefore(outside);
		const { guest } = await guestOf(first.themeId, outside);
		expect(await act(guest, (tx) => listThemes(tx))).toMatchObject([{ id: first.themeId }]);
		await expect(decide(guest, second.themeId, outside)).rejects.toMatchObject(refused('not-found'));
		await expect(decide(guest, first.themeId, other)).rejects.toMatchObject(refused('not-found'));
		await expect(act(guest, (tx) => writeTheme(tx, first.themeId, input('Anders')))).rejects.toMatchObject(
			refused('not-found'),
		);
	});

	test('answers without account, once, and the signals follow', async () => {
		const { themeId, signals } = await themeBefore(outside);
		const { guest } = await guestOf(themeId, outside);
		const id = randomUUID();
		const answer = {
			id,
			themeId,
			addresseeId: outside,
			via: 'replyLink',
			replierName: 'de directeur',
		} as const;
		for (let click = 0; click < 2; click += 1)
			await act(guest, (tx) => decideTheme(tx, { ...answer, ...decision() }));
		expect(await act(guest, (tx) => listDecisions(tx, { themeId }))).toMatchObject([
			{ via: 'replyLink', replierName: 'de directeur', enteredBy: null },
		]);
		expect(await jobs((tx) => applyThemeDecision(tx, themeId))).toBe(3);
		expect(await states(signals)).toEqual(['decided', 'decided', 'decided']);
	});
});

describe('answering', () => {
	const answer = (signalId: string, body: string) => ({
		id: randomUUID(),
		signalId,
		body,
		plainWords: `Kort: ${body}`,
	});

	test('waits for the decision and stays inside the theme', async () => {
		const { themeId, signals } = await themeBefore(body);
		const [signal = ''] = signals;
		await expect(
			act(chris, (tx) => answerTheme(tx, { themeId, answers: [answer(signal, 'Te vroeg.')] })),
		).rejects.toMatchObject(refused('not-decided'));
		await decide(hilde, themeId, body);
		await jobs((tx) => applyThemeDecision(tx, themeId));
		const { signals: elsewhere } = await themeOf(1);
		await expect(
			act(chris, (tx) => answerTheme(tx, { themeId, answers: [answer(elsewhere[0] ?? '', 'Niet hier.')] })),
		).rejects.toMatchObject(refused('not-found'));
	});

	test('gives each signal its own text, those filled in now and the rest later', async () => {
		const { themeId, signals } = await themeBefore(body);
		await decide(hilde, themeId, body);
		await jobs((tx) => applyThemeDecision(tx, themeId));
		const [first = '', second = '', third = ''] = signals;
		const now = [answer(first, 'Voor de eerste tafel.'), answer(second, 'Voor de tweede tafel.')];
		for (let click = 0; click < 2; click += 1)
			await act(chris, (tx) => answerTheme(tx, { themeId, answers: now }));
		expect((await act(chris, (tx) => findTheme(tx, themeId)))?.state).toBe('decided');
		await act(chris, (tx) => answerTheme(tx, { themeId, answers: [answer(third, 'Voor de derde.')] }));
		expect((await act(chris, (tx) => findTheme(tx, themeId)))?.state).toBe('answered');
		const read = (actor: Actor, id: string) => act(actor, (tx) => listAnswers(tx, id));
		expect(await read(cast.anna, first)).toMatchObject([{ body: 'Voor de eerste tafel.' }]);
		expect(await read(cast.emil, second)).toMatchObject([{ body: 'Voor de tweede tafel.' }]);
		expect(await read(cast.emil, first)).toEqual([]);
	});
});
