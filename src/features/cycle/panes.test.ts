import { expect, test } from 'vitest';
import type { Item } from './cycle.ts';
import { panesOf, writtenSteps } from './panes.ts';

const question = (id: string) => ({ id, text: `${id}?` });
const answer = (step: Item['step'], slot: string, text: string): Item => ({
	...{ id: slot, step, kind: 'answer', slot, parentId: null, fields: { text }, version: 1 },
	...{ changedBy: 'anna', changedAt: '2026-09-14' },
});
const shapes = (panes: ReturnType<typeof panesOf>) =>
	panes.map((pane) => [pane.key, pane.shape, pane.question]);

test('guiding questions that pieces answer are asked once, as heading or label of those pieces', () => {
	const questions = ['seen-heard', 'meaning', 'feeling', 'who-when-how-often', 'exceptions'].map(question);
	const panes = panesOf('objectify', questions, [], {}, questions);
	expect(shapes(panes)).toEqual([
		['observation', 'observation', 'seen-heard?'],
		['interpretation', 'interpretation', 'meaning?'],
		['feeling', 'feeling', 'feeling?'],
		['exceptions', 'answer', 'exceptions?'],
	]);
	expect(panes[0]?.more).toEqual({ 'who-when-how-often': 'who-when-how-often?' });
});

test('observation, meaning and feeling stay apart at a level that asks for facts only', () => {
	const panes = panesOf(
		'objectify',
		['how-many-tables', 'facts'].map(question),
		[],
		{ feeling: 'Gevoel?' },
		[],
	);
	expect(panes.map((pane) => pane.key)).toEqual([
		'how-many-tables',
		'observation',
		'interpretation',
		'feeling',
	]);
	expect(panes[3]?.question).toBe('Gevoel?');
});

test('what was answered at another level or in five minutes stays in sight', () => {
	const items = [
		answer('reflect', 'reflect.occasion', 'Een wissel.'),
		answer('reflect', 'reflect.five-minutes', 'Ze belde af.'),
		answer('reflect', 'reflect.unheard', ' '),
		answer('analyse', 'analyse.layers', 'De buurt.'),
	];
	const panes = panesOf('reflect', [question('proud')], items, {}, [question('proud'), question('occasion')]);
	expect(shapes(panes)).toEqual([
		['proud', 'answer', 'proud?'],
		['occasion', 'answer', 'occasion?'],
		['five-minutes', 'answer', ''],
	]);
});

test('a step counts as written once something stands there', () => {
	expect(writtenSteps([answer('plan', 'plan.goal', ' ')])).toEqual([]);
	expect(writtenSteps([answer('act', 'act.x', 'Ja.'), answer('act', 'act.y', 'Ja.')])).toEqual(['act']);
});
