import { expect, test } from 'vitest';
import { agendaText } from './agenda-text.ts';
import { aroundWords } from './around-words.ts';
import { replay } from './evolve.ts';
import type { Happening, MeetingEvent } from './meeting-event.ts';
import { emptyMeeting } from './meeting-state.ts';
import { blocksOf, minutesOf, textOf } from './minutes.ts';
import { dropResult, linesOf, noteAttendance, noteBecame, noteResults, presentOf } from './note-results.ts';
import { offersOf, placeOfResult, stopKindOf } from './results.ts';

const names = {
	phase: (id: string) => `stap ${id}`,
	zone: (id: string) => `vak ${id}`,
	point: (_: string | null, id: string) => `punt ${id}`,
	member: (id: string) => `lid ${id}`,
	group: (number: number) => `groep ${number}`,
};
const numbered = (...happenings: Happening[]): MeetingEvent[] =>
	happenings.map((one, index) => ({ ...one, number: index + 1, at: 0 }));
const person = (id: string, standing: 'in' | 'waiting' | 'left' = 'in') =>
	({ what: 'joined', person: { id, name: id, kind: 'guest', role: null, standing, device: true } }) as const;
const card = (id: string, text: string, by: string | null = null) =>
	({ what: 'cardWritten', card: { id, text, by, place: null, shown: true, signalId: null } }) as const;
const agreed = (id: string, owner: string | null = null) =>
	({ id, text: `afspraak ${id}`, into: 'action', owner, due: '2026-10-01', sector: '' }) as const;
const phase = (id: string, activity: 'collect' | 'dots' | 'scale') =>
	({ what: 'phaseStarted', phase: id, activity, minutes: 5, asked: null }) as const;

const events = numbered(
	person('Anna'),
	person('Wachtend', 'waiting'),
	person('Weg', 'left'),
	phase('kijken', 'collect'),
	card('c1', 'De nacht is lang', 'Anna'),
	card('c2', 'Niemand belt'),
	card('c3', 'Opzij'),
	{ what: 'cardSetAside', id: 'c3', on: true },
	{ what: 'cardsGrouped', ids: ['c1'], group: 'g', title: 'Nachten' },
	phase('kiezen', 'dots'),
	{ what: 'pollOpened', poll: { kind: 'dots', question: '', points: [], scan: null, most: 3 } },
	{ what: 'pollShown', tally: { c2: 1, g: 4 }, of: 3 },
	{
		what: 'pollOpened',
		poll: { kind: 'scale', question: 'Hoe veilig?', points: ['0', '5', '10'], scan: null, most: 1 },
	},
	{ what: 'pollShown', tally: { 10: 2, 0: 1 }, of: 3 },
	{ what: 'agreed', agreed: agreed('a', 'Anna') },
	{ what: 'agreed', agreed: agreed('b', 'p9') },
	{ what: 'became', id: 'a', into: 'action' },
);
const meeting = replay(emptyMeeting, events);

test('minutes tell who was there, what lay on the table and was chosen, never who wrote or chose it', () => {
	const minutes = minutesOf(meeting, events, names, { title: 'De nachten', group: 'team' });
	expect(minutes).toMatchObject({
		present: ['Anna', 'Weg'],
		steps: ['stap kijken', 'stap kiezen'],
		heaps: [
			{ title: 'Nachten', dots: 4, cards: [{ text: 'De nacht is lang', dots: null }] },
			{ title: 'stap kijken', dots: null, cards: [{ text: 'Niemand belt', dots: 1 }] },
		],
		choices: [
			{
				title: 'stap kiezen',
				of: 3,
				spread: [
					{ label: 'Nachten', count: 4 },
					{ label: 'Niemand belt', count: 1 },
				],
			},
			{
				title: 'Hoe veilig?',
				of: 3,
				spread: [
					{ label: 'punt 0', count: 1 },
					{ label: 'punt 10', count: 2 },
				],
			},
		],
		agreed: [
			{ owner: 'Anna', became: 'action' },
			{ owner: 'lid p9', became: null },
		],
	});
	const text = textOf(
		['De nachten'],
		blocksOf(minutes, aroundWords.nl.minutes, (day) => day),
	);
	expect(text).toContain('\nWat we kozen\nstap kiezen · 3 mensen kozen\n- Nachten: 4');
	expect(text).toContain('- afspraak a · Anna · 2026-10-01 · werd een actie');
	expect(
		blocksOf(minutesOf(emptyMeeting, [], names, { title: '', group: '' }), aroundWords.en.minutes, String),
	).toEqual([]);
});

test('a group that nobody named has a number, on the table and in what was chosen', () => {
	const unnamed = [card('c4', 'Los'), { what: 'cardsGrouped', ids: ['c4'], group: 'h', title: ' ' }] as const;
	const chosen = [
		{ what: 'pollOpened', poll: { kind: 'dots', question: '', points: [], scan: null, most: 3 } },
		{ what: 'pollShown', tally: { h: 3 }, of: 1 },
	] as const;
	const all = numbered(...events, ...unnamed, ...chosen);
	const minutes = minutesOf(replay(emptyMeeting, all), all, names, { title: '', group: '' });
	expect(minutes.heaps.map(({ title }) => title)).toContain('groep 2');
	expect(minutes.choices.at(-1)?.spread).toEqual([{ label: 'groep 2', count: 3 }]);
	expect(aroundWords.nl.minutes.chose(1)).toBe('1 persoon koos');
});

test('what is noted afterwards stands once, and what became something stays', () => {
	expect(noteResults(meeting, [{ ...agreed('a'), text: 'anders' }], false)).toEqual({ events: [] });
	expect(noteResults(meeting, [agreed('c')], true)).toMatchObject({
		events: [{ what: 'agreed' }, { what: 'ended' }],
	});
	expect(noteResults(meeting, [{ ...agreed('c'), text: 'x'.repeat(1001) }], false)).toEqual({
		refusal: 'text-too-long',
	});
	const many = Array.from({ length: 99 }, (_, index) => agreed(`m${index}`));
	expect(noteResults(meeting, many, false)).toEqual({ refusal: 'too-many-results' });
	expect(dropResult(meeting, 'a')).toEqual({ refusal: 'result-went-on' });
	expect(dropResult(meeting, 'b')).toMatchObject({ events: [{ what: 'agreementDropped' }] });
	expect(noteBecame(meeting, 'a', 'condition')).toEqual({ events: [] });
	expect(linesOf(' - een\n\n• twee \ndrie')).toEqual(['een', 'twee', 'drie']);
});

test('who was there can be noted again: who is no longer ticked was not there', () => {
	const members = [
		{ personId: 'p1', name: 'Anna' },
		{ personId: 'p2', name: 'Bram' },
	];
	const note = (from: typeof meeting, present: string[]) => {
		const outcome = noteAttendance(from, members, new Set(present));
		return replay(from, 'events' in outcome ? numbered(...outcome.events) : []);
	};
	const both = note(emptyMeeting, ['p1', 'p2']);
	expect(presentOf(both)).toEqual(['Anna', 'Bram']);
	expect(presentOf(note(both, ['p2']))).toEqual(['Bram']);
	expect(presentOf(note(note(both, ['p2']), ['p1']))).toEqual(['Anna']);
	expect(presentOf(note(both, ['stranger']))).toEqual([]);
});

test('from a table nothing goes to a theme; what was meant stands first; a signal keeps no way back', () => {
	expect(offersOf({ into: 'nuance' }, 'team')[0]).toBe('nuance');
	expect(offersOf({ into: 'nuance' }, 'table')).not.toContain('nuance');
	expect(offersOf({ into: 'insight' }, 'table')[0]).toBe('action');
	const row = { cycleId: 'c', themeId: 't' };
	expect(placeOfResult(row, { id: 'a', became: 'signal' })).toBeUndefined();
	expect(placeOfResult(row, { id: 'a', became: 'condition' })).toBe('/reflections/c/plan');
	expect(stopKindOf({ slug: 'sector-talk', circleKind: 'team' })).toBe('sectorTalk');
	expect(stopKindOf({ slug: 'kom', circleKind: 'steeringGroup' })).toBe('policyTalk');
});

test('the agenda as text leaves out what is empty', () => {
	const empty = { actions: [], theme: undefined, answers: [], last: undefined };
	expect(agendaText(empty, 'De nachten', aroundWords.nl, String)).toBe('');
	const actions = [{ what: 'Bellen', ownerName: 'Anna', dueOn: null }];
	expect(agendaText({ ...empty, actions }, 'De nachten', aroundWords.nl, String)).toBe(
		'De nachten\n\nWie deed wat?\n- Bellen · Anna',
	);
});
