import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContent, loadLibrary } from '#features/method/index.server.ts';
import { languages } from '#features/method/index.ts';
import { openTypesetter, type Typesetter } from '#platform/documents/typesetter.server.ts';
import { madeUpLibrary, madeUpMethod, madeUpTree } from '#tests/library-entries.ts';
import { partIds } from './binder.ts';
import { type BinderDocument, composePiece } from './compose-binder.ts';
import { binderPiece } from './index.ts';
import { printDocument } from './print-document.server.ts';

const content = loadContent('content');
const library = loadLibrary('content');
let typesetter: Typesetter;
beforeAll(() => {
	typesetter = openTypesetter();
});
afterAll(() => typesetter.close());

/** What a PDF says of itself; `raw` is the file with one letter for each byte. */
async function printed(document: BinderDocument | undefined) {
	if (!document) throw new Error('there is nothing to print');
	const { pdf, pages } = await printDocument(typesetter, document);
	const raw = Buffer.from(pdf).toString('latin1');
	const fonts = [...raw.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?(\w+)/g)].map(([, name]) => name);
	return { pages, raw, fonts: [...new Set(fonts)] };
}

/** Every letter that is printed, from the tables by which a reader turns what is drawn back into text. */
function lettersOf(raw: string): Set<string> {
	const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes = '']) => {
		try {
			return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
		} catch {
			return bytes;
		}
	});
	const tables = streams.filter((text) => text.includes('beginbfchar')).join('\n');
	return new Set(
		[...tables.matchAll(/<[0-9A-F]+>\s*<([0-9A-F]{4})>/gi)].map(([, code = '']) =>
			String.fromCharCode(Number.parseInt(code, 16)),
		),
	);
}

describe.each(languages)('what comes with Lus, in %s', (language) => {
	test.each(partIds.filter((part) => part !== 'methods'))('%s is set in our typeface alone', async (part) => {
		const { pages, fonts } = await printed(
			composePiece({ library, content }, { kind: 'part', part }, 'a4', language),
		);
		expect(pages).toBeGreaterThan(0);
		expect(fonts).toEqual(['AtkinsonHyperlegibleNext']);
	});

	test('the role card of somebody from outside is one page', async () => {
		expect((await printed(binderPiece(library, 'page', 'outsider-role-card', 'a4', language))).pages).toBe(1);
	});

	test('each method is one sheet of paper: a page, or a page and its back', async () => {
		for (const id of library.method.keys()) {
			const { pages, fonts } = await printed(binderPiece(library, 'method', id, 'a4', language));
			expect(fonts, id).toEqual(['AtkinsonHyperlegibleNext']);
			expect([1, 2], `${id} has ${pages} pages`).toContain(pages);
		}
	});

	test('the methods of a whole binder, where each says on which page another is, need no more than that', async () => {
		const part = { kind: 'part', part: 'methods' } as const;
		const { pages, fonts } = await printed(composePiece({ library, content }, part, 'a4', language));
		expect(fonts).toEqual(['AtkinsonHyperlegibleNext']);
		expect(pages).toBeLessThanOrEqual(1 + 2 * library.method.size);
	});

	test('the whole binder has a cover and contents that lead to each sheet', async () => {
		const small = madeUpLibrary([madeUpMethod('one'), madeUpMethod('two')], [madeUpTree('which')]);
		const whole = composePiece({ library: small, content }, { kind: 'whole' }, 'a4', language);
		const parts = await printed(
			composePiece({ library: small, content }, { kind: 'part', part: 'steps' }, 'a4', language),
		);
		const { pages, raw, fonts } = await printed(whole);
		expect(fonts).toEqual(['AtkinsonHyperlegibleNext']);
		expect(pages).toBeGreaterThan(parts.pages + 4);
		const sheets = whole?.parts.flatMap((part) => part.sheets).length ?? 0;
		expect(raw.match(/\/Subtype\s*\/Link/g)?.length).toBeGreaterThanOrEqual(sheets);
	});
});

test('A3 is the same sheet, larger', async () => {
	const poster = { kind: 'poster', poster: 'steps' } as const;
	const a4 = await printed(composePiece({ library, content }, poster, 'a4', 'nl'));
	const a3 = await printed(composePiece({ library, content }, poster, 'a3', 'nl'));
	expect(a4.raw).toMatch(/\/MediaBox\s*\[0 0 841\.\d+ 595\.\d+\]/);
	expect(a3.raw).toMatch(/\/MediaBox\s*\[0 0 1190\.\d+ 841\.\d+\]/);
	expect(a3.pages).toBe(a4.pages);
});

describe("a region's own method", () => {
	const print = (method: ReturnType<typeof madeUpMethod>) =>
		printed(binderPiece(madeUpLibrary([method]), 'method', method.id, 'a4', 'nl'));

	test('with one phase is one page, with twelve it has at most a back', async () => {
		expect((await print(madeUpMethod('short'))).pages).toBe(1);
		expect((await print(madeUpMethod('long', { phases: 12 }))).pages).toBeLessThanOrEqual(2);
	});

	test('far too long for a sheet runs on over as many pages as it needs', async () => {
		const text = 'Vertel stap voor stap wat je zag en hoorde, en wat je daarbij dacht. '.repeat(20).trim();
		expect((await print(madeUpMethod('endless', { phases: 40, text }))).pages).toBeGreaterThan(10);
	});

	test('that looks like code is printed as it stands', async () => {
		const text = '#panic("open") $x^2$ \\ *bold* #import "/data.json" @ref #[ ]] {{ }}';
		const { raw, fonts } = await print(madeUpMethod('code', { text, title: '#panic()' }));
		expect([...'#$^\\*@{}"'].filter((letter) => !lettersOf(raw).has(letter))).toEqual([]);
		expect(fonts).toEqual(['AtkinsonHyperlegibleNext']);
	});

	test('with words that do not fit, other scripts and emoji does not break', async () => {
		const long = 'Jeugdhulpverleningsorganisatieoverschrijdendesamenwerkingsafspraak'.repeat(6);
		const text = `${long} 👩‍👧‍👦 🙂 שלום עולם مرحبا بالعالم 你好 \u202Eom\u202C`;
		expect((await print(madeUpMethod('strange', { phases: 3, text, title: long }))).pages).toBeGreaterThan(0);
	});
});
