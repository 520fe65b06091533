import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import type { TypesetAnswer, TypesetTask } from './typesetting.ts';

// The compiler is a CommonJS package whose names Node cannot see from an import.
const require = createRequire(import.meta.url);
const { NodeCompiler }: typeof Typst = require('@myriaddreamin/typst-ts-node-compiler');

/** Only TTF: Typst passes over other font files without a word and falls back to its own typeface. */
const cuts = ['400Regular', '600SemiBold', '700Bold'];
const family = dirname(require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'));
const fontPaths = cuts.map((cut) => join(family, cut));
/** For archives. A sign that no font holds is refused by it, so such a text becomes an ordinary PDF. */
const ARCHIVE = 'a-2b';
/** Results of this many earlier documents stay in memory, for the next that looks alike. */
const KEPT_DOCUMENTS = 3;

function typeset({ folder, main, json }: TypesetTask): TypesetAnswer {
	const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths }] });
	compiler.mapShadow(join(folder, 'data.json'), Buffer.from(json));
	const compiled = compiler.compile({ mainFilePath: join(folder, main) });
	const document = compiled.result;
	if (document === null) {
		const error = compiled.takeError();
		return { fault: JSON.stringify(error === null ? 'no document' : error.shortDiagnostics) };
	}
	const pages = document.numOfPages;
	const pdf = () => {
		try {
			return compiler.pdf(document, { pdfStandard: ARCHIVE });
		} catch {
			return compiler.pdf(document);
		}
	};
	const answer = { pdf: pdf(), pages };
	compiler.evictCache(KEPT_DOCUMENTS);
	return answer;
}

/** A large document takes up to a gigabyte. Where memory runs out, this process goes first and not the server. */
try {
	writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
	// Another system than Linux: it chooses for itself.
}

// One task after the other; who started this process keeps the queue.
process.on('message', (task: TypesetTask) => {
	let answer: TypesetAnswer;
	try {
		answer = typeset(task);
	} catch (error) {
		answer = { fault: String(error) };
	}
	process.send?.(answer);
});
process.on('disconnect', () => process.exit());
