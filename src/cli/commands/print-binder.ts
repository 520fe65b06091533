import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printDocument } from '#features/binder/index.server.ts';
import { composePiece, papers, pieceOfName, WHOLE } from '#features/binder/index.ts';
import { loadContent, openBuiltInLibrary } from '#features/method/index.server.ts';
import { openTypesetter } from '#platform/documents/typesetter.server.ts';
import { isLocale } from '#platform/locale.ts';
import type { Tools } from '../command.ts';
import { UsageError } from '../command-error.ts';
import { needed, readArgs } from '../read-args.ts';

/** Writes the binder, or one piece of it, as PDF. Needs neither server nor database. */
export async function printBinder(
	args: readonly string[],
	{ root, json, print, fileOf }: Tools,
): Promise<boolean> {
	const { option } = readArgs(args, [], ['language', 'paper', 'piece', 'out']);
	const language = option('language') ?? 'nl';
	if (!isLocale(language)) throw new UsageError('--language is nl or en.');
	const asked = option('paper') ?? 'a4';
	const paper = papers.find((one) => one === asked);
	if (!paper) throw new UsageError(`--paper is ${papers.join(' or ')}.`);
	const out = fileOf(needed(option('out'), 'out'));
	const name = option('piece') ?? WHOLE;
	const folder = join(root, 'content');
	const source = {
		library: openBuiltInLibrary(folder, join(root, 'build'))(),
		content: loadContent(folder),
	};
	const piece = pieceOfName(name);
	const document = piece && composePiece(source, piece, paper, language);
	if (!document)
		throw new UsageError(
			`There is no piece "${name}": take "binder", a part such as "methods", or one entry such as "method-kom".`,
		);
	const typesetter = openTypesetter({ seconds: 600 });
	try {
		const { pdf, pages } = await printDocument(typesetter, document);
		writeFileSync(out, pdf);
		if (json) print(JSON.stringify({ file: out, pages, bytes: pdf.byteLength }));
		else print(`${out}: ${pages} pages, ${Math.ceil(pdf.byteLength / 1024)} kB.`);
	} finally {
		typesetter.close();
	}
	return true;
}
