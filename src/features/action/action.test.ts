import { expect, test } from 'vitest';
import { asksNextRound, placeOf } from './action.ts';

const open = { state: 'open', effect: null, checkOn: null } as const;

test('a dropped or checked action asks nothing more', () => {
	expect(placeOf({ ...open, state: 'dropped', checkOn: '2026-09-01' }, '2026-09-14')).toBe('past');
	expect(placeOf({ ...open, effect: 'partly', checkOn: '2026-09-01' }, '2026-09-14')).toBe('past');
});

test('the effect is asked from the agreed day on, not before', () => {
	expect(placeOf({ ...open, checkOn: '2026-09-15' }, '2026-09-14')).toBe('do');
	expect(placeOf({ ...open, checkOn: '2026-09-14' }, '2026-09-14')).toBe('check');
	expect(placeOf({ ...open, state: 'done', checkOn: '2026-09-15' }, '2026-09-14')).toBe('past');
	expect(placeOf({ ...open, state: 'done' }, '2026-09-14')).toBe('check');
});

test('only an effect as hoped asks for no next round', () => {
	expect(asksNextRound('asHoped')).toBe(false);
	expect(asksNextRound(null)).toBe(false);
	for (const effect of ['partly', 'none', 'otherwise'] as const) expect(asksNextRound(effect)).toBe(true);
});
