import { expect, test } from 'vitest';
import { FIELD_LIMIT } from './cycle.ts';
import {
	answered,
	broughtBack,
	type Draft,
	isReady,
	isUnsaved,
	notDelivered,
	openDraft,
	refusedWith,
	sent,
	settled,
	typed,
} from './draft.ts';

const place = { id: 'a', step: 'reflect', kind: 'answer', slot: 'reflect.occasion', parentId: null } as const;
const text = (words: string) => ({ text: words });
const opened = openDraft(place, text('Ze kwam.'), 3);
const saved = (words: string, version: number) =>
	({ outcome: 'saved', id: 'a', version, fields: text(words) }) as const;

test('what is too long, refused, on its way or in conflict does not leave', () => {
	expect(isReady(opened)).toBe(false);
	expect(isReady(typed(opened, text('x'.repeat(FIELD_LIMIT + 1))))).toBe(false);
	const mine = typed(opened, text('Ze kwam niet.'));
	expect(isReady(sent(mine))).toBe(false);
	expect(isReady(refusedWith(sent(mine), 'Deze reflectie is afgesloten.'))).toBe(false);
	expect(isReady(inConflict(mine))).toBe(false);
	expect(isReady(mine)).toBe(true);
});

test('a broken connection leaves the text as it is, ready to leave again', () => {
	const mine = notDelivered(sent(typed(opened, text('Ze kwam niet.'))));
	expect(isReady(mine)).toBe(true);
	expect(mine.fields).toEqual(text('Ze kwam niet.'));
});

test('typing on while a save is under way is kept and leaves next', () => {
	const sending = sent(typed(opened, text('Ze kwam niet.')));
	const on = answered(typed(sending, text('Ze kwam niet. Wij wachtten.')), saved('Ze kwam niet.', 4));
	expect(on.fields).toEqual(text('Ze kwam niet. Wij wachtten.'));
	expect(on.version).toBe(4);
	expect(isReady(on)).toBe(true);
});

test('what the server merged in comes onto the screen', () => {
	const sending = sent(typed(openDraft(place, text('Een. Twee.'), 1), text('Eén. Twee.')));
	const done = answered(sending, saved('Eén. Twee!', 3));
	expect(done.fields).toEqual(text('Eén. Twee!'));
	expect(isUnsaved(done)).toBe(false);
});

test('typing on in the sentence that another changed: nothing is overwritten, the next save compares again', () => {
	const sending = sent(typed(openDraft(place, text('Een. Twee.'), 1), text('Eén. Twee.')));
	const on = answered(typed(sending, text('Eén. Twee of drie.')), saved('Eén. Twee!', 3));
	expect(on.fields).toEqual(text('Eén. Twee of drie.'));
	expect(on.version).toBe(1);
	expect(on.base).toEqual(text('Eén. Twee.'));
});

test('a conflict keeps both texts until someone chooses, and the choice is saved upon the other', () => {
	const conflict = inConflict(typed(opened, text('Ze kwam niet.')));
	expect(conflict.fields).toEqual(text('Ze kwam niet.'));
	expect(conflict.rival?.fields).toEqual(text('Ze kwam te laat.'));
	const chosen = settled(conflict, text('Ze kwam te laat, en toen niet meer.'));
	expect(chosen.version).toBe(4);
	expect(isReady(chosen)).toBe(true);
	expect(isUnsaved(settled(conflict, text('Ze kwam te laat.')))).toBe(false);
});

test('two first writers of one answer: the second takes the id of the first', () => {
	const first = sent(typed(openDraft(place, {}, 0), text('Ze kwam.')));
	const done = answered(first, { ...saved('Ze kwam.', 1), id: 'b' });
	expect(done.place.id).toBe('b');
});

test('what the device kept comes back, upon what the server holds', () => {
	const now = openDraft(place, text('Een. Twee!'), 5);
	const kept = { base: text('Een. Twee.'), version: 4, fields: text('Eén. Twee.') };
	expect(broughtBack(now, kept)).toMatchObject({ fields: text('Eén. Twee!'), version: 5 });
	const clash = broughtBack(now, { ...kept, fields: text('Een. Drie.') });
	expect(clash).toMatchObject({ fields: text('Een. Drie.'), version: 4 });
	expect(broughtBack(now, { ...kept, fields: text('Een. Twee!') })).toBe(now);
});

test('what is typed before the device has told what it kept, stands above that', () => {
	const kept = { base: text(''), version: 0, fields: text('Van gisteren.') };
	const now = typed(openDraft(place, text(''), 0), text('Va'));
	expect(broughtBack(now, kept).fields).toEqual(text('Va\n\nVan gisteren.'));
});

function inConflict(draft: Draft): Draft {
	return answered(sent(draft), {
		outcome: 'conflict',
		id: 'a',
		version: 4,
		fields: text('Ze kwam te laat.'),
		by: 'Bram',
		names: ['text'],
	});
}
