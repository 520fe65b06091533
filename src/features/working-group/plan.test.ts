import { describe, expect, test } from 'vitest';
import { lastDayFits, readAnswers, saysSomething } from './homework.ts';
import { movedOrder, stepInput, worksOnThemes } from './plan.ts';
import { byQuestion, homeworkText } from './say-homework.ts';

describe('the order of steps', () => {
	const ids = ['a', 'b', 'c'];

	test.each([
		['the first goes no higher', 'a', -1, 'abc'],
		['the last goes no lower', 'c', 1, 'abc'],
		['what is not there moves nothing', 'x', 1, 'abc'],
		['up', 'b', -1, 'bac'],
		['down', 'b', 1, 'acb'],
	] as const)('%s', (_, id, by, order) => {
		expect(movedOrder(ids, id, by).join('')).toBe(order);
	});
});

test('a step of a form: lines become the way of working, what is left out stays empty', () => {
	expect(stepInput.parse({ title: ' Samenstellen ', ways: 'Bel partners.\n\n  Spreek rollen af. ' })).toEqual(
		{
			title: 'Samenstellen',
			goal: '',
			who: '',
			ways: ['Bel partners.', 'Spreek rollen af.'],
			result: '',
			state: 'planned',
		},
	);
	expect(stepInput.safeParse({ title: 'Te veel', ways: Array(21).fill('x') }).success).toBe(false);
	// Two signs, of which each counts for two in script and for one in the database.
	expect(stepInput.safeParse({ title: '🌱🌱' }).success).toBe(false);
});

test('the table of a family and an own notebook keep no plan and ask no homework', () => {
	expect(worksOnThemes('table')).toBe(false);
	expect(worksOnThemes('individual')).toBe(false);
	expect(worksOnThemes('workingGroup')).toBe(true);
});

test('a last day lies from today on and not too far away', () => {
	expect(lastDayFits('2026-09-14', '2026-09-13')).toBe(false);
	expect(lastDayFits('2026-09-14', '2026-09-14')).toBe(true);
	expect(lastDayFits('2026-09-14', '2027-09-14')).toBe(false);
});

test('the answers of a form: one for each question, nothing is cut, other fields are left alone', () => {
	const answers = readAnswers(3, { 'answer-0': ' rust ', 'answer-2': 'x'.repeat(2000), id: 'y' });
	expect(answers.map((answer) => answer.length)).toEqual([4, 0, 2000]);
	expect(saysSomething(answers)).toBe(true);
	expect(saysSomething(readAnswers(2, { 'answer-0': '  ' }))).toBe(false);
});

describe('what came', () => {
	const questions = ['Wat helpt?', 'Wat ontbreekt?', 'Wie vragen we nog?'];
	const constituencies = [
		{ id: 'c1', name: 'Onderwijs', link: 'open', answers: 1 },
		{ id: 'c2', name: 'Pleegzorg', link: 'none', answers: 1 },
	] as const;
	const answers = [
		{ id: 'a1', constituencyId: 'c2', answers: ['Tijd.', '', ''], onPaper: true, taken: [0] },
		{ id: 'a2', constituencyId: 'c1', answers: ['Rust.', 'Vorming.', ''], onPaper: false, taken: [] },
	];
	const gathered = byQuestion({ title: 'T', why: 'W', questions }, constituencies, answers);

	test('stands by question, and under each by constituency; who said nothing is left out', () => {
		expect(gathered.map(({ from }) => from.map(({ name }) => name))).toEqual([
			['Onderwijs', 'Pleegzorg'],
			['Onderwijs'],
			[],
		]);
		expect(gathered[0]?.from[1]?.said).toEqual([
			{ answerId: 'a1', text: 'Tijd.', onPaper: true, taken: true },
		]);
	});

	test('is a clean text', () => {
		expect(homeworkText(['Titel', 'Werkgroep'], gathered, 'nl')).toBe(
			`Titel
Werkgroep

1. Wat helpt?
Onderwijs
- Rust.
Pleegzorg
- Tijd. (op hun eigen overleg gezegd)

2. Wat ontbreekt?
Onderwijs
- Vorming.

3. Wie vragen we nog?
Geen antwoord`,
		);
	});
});
