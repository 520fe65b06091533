import {
	type EntryKind,
	type EntryOf,
	emptyLibrary,
	entrySchemas,
	type InBothLanguages,
	type Language,
	type Library,
} from '#features/method/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { type EntryState, listEntries, type StoredEntry } from './pack-store.server.ts';

/** What a page says of an entry that the region made or brought itself. */
export type OwnEntry = {
	readonly entryId: string;
	readonly packId: string | null;
	readonly state: EntryState;
	readonly version: number;
	/** Written by the acting person. */
	readonly mine: boolean;
	/** It exists in this language only; the other shows the same words. */
	readonly only: Language | undefined;
};
export type RegionLibrary = {
	readonly library: Library;
	/** By "kind/id", for what is not built in. */
	readonly own: ReadonlyMap<string, OwnEntry>;
};

/**
 * The library as the acting person sees it: what is built in, and what the region added. Where a name stands in
 * both, the built-in entry is shown: a region copies under a name of its own.
 */
export async function openLibrary(tx: Tx, builtIn: Library): Promise<RegionLibrary> {
	const stored = (await listEntries(tx)).filter(({ state }) => state !== 'retired');
	if (stored.length === 0) return { library: builtIn, own: new Map() };
	const library = emptyLibrary();
	const own = new Map<string, OwnEntry>();
	for (const entry of stored) addTo(library, entry, own, tx.actor.personId);
	copyInto(library, builtIn, own);
	return { library, own };
}

function addTo(
	library: ReturnType<typeof emptyLibrary>,
	entry: StoredEntry,
	own: Map<string, OwnEntry>,
	personId: string | undefined,
): void {
	const read = readStored(entry.kind, entry);
	if (!read) return;
	putInto(library, entry.kind, entry.slug, read.entry);
	own.set(`${entry.kind}/${entry.slug}`, {
		entryId: entry.id,
		packId: entry.packId,
		state: entry.state,
		version: entry.version,
		mine: entry.writtenBy === personId,
		only: read.only,
	});
}

function putInto<K extends EntryKind>(
	library: ReturnType<typeof emptyLibrary>,
	kind: K,
	slug: string,
	entry: InBothLanguages<EntryOf[K]>,
): void {
	library[kind].set(slug, entry);
}

function copyInto(
	library: ReturnType<typeof emptyLibrary>,
	builtIn: Library,
	own: Map<string, OwnEntry>,
): void {
	const copy = <K extends EntryKind>(kind: K) => {
		for (const [slug, entry] of builtIn[kind]) {
			library[kind].set(slug, entry);
			own.delete(`${kind}/${slug}`);
		}
	};
	for (const kind of Object.keys(builtIn) as EntryKind[]) copy(kind);
}

/** A stored entry in both languages; undefined when it no longer fits the schema of today. */
export function readStored<K extends EntryKind>(
	kind: K,
	stored: { nl: unknown; en: unknown },
): { entry: InBothLanguages<EntryOf[K]>; only: Language | undefined } | undefined {
	const schema = entrySchemas[kind];
	const nl = stored.nl === null ? undefined : schema.safeParse(stored.nl).data;
	const en = stored.en === null ? undefined : schema.safeParse(stored.en).data;
	if (nl && en) return { entry: { nl, en }, only: undefined };
	if (nl) return { entry: { nl, en: nl }, only: 'nl' };
	if (en) return { entry: { nl: en, en }, only: 'en' };
	return undefined;
}
