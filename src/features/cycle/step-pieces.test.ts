import { expect, test } from 'vitest';
import type { Item } from './cycle.ts';
import type { Pane } from './panes.ts';
import { findingsOf, piecesOf, readPieces } from './step-pieces.ts';

let made = 0;
const newId = () => `new-${++made}`;
const pane = (key: string, shape: Pane['shape'] = 'answer'): Pane => ({ key, shape, question: '', more: {} });
const item = (id: string, kind: Item['kind'], more: Partial<Item> = {}): Item => ({
	...{ id, kind, step: 'analyse', slot: null, parentId: null, version: 2, changedBy: 'anna', changedAt: '' },
	fields: { text: `${id}.` },
	...more,
});

test('every place has an empty piece, and each explanation its own evidence', () => {
	const items = [item('h', 'hypothesis'), item('e', 'evidenceFor', { parentId: 'h' })];
	const pieces = piecesOf('analyse', [pane('hypothesis', 'hypothesis'), pane('roles')], items, newId);
	expect(pieces.map(({ place, version }) => [place.kind, place.slot, place.parentId, version])).toEqual([
		['hypothesis', null, null, 2],
		['hypothesis', null, null, 0],
		['evidenceFor', null, 'h', 2],
		['evidenceFor', null, 'h', 0],
		['evidenceAgainst', null, 'h', 0],
		['answer', 'analyse.roles', null, 0],
	]);
});

test('a case question is opened for the finding that asked for it', () => {
	const pieces = piecesOf('plan', [pane('finding', 'finding')], [], newId, 'o');
	expect(pieces.map(({ place }) => [place.kind, place.parentId])).toEqual([['caseQuestion', 'o']]);
});

test('a refuted explanation or an empty observation is no finding', () => {
	const items = [
		item('h', 'hypothesis', { fields: { text: 'Moe.', verdict: 'refuted' } }),
		item('o', 'observation', { fields: { text: ' ', who: 'moeder' } }),
		item('p', 'observation'),
	];
	expect(findingsOf(items).map(({ id }) => id)).toEqual(['p']);
});

test('a form gives each piece with what it was typed over; what is no piece is left out', () => {
	const meta = JSON.stringify({ id: 'a', step: 'reflect', kind: 'answer', slot: 'reflect.x', version: 3 });
	const entries: [string, string][] = [
		['m.a', meta],
		['b.a.text', 'Eén\r\nTwee'],
		['f.a.text', 'Eén\r\nDrie'],
		['f.b.text', 'zonder plaats'],
		['m.c', 'geen JSON'],
		['then', 'stay'],
	];
	expect(readPieces(entries, 'cycle')).toEqual([
		{
			...{ cycleId: 'cycle', id: 'a', step: 'reflect', kind: 'answer', slot: 'reflect.x', version: 3 },
			...{ base: { text: 'Eén\nTwee' }, fields: { text: 'Eén\nDrie' } },
		},
	]);
});
