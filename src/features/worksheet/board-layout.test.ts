import { expect, test } from 'vitest';
import { loadLibrary } from '#features/method/index.server.ts';
import type { Board } from '#features/method/index.ts';
import { branchesOf, ringsOf, SIZE, spotsOf, wrapLabel } from './board-layout.ts';

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
				const spots = spotsOf(board, Array(count).fill({ place: ring.id }));
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

test('on a network of three, two and two people no label hides another', () => {
	const network = drawn.find(({ shape }) => shape === 'network');
	if (!network) throw new Error('the network is there');
	const counts = [3, 2, 2];
	const items = network.zones.flatMap(({ id }, ring) => Array(counts[ring]).fill({ place: id }));
	const spots = spotsOf(network, items);
	const hidden = spots.flatMap((one, index) =>
		spots.slice(index + 1).filter((two) => Math.abs(one.x - two.x) < 130 && Math.abs(one.y - two.y) < 40),
	);
	expect(hidden).toEqual([]);
});

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
