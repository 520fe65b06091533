import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of each block that sets some: light, dark by the system, dark by choice. */
const [light, dark, chosenDark] = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)]
	.map(([, body = '']) =>
		Object.fromEntries(
			[...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
		),
	)
	.filter((colours) => 'ink' in colours);

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
	const parts = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	const [red = 0, green = 0, blue = 0] = parts;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = '#000000', other = '#000000'): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

const surfaces = ['paper', 'card', 'sand', 'brand-soft', 'warm-soft'];
const texts = ['ink', 'ink-soft', 'brand', 'warm', 'micro', 'meso', 'macro', 'good', 'late'];

test('dark is the same by the system and by choice, and sets every colour that light sets', () => {
	expect(chosenDark).toEqual(dark);
	expect(Object.keys(dark ?? {}).sort()).toEqual(Object.keys(light ?? {}).sort());
});

describe.each([
	['light', light],
	['dark', dark],
])('in %s', (_, colours = {}) => {
	test('every colour of text can be read on every surface (4.5 to 1)', () => {
		const poor = surfaces.flatMap((surface) =>
			texts
				.filter((text) => contrast(colours[text], colours[surface]) < 4.5)
				.map((text) => `${text} on ${surface}: ${contrast(colours[text], colours[surface]).toFixed(2)}`),
		);
		expect(poor).toEqual([]);
		expect(contrast(colours['brand-ink'], colours.brand)).toBeGreaterThan(4.5);
	});

	test('borders of fields and the focus stand out (3 to 1)', () => {
		for (const surface of ['paper', 'card', 'sand'])
			for (const line of ['field-line', 'focus'])
				expect(contrast(colours[line], colours[surface]), `${line} on ${surface}`).toBeGreaterThan(3);
	});
});
