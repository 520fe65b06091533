import { parentPort, workerData } from 'node:worker_threads';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { TextDocument, TextDocumentAnswer } from './text-document.ts';

const FONT = 'Atkinson Hyperlegible Next';
/** In half points. */
const SIZE = 23;

/** Signs that no XML may hold would make a file that does not open. */
const plain = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

function paragraphOf({ kind, text }: TextDocument['blocks'][number]): Paragraph {
	if (kind === 'heading') return new Paragraph({ text: plain(text), heading: HeadingLevel.HEADING_2 });
	const children = plain(text)
		.split('\n')
		.map((line, index) => new TextRun(index === 0 ? line : { text: line, break: 1 }));
	return new Paragraph({
		children,
		spacing: { after: 80 },
		...(kind === 'item' ? { bullet: { level: 0 } } : {}),
	});
}

async function write({ title, lead, language, blocks }: TextDocument): Promise<TextDocumentAnswer> {
	const document = new Document({
		title: plain(title),
		creator: 'Lus',
		styles: {
			default: {
				document: {
					run: { font: FONT, size: SIZE, language: { value: language === 'nl' ? 'nl-BE' : 'en-GB' } },
				},
			},
		},
		sections: [
			{
				children: [
					new Paragraph({ text: plain(title), heading: HeadingLevel.HEADING_1 }),
					new Paragraph({ text: plain(lead), spacing: { after: 200 } }),
					...blocks.map(paragraphOf),
				],
			},
		],
	});
	return { bytes: await Packer.toBuffer(document) };
}

// Node hands over what write-docx.server.ts passed; both files are of one version.
const answer = await write(workerData as TextDocument).catch(
	(error): TextDocumentAnswer => ({ fault: String(error) }),
);
parentPort?.postMessage(answer);
