import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayFault } from './say-fault.ts';

test('a fault is said in Dutch, with the field before it', () => {
	expect(sayFault('this method is missing in "en".', 'nl')).toBe(
		'dit onderdeel ontbreekt in het Engels ("en").',
	);
	expect(sayFault('"phases.0.minutes": must be 1 minute or more.', 'nl')).toBe(
		'"phases.0.minutes": geef 1 minuut of meer.',
	);
	expect(sayFault('"entries.0.kind": Invalid option: expected one of "method"|"deck".', 'nl')).toBe(
		'"entries.0.kind": kies een van deze: "method", "deck".',
	);
	expect(sayFault('"title": Invalid input: expected string, received number.', 'nl')).toBe(
		'"title": hier hoort een tekst, en er staat een getal.',
	);
	for (const tool of ['deck', 'board', 'guide', 'tree'])
		expect(sayFault(`"phases.0.activities.1": "draw" needs a ${tool} in "uses".`, 'nl')).toMatch(
			/^"phases\.0\.activities\.1": "draw" kan hier niet\. Zet bij "uses" [^".]+ "[a-z/-]+"\.$/,
		);
	expect(sayFault('Map keys must be unique.', 'nl')).toBe('dit veld staat er twee keer.');
	expect(sayFault('Unexpected flow-map-end token in YAML stream: "}".', 'nl')).toContain('het inspringen');
	for (const locale of ['nl', 'en'] as const)
		expect(sayFault('the file: Invalid input: expected object, received string.', locale)).toContain(
			'"lus-pack: 1"',
		);
	expect(sayFault('"x" does not exist.', 'en')).toBe('"x" does not exist.');
});

test('everything that the schemas say themselves has a Dutch sentence', () => {
	const files = [
		'content',
		'library',
		'method-content',
		'instrument-content',
		'tree-content',
		'page-content',
	];
	const said = files.flatMap((name) => {
		const code = readFileSync(`src/features/method/${name}.ts`, 'utf8');
		// Lists of zones and holidays are no part of a pack.
		const schemas = name === 'content' ? code.slice(0, code.indexOf('/** What one step')) : code;
		return [
			...schemas.matchAll(
				/(?:message: |, )(['`])((?:must|has|holds|is|needs|a |every|clients|the questions|"\$|no )[^'`]*)\1/g,
			),
		].map(([, , text]) =>
			(text ?? '')
				.replace(/\$\{value\.shape\}/, 'quadrants')
				.replace(/\$\{wanted === 1[^}]*\}/, 'zones')
				.replace(/\$\{wanted\}/, '4')
				.replace(/\$\{[^}]+\}/g, 'x'),
		);
	});
	expect(said.length).toBeGreaterThan(12);
	for (const message of said)
		expect(sayFault(`"field": ${message}.`, 'nl'), message).not.toMatch(/klopt niet/);
});
