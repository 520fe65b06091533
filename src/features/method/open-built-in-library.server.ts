import { createHash } from 'node:crypto';
import { closeSync, existsSync, globSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyLibrary, type Library } from './entry-content.ts';
import { entryKinds } from './entry-names.ts';
import { loadLibrary } from './load-library.server.ts';

/** Changes with every byte of the content. New code that checks it comes with new pages, which clear the folder. */
function fingerprint(root: string): string {
	const hash = createHash('sha256').update('1');
	for (const file of globSync('{nl,en}/*/*.yaml', { cwd: root }).sort())
		hash.update(file).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

/**
 * The library, checked once and kept beside the built pages: reading and checking some two hundred files takes most
 * of a second, reading them back a fraction of it. Whoever changes a file gets it checked anew, here and now; what
 * was checked before is read when somebody first asks for it, so that a server at rest does not carry it.
 * @param root the content folder; @param keptIn the folder of the built pages
 * @returns gives the library, the same one each time
 * @throws ContentError that lists every fault with file and line
 */
export function openBuiltInLibrary(root: string, keptIn: string): () => Library {
	const file = join(keptIn, 'library.json');
	const print = fingerprint(root);
	let library = startOf(file, print.length) === print ? undefined : check(root, file, print);
	return () => {
		library ??= readKept(file, print) ?? loadLibrary(root);
		return library;
	};
}

/** What was kept under this fingerprint; undefined when it is gone, or of another content by now. */
function readKept(file: string, print: string): Library | undefined {
	if (startOf(file, print.length) !== print) return undefined;
	return unpack(readFileSync(file, 'utf8').slice(print.length));
}

function check(root: string, file: string, print: string): Library {
	const library = loadLibrary(root);
	if (existsSync(dirname(file))) writeFileSync(file, print + pack(library));
	return library;
}

/** The first characters of a file, without reading the rest; empty when it is not there. */
function startOf(file: string, length: number): string {
	if (!existsSync(file)) return '';
	const open = openSync(file, 'r');
	try {
		const start = Buffer.alloc(length);
		return start.toString('utf8', 0, readSync(open, start, 0, length, 0));
	} finally {
		closeSync(open);
	}
}

const pack = (library: Library) =>
	JSON.stringify(Object.fromEntries(entryKinds.map((kind) => [kind, [...library[kind]]])));

function unpack(text: string): Library {
	const lists: { [K in keyof Library]: [string, never][] } = JSON.parse(text);
	const library = emptyLibrary();
	for (const kind of entryKinds) for (const [id, entry] of lists[kind]) library[kind].set(id, entry);
	return library;
}
