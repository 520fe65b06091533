import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyLibrary, type Library } from './entry-content.ts';
import { entryKinds } from './library.ts';
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
 * of a second, reading them back a fraction of it. Whoever changes a file gets it checked anew.
 * @param root the content folder; @param keptIn the folder of the built pages
 * @throws ContentError that lists every fault with file and line
 */
export function openBuiltInLibrary(root: string, keptIn: string): Library {
	const file = join(keptIn, 'library.json');
	const print = fingerprint(root);
	const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
	if (kept.startsWith(print)) return unpack(kept.slice(print.length));
	const library = loadLibrary(root);
	if (existsSync(keptIn)) writeFileSync(file, print + pack(library));
	return library;
}

const pack = (library: Library) =>
	JSON.stringify(Object.fromEntries(entryKinds.map((kind) => [kind, [...library[kind]]])));

function unpack(text: string): Library {
	const lists: { [K in keyof Library]: [string, never][] } = JSON.parse(text);
	const library = emptyLibrary();
	for (const kind of entryKinds) for (const [id, entry] of lists[kind]) library[kind].set(id, entry);
	return library;
}
