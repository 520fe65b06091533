import { expect, test } from 'vitest';
import { loadLibrary } from '#features/method/index.server.ts';
import type { Board } from '#features/method/index.ts';
import { branchesOf, ringsOf, SIZE, spotOf, wrapLabel } from './board-layout.ts';

const library = loadLibrary('content');
const boards = [...library.instrument.values()].flatMap(({ nl }) => (nl.engine === 'board' ? [nl] : []));
const drawn = boards.filter(({ shape }) => shape === 'circles' || shape === 'arcs' || shape === 'network');

test('there are boards with circles, arcs and a network to draw', () => {
	expect(new Set(drawn.map(({ shape }) => shape))).toEqual(new Set(['circles', 'arcs', 'network']));
});

test.each(drawn.map((board): [string, Board] => [board.id, board]))(
	'%s: every item stands inside the drawing and inside its own ring',
	(_id, board) => {
		const rings = ringsOf(board);
		for (const [at, ring] of rings.entries()) {
			for (const count of [1, 2, 5, 12]) {
				const spots = Array.from({ length: count }, (_, index) => spotOf(board, ring.id, index, count));
				for (const { x, y } of spots) {
					const far = Math.hypot(x - SIZE / 2, y - SIZE / 2);
					expect(far).toBeLessThan(ring.radius);
					expect(far).toBeGreaterThanOrEqual(rings[at - 1]?.radius ?? 0);
					if (board.shape === 'arcs') expect(y).toBeLessThanOrEqual(SIZE / 2);
				}
				expect(new Set(spots.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)).size).toBe(count);
			}
		}
	},
);

test('a label is cut into lines that fit, and says that something was left out', () => {
	expect(wrapLabel('oma')).toEqual(['oma']);
	expect(wrapLabel('de school vragen om een vaste brugfiguur', 16, 3)).toEqual([
		'de school vragen',
		'om een vaste',
		'brugfiguur',
	]);
	expect(wrapLabel('een twee drie vier vijf zes zeven acht negen tien elf', 10, 2).at(-1)).toMatch(/…$/);
	expect(wrapLabel('meervoudigepartijdigheidsgesprek', 12, 3)).toEqual(['meervoudige…']);
});

test('branches are read from the root down, each under what it grew out of', () => {
	const items = [
		{ id: 'a', parentId: null },
		{ id: 'b', parentId: null },
		{ id: 'a1', parentId: 'a' },
		{ id: 'a11', parentId: 'a1' },
		{ id: 'lost', parentId: 'gone' },
	];
	expect(branchesOf(items).map(({ item, depth }) => `${depth}${item.id}`)).toEqual([
		'0a',
		'1a1',
		'2a11',
		'0b',
		'0lost',
	]);
});
