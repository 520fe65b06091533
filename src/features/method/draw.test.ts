import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawOne } from './draw.ts';

const cards = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

test('nothing is drawn from nothing, nor when all was seen', () => {
	expect(drawOne([], [], 0.5)).toBeUndefined();
	expect(drawOne(cards, ['d', 'c', 'b', 'a'], 0)).toBeUndefined();
});

test('the chance chooses among what was not seen, first to last', () => {
	expect([0, 0.49, 0.5, 0.999].map((chance) => drawOne(cards, ['a', 'c'], chance)?.id)).toEqual([
		'b',
		'b',
		'd',
		'd',
	]);
});

test('what was seen under an id that is not there changes nothing', () => {
	expect(drawOne(cards, ['z'], 0)?.id).toBe('a');
});

test('drawing on and on gives each card once, whatever the chance', () => {
	const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
	fc.assert(
		fc.property(fc.array(chance, { minLength: 4, maxLength: 4 }), (chances) => {
			const seen: string[] = [];
			for (const one of chances) {
				const drawn = drawOne(cards, seen, one);
				if (drawn) seen.push(drawn.id);
			}
			expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd']);
		}),
	);
});
