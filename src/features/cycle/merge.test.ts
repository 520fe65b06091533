import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeFields, mergeText, sentences } from './merge.ts';

const base = 'Ze kwam dinsdag niet. Moeder belde om tien uur.\nDe school wist van niets.';

test('two people who change the same sentence each see a conflict, never one text without the other', () => {
	const mine = base.replace('dinsdag', 'woensdag');
	const theirs = base.replace('niet.', 'te laat.');
	expect(mergeText(base, mine, theirs)).toBeUndefined();
});

test('two people who both write on at the same place see a conflict', () => {
	expect(mergeText(base, `${base} Opa wel.`, `${base} Oma wel.`)).toBeUndefined();
	expect(mergeText('', 'Eerste woord.', 'Ander woord.')).toBeUndefined();
});

test('one removes a sentence that the other rewrites: a conflict', () => {
	const mine = base.replace('Moeder belde om tien uur.', '');
	const theirs = base.replace('tien', 'elf');
	expect(mergeText(base, mine, theirs)).toBeUndefined();
});

test('changes in different sentences are kept both', () => {
	const mine = base.replace('dinsdag', 'woensdag');
	const theirs = base.replace('De school', 'Het CLB');
	expect(mergeText(base, mine, theirs)).toBe(
		'Ze kwam woensdag niet. Moeder belde om tien uur.\nHet CLB wist van niets.',
	);
});

test('one rewrites the last sentence while the other adds one behind it', () => {
	expect(mergeText('Ze kwam. Hij ook.', 'Ze kwam. Hij niet.', 'Ze kwam. Hij ook. Wij wachtten.')).toBe(
		'Ze kwam. Hij niet. Wij wachtten.',
	);
});

test('the same change twice counts once', () => {
	const mine = base.replace('tien', 'elf');
	expect(mergeText(base, mine, mine)).toBe(mine);
	expect(mergeText(base, `Ook dit. ${mine}`, mine)).toBe(`Ook dit. ${mine}`);
});

test('sentences keep their white space', () => {
	expect(sentences('Hij kwam.  Zij niet.')).toEqual(['Hij kwam.', '  ', 'Zij niet.']);
});

const text = fc
	.array(fc.constantFrom('Een. ', 'Twee. ', 'Drie!\n', 'vier ', 'Vijf? '), { maxLength: 12 })
	.map((parts) => parts.join(''));

test('whoever changed nothing gets the other text whole', () => {
	fc.assert(
		fc.property(text, text, (one, two) => {
			expect(mergeText(one, one, two)).toBe(two);
			expect(mergeText(one, two, one)).toBe(two);
		}),
	);
});

test('a merge is the same whoever saved first, and holds every sentence that someone added', () => {
	fc.assert(
		fc.property(text, text, text, (from, one, two) => {
			const merged = mergeText(from, one, two);
			expect(mergeText(from, two, one)).toBe(merged);
			if (merged === undefined) return;
			const known = sentences(from);
			for (const added of [...sentences(one), ...sentences(two)].filter((piece) => !known.includes(piece)))
				expect(merged).toContain(added);
		}),
	);
});

test('a piece is merged field by field, and a field in conflict keeps what I typed', () => {
	const from = { text: 'Ze belde.', who: '', known: 'saw' };
	const mine = { text: 'Ze belde af.', who: 'moeder', known: 'saw' };
	const theirs = { text: 'Hij belde.', who: '', known: 'heard' };
	expect(mergeFields(from, mine, theirs)).toEqual({
		fields: { text: 'Ze belde af.', who: 'moeder', known: 'heard' },
		conflicts: ['text'],
	});
});
