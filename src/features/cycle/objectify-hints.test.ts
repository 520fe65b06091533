import { resolve } from 'node:path';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { loadObjectify } from './load-objectify.server.ts';
import { markText } from './objectify.ts';
import ObjectifyHints from './objectify-hints.svelte';

const lists = loadObjectify(resolve(import.meta.dirname, '../../../content'));

function shown(text: string, locale: 'nl' | 'en') {
	const { body } = render(ObjectifyHints, { props: { marks: markText(text, lists[locale]), locale } });
	return {
		body,
		text: body
			.replaceAll(/<[^>]*>/g, ' ')
			.replaceAll(/\s+/g, ' ')
			.trim(),
	};
}

test('without marks only the quiet live region is there', () => {
	const { body, text } = shown('Dinsdag belde ze om tien uur.', 'nl');
	expect(text).toBe('');
	expect(body).toContain('aria-live="polite"');
});

test('a mark shows its words, its question, an example, and whom to lay it next to', () => {
	expect(shown('Ze komt nooit naar het overleg.', 'nl').text).toBe(
		'“nooit”: hoe vaak is het gebeurd? Wanneer niet? Misschien: “Ze was er twee van de laatste drie keer niet.” ' +
			'Leg het naast iemand die erbij was.',
	);
});

test('words with one question stand together', () => {
	expect(shown('She is always late and never rings.', 'en').text).toBe(
		'“always” and “never”: how often did it happen? When not? ' +
			'Perhaps: “She was absent two of the last three times.” Lay it next to someone who was there.',
	);
});

test('no more than three hints at once', () => {
	const { body } = shown('Hij is altijd lui, wil niet, weigert hulp, en alles loopt vaak mis.', 'nl');
	expect(body.split('<li').length - 1).toBe(3);
});

test('no style is written into the page, and what someone typed stays text', () => {
	const { body } = shown('Ze is <b>lui</b> en <img src=x onerror=alert(1)> altijd', 'nl');
	expect(body).not.toMatch(/style=|<b>|<img/);
});
