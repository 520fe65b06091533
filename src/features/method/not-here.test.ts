import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textsOfContent, type WrittenText } from '#tests/texts-of-content.ts';
import { textsOfInterface } from '#tests/texts-of-interface.ts';
import { notHereList } from './content.ts';
import { readContentFile } from './content-file.server.ts';
import { wordsNotHere } from './not-here.ts';

const list = readContentFile(
	join(import.meta.dirname, '../../../content'),
	'lists/not-here.yaml',
	notHereList,
).words;
const found = (text: string) => wordsNotHere(text, list).map(({ id }) => id);

/** "file where: word (say ...)" for each word that may not stand there. */
function trips(texts: readonly WrittenText[]): string[] {
	return texts.flatMap(({ file, where, text }) =>
		wordsNotHere(text, list).map(({ word, instead }) => `${file} ${where}: "${word}" (say ${instead})`),
	);
}

describe('words that are not said here', () => {
	test.each([
		['De jeugdigen gaan naar huis.', 'jeugdige'],
		['Vraag het aan de JEUGDZORG in je buurt.', 'jeugdzorg'],
		['Een casuistiekbespreking duurt drie uur.', 'casuistiek'],
		['De Casuïstiek\n van vandaag.', 'casuistiek'],
		['Hij kwam in een instelling terecht.', 'instelling'],
		['Een voogd en een wettelijke voogd.', 'voogd'],
		['Nou, dat weet ik niet.', 'nou'],
		['Trek het naar een hoger niveau.', 'hoger-niveau'],
	])('%s', (text, id) => {
		expect(found(text)).toContain(id);
	});

	test.each([
		'Bel het ondersteuningscentrum jeugdzorg of een vertrouwenscentrum.',
		'De jongere verblijft in een gemeenschapsinstelling.',
		'Bij Instellingen pas je de taal aan.',
		'Een ouder of voogd tekent mee.',
		'Onze afspraken staan in een schrift, en daarvan krijg je een nota.',
		'Op welk niveau kan dit veranderen?',
		'Kinderrechten gelden ook hier.',
	])('%s is good Flemish', (text) => {
		expect(found(text)).toEqual([]);
	});

	test('each entry is found in a text that holds it, and its good phrases are let through', () => {
		for (const { id, word, unless = [] } of list) {
			expect(found(`Dit is ${word}.`)).toContain(id);
			for (const phrase of unless) expect(found(`Dit is de ${phrase}.`), phrase).toEqual([]);
		}
	});

	test('what to say instead is never itself on the list', () => {
		for (const { id, instead } of list) expect(found(instead), id).toEqual([]);
	});
});

describe('no such word stands', () => {
	test('in the Dutch content', () => {
		const texts = textsOfContent();
		expect(texts.length).toBeGreaterThan(3000);
		expect(trips(texts)).toEqual([]);
	});

	test('in the demonstration', () => {
		const texts = textsOfContent('content/demonstration');
		expect(texts.length).toBeGreaterThan(300);
		expect(trips(texts)).toEqual([]);
	});

	test('in the words of the interface', () => {
		const texts = textsOfInterface();
		// Words that are built in a new way would be missed in silence: each way that is in use is looked for here.
		const files = new Set(texts.map(({ file }) => file));
		expect(files).toContain('src/features/cycle/step-words-nl.ts');
		expect(files).toContain('src/features/signal/signal-words.ts');
		expect(files).toContain('src/features/signal/signal-refusals.ts');
		expect(files).toContain('src/features/signal/journey-picture.svelte');
		expect(files).toContain('src/features/people/invitation.ts');
		expect(files).toContain('src/platform/http/api-answers.server.ts');
		expect(texts.length).toBeGreaterThan(2000);
		expect(trips(texts)).toEqual([]);
	});
});
