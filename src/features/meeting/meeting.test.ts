import { expect, test } from 'vitest';
import { begin, idOf, LEAD, openProcess } from '#tests/meeting/play.ts';
import { scripts } from '#tests/meeting/scripts.ts';
import { viewFor } from './view.ts';

const lead = { id: LEAD, screen: false };
const writer = { id: idOf('a', 2), screen: false };
const family = { id: idOf('a', 6), screen: false };

/** A meeting that stands in a step in which everybody writes. */
function writing(naming: 'named' | 'anonymous', activity: 'write' | 'collect' = 'write', script = 0) {
	const chosen = scripts[script];
	if (!chosen) throw new Error('there is no such script');
	const kept = begin(chosen);
	const meeting = openProcess(kept);
	const ask = (what: string, fields: Record<string, unknown> = {}, asker = lead) =>
		meeting.ask({ what, run: meeting.state().runs.length, poll: meeting.state().polls, ...fields }, asker);
	for (const [what, fields] of [['open'], ['chooseNaming', { naming }], ['start']] as const)
		ask(what, fields);
	ask('chooseActivity', { activity });
	return { kept, meeting, ask };
}

test('two who press next at once go one step', () => {
	const { meeting, ask } = writing('named');
	const run = meeting.state().runs.length;
	expect(ask('next', { run })).toBe('accepted');
	expect(ask('next', { run })).toBe('accepted');
	expect(meeting.state().runs).toHaveLength(run + 1);
});

test('going on shows first what was written in silence', () => {
	for (const naming of ['named', 'anonymous'] as const) {
		const { meeting, ask } = writing(naming);
		ask('writeCard', { id: idOf('c', 1), text: 'Niemand belde terug.' }, writer);
		expect(JSON.stringify(viewFor(meeting.state(), 'lead'))).not.toContain('belde');
		ask('next');
		expect(meeting.state().runs).toHaveLength(1);
		expect(JSON.stringify(viewFor(meeting.state(), 'screen'))).toContain('belde');
		ask('next');
		expect(meeting.state().runs).toHaveLength(2);
	}
});

test('when the family stops it, what was not shown is gone unread', () => {
	const { kept, meeting, ask } = writing('anonymous');
	ask('writeCard', { id: idOf('c', 1), text: 'Niemand belde terug.' }, writer);
	expect(ask('end', {}, family)).toBe('accepted');
	expect(meeting.state().stage).toBe('ended');
	expect(kept.held.size).toBe(0);
	expect(JSON.stringify(kept.log)).not.toContain('belde');
});

test('when who leads ends it, what was given is shown first', () => {
	const { meeting, ask } = writing('anonymous');
	ask('writeCard', { id: idOf('c', 1), text: 'Niemand belde terug.' }, writer);
	ask('end');
	expect(meeting.state().stage).toBe('ended');
	expect([...meeting.state().cards.values()].map(({ text, by }) => [text, by])).toEqual([
		['Niemand belde terug.', null],
	]);
});

test('a group goes away with its last card', () => {
	const { meeting, ask } = writing('named', 'collect');
	ask('writeCard', { id: idOf('c', 1), text: 'Bel terug.' }, writer);
	ask('groupCards', { ids: [idOf('c', 1)], group: idOf('b', 1), title: 'Bellen' });
	expect(meeting.state().groups.size).toBe(1);
	ask('takeCard', { id: idOf('c', 1) }, writer);
	expect(meeting.state().groups.size).toBe(0);
});

test('a road through a tree has answers of that tree, not words that every object knows', () => {
	const { meeting, ask } = writing('named', 'write', 4);
	const { phases, trees } = meeting.state().script;
	const [name, tree] = Object.entries(trees)[0] ?? [];
	const phase = phases.find(({ uses }) => uses.includes(name ?? ''));
	ask('goTo', { phase: phase?.id });
	const first = Object.keys(tree?.questions[tree.start] ?? {})[0];
	expect(ask('walk', { answers: [first] })).toBe('accepted');
	expect(ask('walk', { answers: ['constructor'] })).toEqual({ refusal: 'place-unknown' });
});

test('a card keeps every character: pairs, half pairs, other directions', () => {
	const { meeting, ask } = writing('named', 'collect');
	const text = '👩‍👧 مرحبا \u202eom\u202c \ud83d a\u2028b';
	ask('writeCard', { id: idOf('c', 1), text }, writer);
	expect(meeting.state().cards.get(idOf('c', 1))?.text).toBe(text);
	expect(ask('writeCard', { id: idOf('c', 2), text: 'x'.repeat(1001) }, writer)).toEqual({
		refusal: 'text-too-long',
	});
});

test('dots count once for each person, never more than there were', () => {
	const { meeting, ask } = writing('named', 'collect');
	for (const number of [1, 2]) ask('writeCard', { id: idOf('c', number), text: `Kaart ${number}` }, writer);
	ask('openDots', { most: 2 });
	expect(ask('choose', { choice: { [idOf('c', 1)]: 3 } }, writer)).toEqual({ refusal: 'too-many-dots' });
	ask('choose', { choice: { [idOf('c', 1)]: 2 } }, writer);
	ask('choose', { choice: { [idOf('c', 2)]: 1 } }, writer);
	ask('choose', { choice: { [idOf('c', 2)]: 2 } }, family);
	expect(viewFor(meeting.state(), 'lead').poll).toMatchObject({ tally: null, of: 2 });
	ask('showPoll');
	expect(meeting.state().poll).toMatchObject({ open: false, tally: { [idOf('c', 2)]: 3 }, of: 2 });
});
