import { expect, test } from 'vitest';
import { isHeard, type Voice } from './voice.ts';

const voice = (how: Voice['how']): Voice => ({
	id: how,
	words: 'Ik weet nooit wie er woensdag staat.',
	how,
	readers: 'table',
	readBack: true,
	notedBy: 'anna',
	notedOn: '2026-09-14',
});

test('imagining what someone would say leaves the chair empty', () => {
	expect(isHeard({ voices: [] })).toBe(false);
	expect(isHeard({ voices: [voice('changedPerspective')] })).toBe(false);
	expect(isHeard({ voices: [voice('changedPerspective'), voice('toldAndNoted')] })).toBe(true);
	expect(isHeard({ voices: [voice('writtenHere')] })).toBe(true);
});
