import { expect, test } from 'vitest';
import type { Opened } from './draft.ts';
import { sheetOf, withBrought } from './sheet.ts';

const piece = (id: string, more: Partial<Opened['place']> = {}, text = ''): Opened => ({
	place: { id, step: 'analyse', kind: 'evidenceFor', slot: null, parentId: null, ...more },
	fields: { text },
	version: 1,
});

test('pieces are found by kind and parent, by slot, and not at all when they are not there', () => {
	const sheet = sheetOf([piece('a', { parentId: 'h' }), piece('b'), piece('c', { slot: 'analyse.roles' })]);
	expect(sheet.keysOf('evidenceFor', 'h')).toEqual(['a']);
	expect(sheet.keysOf('evidenceFor')).toEqual(['b', 'c']);
	expect(sheet.keyOfSlot('analyse.roles')).toBe('c');
	expect(sheet.keyOfSlot('analyse.test')).toBe('');
	expect(sheet.at('x')).toBeUndefined();
});

test('what a refused form brought along takes the place of what was loaded, by id or by slot, and none is lost', () => {
	const loaded = [piece('a'), piece('new', { slot: 'analyse.roles' })];
	const brought = [piece('old', { slot: 'analyse.roles' }, 'Getypt.'), piece('z', {}, 'Ook getypt.')];
	expect(withBrought(loaded, brought).map(({ place, fields }) => [place.id, fields.text])).toEqual([
		['a', ''],
		['old', 'Getypt.'],
		['z', 'Ook getypt.'],
	]);
	expect(withBrought(loaded)).toEqual(loaded);
});
