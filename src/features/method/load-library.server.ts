import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { impossibleActivities, toolsIn } from './activities.ts';
import type { InBothLanguages } from './content.ts';
import { languages } from './content.ts';
import { ContentError, type ContentFault, faultInFile, readInBothLanguages } from './content-file.server.ts';
import { type EntryOf, emptyLibrary, entrySchemas, type Library, structureDiffers } from './entry-content.ts';
import { type EntryKind, entryKinds } from './entry-names.ts';
import { missingReferences } from './references.ts';

const folders = {
	method: 'methods',
	instrument: 'instruments',
	deck: 'decks',
	tree: 'trees',
	practice: 'practices',
	page: 'pages',
} as const satisfies Record<EntryKind, string>;

/** The names of the entry files of a kind, in whichever language they stand. */
function namesOf(root: string, kind: EntryKind): string[] {
	const names = languages.flatMap((language) => {
		const folder = join(root, language, folders[kind]);
		return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];
	});
	return [...new Set(names)].sort().map((file) => file.slice(0, -'.yaml'.length));
}

function readEntry<K extends EntryKind>(root: string, kind: K, name: string): InBothLanguages<EntryOf[K]> {
	const path = `${folders[kind]}/${name}.yaml`;
	return readInBothLanguages(root, path, entrySchemas[kind], (files) => {
		const faults = languages
			.filter((language) => files[language].value.id !== name)
			.map((language) => files[language].file.fault(['id'], `must be "${name}", as the file.`));
		if (faults.length > 0) return faults;
		return structureDiffers(files.en.value, files.nl.value).map((where) =>
			files.en.file.fault(where, `"${where.join('.')}" is not the same in nl/${path}.`),
		);
	});
}

/**
 * Reads and cross-checks the library: every entry in both languages, every reference to something that is there,
 * every activity of a phase with what it needs.
 * @param root the content folder
 * @throws ContentError that lists every fault with file and line
 */
export function loadLibrary(root: string): Library {
	const library = emptyLibrary();
	const faults: ContentFault[] = [];
	const load = <K extends EntryKind>(kind: K) => {
		for (const name of namesOf(root, kind)) {
			try {
				library[kind].set(name, readEntry(root, kind, name));
			} catch (error) {
				if (!(error instanceof ContentError)) throw error;
				faults.push(...error.faults);
			}
		}
	};
	entryKinds.forEach(load);
	// A reference to an entry that could not be read would only repeat that entry's own fault.
	if (faults.length === 0) {
		for (const { kind, id, reference } of missingReferences(library)) {
			const message = `"${reference}" does not exist.`;
			faults.push({ file: `nl/${folders[kind]}/${id}.yaml`, line: 1, message });
		}
	}
	// Nor does what a phase misses say more than the reference that leads nowhere.
	if (faults.length === 0) {
		for (const [id, { nl }] of library.method) {
			const file = `nl/${folders.method}/${id}.yaml`;
			for (const { path, message } of impossibleActivities(nl, toolsIn(library)))
				faults.push(faultInFile(root, file, path, message));
		}
	}
	if (faults.length > 0) throw new ContentError(faults);
	return library;
}
