import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeDocx } from './write-docx.server.ts';

/** The text of one part of a zip that lists its parts at the end. */
function partOf(zip: Buffer, wanted: string): string {
	for (
		let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
		at >= 0;
		at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')
	) {
		const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
		if (zip.toString('utf8', at + 46, at + 46 + nameLength) !== wanted) continue;
		const local = zip.readUInt32LE(at + 42);
		const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const bytes = zip.subarray(start, start + size);
		return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
	}
	throw new Error(`there is no ${wanted}`);
}

test('a document holds its title, parts and lines, in its language, and no sign that a reader refuses', async () => {
	const bytes = await writeDocx({
		title: 'Verslag <van> & over',
		lead: 'team · di 24 nov 2026',
		language: 'nl',
		blocks: [
			{ kind: 'heading', text: 'Afspraken' },
			{ kind: 'item', text: 'Bel de school\u0001\ndaarna' },
		],
	});
	const text = partOf(Buffer.from(bytes), 'word/document.xml');
	for (const part of ['Verslag &lt;van&gt; &amp; over', 'Afspraken', 'Bel de school', '<w:br/>', 'daarna'])
		expect(text).toContain(part);
	expect(text).not.toContain('\u0001');
	expect(partOf(Buffer.from(bytes), 'word/styles.xml')).toContain('nl-BE');
});
