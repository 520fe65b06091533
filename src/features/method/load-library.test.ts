import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { languages } from './content.ts';
import { ContentError } from './content-file.server.ts';
import { loadLibrary } from './load-library.server.ts';

const real = join(import.meta.dirname, '../../../content');

/** What every entry has, on lines 1 to 8. */
const entry = (id: string) => `id: ${id}
title: Rond de tafel
summary: Ieder krijgt even lang het woord.
goals: [learn]
levels: [meso]
group: { min: 3, max: 8 }
origin: ours
source: Gemaakt voor deze proef.
`;

const method = `${entry('round')}experience: none
goal: Ieder is gehoord.
when: [{ id: quiet, text: Als iemand zwijgt. }]
whenNot: [{ id: danger, text: Als er gevaar is. }]
roles: [{ id: guide, title: Procesbegeleider, text: Let op de tijd. }]
phases:
  - id: begin
    title: Begin
    minutes: 5
    who: [guide]
    what: Zeg hoe het gaat.
    prompts: [{ id: first, text: Wat houdt je bezig? }]
tips: [{ id: wait, text: Wacht even. }]
pitfalls: [{ id: fast, text: Te snel gaan. }]
yields: [{ id: thought, text: Een gedachte, into: observation }]
childView: [{ id: child, text: Wat zou een kind vragen? }]
`;

const instrument = `minutes: 20
purpose: Zien waar we staan.
reading: [{ id: strong, text: Begin bij wat lukt. }]
nextStep: [{ id: one, text: Kies één ding. }]
childView: [{ id: child, text: Wat zou een kind zeggen? }]
withFamily: false
`;

const scan = `${entry('weather')}engine: scan
${instrument}scale:
  kind: position
  points: [{ id: sun, label: Zon, text: Het gaat. }, { id: rain, label: Regen, text: Het gaat niet. }]
clientPoints: [{ id: sun, label: Zon }, { id: rain, label: Regen }]
sections:
  - id: we
    title: Wij
    items:
      - { id: listen, text: We luisteren., client: Ze luisteren naar mij. }
      - { id: wait, text: We wachten., client: Ze wachten op mij. }
`;

const zones = (ids: readonly string[]) =>
	ids.map((id) => `  - { id: ${id}, title: Vak, question: Wat hoort hier? }\n`).join('');
const board = `${entry('corners')}engine: board
${instrument}shape: quadrants
opening: Waarover gaat het?
zones:
${zones(['one', 'two', 'three', 'four'])}`;

const tree = `${entry('way')}intro: Twee vragen.
start: first
questions:
  - id: first
    text: Heeft het haast?
    answers: [{ id: yes-now, label: Ja, to: second }, { id: not-now, label: Neen, to: later }]
  - id: second
    text: Is er iemand bij?
    answers: [{ id: yes-there, label: Ja, to: later }, { id: nobody, label: Neen, to: later }]
advices:
  - { id: later, title: Wacht, reason: Het kan wachten., next: Kies een dag. }
`;

let root: string;

function put(file: string, text: string): void {
	mkdirSync(join(root, file, '..'), { recursive: true });
	writeFileSync(join(root, file), text);
}
function putBoth(file: string, text: string): void {
	for (const language of languages) put(`${language}/${file}`, text);
}
function change(file: string, from: string, to: string): void {
	const before = readFileSync(join(root, file), 'utf8');
	expect(before).toContain(from);
	put(file, before.replace(from, to));
}
function changeBoth(file: string, from: string, to: string): void {
	for (const language of languages) change(`${language}/${file}`, from, to);
}

/** "file:line message" for each fault, as the loader tells them. */
function faults(): string[] {
	try {
		loadLibrary(root);
	} catch (error) {
		if (error instanceof ContentError) return error.faults.map((f) => `${f.file}:${f.line} ${f.message}`);
		throw error;
	}
	return [];
}
const inBoth = (file: string, told: string) => languages.map((language) => `${language}/${file}:${told}`);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'library-'));
	putBoth('methods/round.yaml', method);
	putBoth('instruments/weather.yaml', scan);
	putBoth('instruments/corners.yaml', board);
	putBoth('trees/way.yaml', tree);
});
afterEach(() => rmSync(root, { recursive: true }));

test('the small library of these tests is sound by itself', () => {
	expect(faults()).toEqual([]);
});

describe('an entry is refused with file and line', () => {
	test('when a language lacks it', () => {
		rmSync(join(root, 'en/methods/round.yaml'));
		expect(faults()).toEqual(['en/methods/round.yaml:1 this file is missing or cannot be read.']);
	});

	test('when a language lacks a prompt of it', () => {
		change(
			'nl/methods/round.yaml',
			'Wat houdt je bezig? }',
			'Wat houdt je bezig? }, { id: last, text: En nu? }',
		);
		expect(faults()).toEqual([
			'nl/methods/round.yaml:20 "round > begin > last" is missing in en/methods/round.yaml.',
		]);
	});

	test('when a text is empty in one language', () => {
		change('en/methods/round.yaml', 'goal: Ieder is gehoord.', "goal: ' '");
		expect(faults()).toEqual(['en/methods/round.yaml:10 "goal" is empty.']);
	});

	test('when its id is not the name of its file', () => {
		changeBoth('methods/round.yaml', 'id: round', 'id: circle');
		expect(faults()).toEqual(inBoth('methods/round.yaml', '1 must be "round", as the file.'));
	});

	test('when it refers to what does not exist', () => {
		changeBoth('methods/round.yaml', 'phases:', 'related: [method/square, instrument/weather]\nphases:');
		expect(faults()).toEqual(['nl/methods/round.yaml:1 "method/square" does not exist.']);
	});

	test('when a reference has no known kind', () => {
		changeBoth('methods/round.yaml', 'phases:', 'related: [game/square]\nphases:');
		expect(faults()).toEqual(
			inBoth(
				'methods/round.yaml',
				'14 "related.0": must be a kind, a slash and an id, such as "method/kom".',
			),
		);
	});

	test.each([
		['0', 'must be 1 minute or more'],
		['2.5', 'must be whole minutes'],
	])('when a phase takes %s minutes', (minutes, told) => {
		changeBoth('methods/round.yaml', 'minutes: 5', `minutes: ${minutes}`);
		expect(faults()).toEqual(inBoth('methods/round.yaml', `17 "phases.0.minutes": ${told}.`));
	});

	test.each([
		'<b>Zeg</b> hoe het gaat.',
		'<script>alert(1)</script>',
		'Lees javascript:alert(1)',
		'&#60;b&#62;',
	])('when a text holds markup: %s', (text) => {
		changeBoth('methods/round.yaml', 'what: Zeg hoe het gaat.', `what: '${text}'`);
		expect(faults()).toEqual(
			inBoth('methods/round.yaml', '19 "phases.0.what": holds markup; a text is plain words.'),
		);
	});

	test('when a number differs between the languages', () => {
		change('en/methods/round.yaml', 'minutes: 5', 'minutes: 50');
		expect(faults()).toEqual([
			'en/methods/round.yaml:17 "phases.0.minutes" is not the same in nl/methods/round.yaml.',
		]);
	});

	test('when a choice differs between the languages', () => {
		change('en/methods/round.yaml', 'into: observation', 'into: signal');
		expect(faults()).toEqual([
			'en/methods/round.yaml:23 "yields.0.into" is not the same in nl/methods/round.yaml.',
		]);
	});

	test('when a phase belongs to who is no role', () => {
		changeBoth('methods/round.yaml', 'who: [guide]', 'who: [guide, watcher]');
		expect(faults()).toEqual(
			inBoth('methods/round.yaml', '18 "phases.0.who.1": "watcher" is not one of the roles.'),
		);
	});

	test.each([
		['draw', 'deck'],
		['board', 'board'],
		['guide', 'guide'],
		['tree', 'tree'],
	])('when people %s in a phase that uses no %s', (activity, tool) => {
		const other = tool === 'tree' ? 'instrument/corners' : 'instrument/weather';
		changeBoth(
			'methods/round.yaml',
			'    what: Zeg',
			`    activities: [round, ${activity}]\n    uses: [${other}]\n    what: Zeg`,
		);
		expect(faults()).toEqual([
			`nl/methods/round.yaml:19 "phases.0.activities.1": "${activity}" needs a ${tool} in "uses".`,
		]);
	});

	test('when what people do differs between the languages', () => {
		changeBoth('methods/round.yaml', '    what: Zeg', '    activities: [round]\n    what: Zeg');
		change('en/methods/round.yaml', '[round]', '[collect]');
		expect(faults()).toEqual([
			'en/methods/round.yaml:19 "phases.0.activities.0" is not the same in nl/methods/round.yaml.',
		]);
	});

	test('but a board can be used where its board is, and a scale anywhere', () => {
		changeBoth(
			'methods/round.yaml',
			'    what: Zeg',
			'    activities: [scale, board, tree]\n    uses: [instrument/corners, tree/way]\n    what: Zeg',
		);
		expect(faults()).toEqual([]);
	});

	test('when it has a key that does not belong there', () => {
		changeBoth('methods/round.yaml', 'minutes: 5', 'minutes: 5\n    score: 3');
		expect(faults()).toEqual(inBoth('methods/round.yaml', '18 "score" is not a key that belongs here.'));
	});

	test('when a tree goes round in a circle', () => {
		changeBoth('trees/way.yaml', 'id: nobody, label: Neen, to: later', 'id: nobody, label: Neen, to: first');
		expect(faults()).toEqual(inBoth('trees/way.yaml', '11 "questions": the questions go round in a circle.'));
	});

	test('when no answer of a tree leads to a question', () => {
		changeBoth('trees/way.yaml', 'label: Ja, to: second', 'label: Ja, to: later');
		expect(faults()).toEqual(inBoth('trees/way.yaml', '15 "questions.1.id": no answer leads to "second".'));
	});

	test('when an answer of a tree leads nowhere', () => {
		changeBoth('trees/way.yaml', 'id: nobody, label: Neen, to: later', 'id: nobody, label: Neen, to: never');
		expect(faults()).toEqual(
			inBoth('trees/way.yaml', '17 "questions.1.answers.1.to": "never" is neither a question nor an advice.'),
		);
	});

	test('when only some items of a scan have words for clients', () => {
		changeBoth('instruments/weather.yaml', ', client: Ze wachten op mij.', '');
		expect(faults()).toEqual(
			inBoth('instruments/weather.yaml', '20 "sections": every item has "client", or none.'),
		);
	});

	test('when clients are asked without points in their words', () => {
		const points = 'clientPoints: [{ id: sun, label: Zon }, { id: rain, label: Regen }]\n';
		changeBoth('instruments/weather.yaml', points, '');
		expect(faults()).toEqual(inBoth('instruments/weather.yaml', '1 "clientPoints" is missing.'));
	});

	test('when a board of quadrants has three zones', () => {
		changeBoth('instruments/corners.yaml', zones(['four']), '');
		expect(faults()).toEqual(
			inBoth('instruments/corners.yaml', '18 "zones": a board of quadrants has 4 zones.'),
		);
	});

	test('together with the faults of all other files, and nothing is loaded', () => {
		changeBoth('methods/round.yaml', 'minutes: 5', 'minutes: 0');
		rmSync(join(root, 'nl/trees/way.yaml'));
		expect(faults().map((fault) => fault.split(':')[0])).toEqual([
			...languages.map((language) => `${language}/methods/round.yaml`),
			'nl/trees/way.yaml',
		]);
	});
});

test('a method more is a file more in each language, and nothing else', () => {
	cpSync(real, root, { recursive: true });
	const before = [...loadLibrary(real).method.keys()];
	const after = loadLibrary(root).method;
	expect([...after.keys()]).toEqual([...before, 'round'].toSorted());
	expect(after.get('round')?.nl.phases.map(({ minutes }) => minutes)).toEqual([5]);
});
