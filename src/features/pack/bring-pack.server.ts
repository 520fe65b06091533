import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';
import { checkText } from '#features/method/index.server.ts';
import { type EntryKind, type Language, type Library, languages } from '#features/method/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { entriesOf, faultsOfPack, PACK_LIMIT, type PackEntry, type PackFile, packFile } from './pack-file.ts';
import {
	findEntry,
	insertEntry,
	keepPack,
	listEntries,
	listPacks,
	type StoredEntry,
	updateEntry,
} from './pack-store.server.ts';

export type ReadPack = { readonly file: PackFile; readonly entries: readonly PackEntry[] };

/**
 * Reads the text of a pack and checks everything in it.
 * @throws ContentError with every fault and its line; Refusal pack-too-large, pack-not-text
 */
export function readPack(source: string, builtIn: Library): ReadPack {
	if (Buffer.byteLength(source) > PACK_LIMIT) throw packTooLarge();
	// A zip or another packed file is never opened: a pack is text that people can read.
	if (source.startsWith('PK') || source.slice(0, 4000).includes('\ufffd')) throw packNotText();
	const file = checkText('pack', source, packFile, (value) => faultsOfPack(value, builtIn));
	return { file, entries: entriesOf(file) };
}

/**
 * Takes a pack into the library of the region: new entries are added, those that it brought before get their next
 * version, those that it no longer holds leave the library. All of it, or nothing.
 * @throws Refusal not-found (not the coordinator), entry-taken
 */
export async function bringPack(tx: Tx, { file, entries }: ReadPack): Promise<{ id: string }> {
	const id = await keepPack(tx, {
		id: randomUUID(),
		slug: file.id,
		title: file.title,
		madeBy: file.from ?? '',
	});
	const there = await listEntries(tx);
	for (const entry of entries) {
		const known = there.find((one) => one.kind === entry.kind && one.slug === entry.slug);
		if (known && known.packId !== id) throw entryTaken(entry.slug);
		const { kind, slug, nl, en } = entry;
		if (!known) {
			const fresh = { id: randomUUID(), packId: id, kind, slug, nl, en, state: 'shared' as const };
			if (!(await insertEntry(tx, fresh))) throw entryTaken(slug);
		} else if (known.state !== 'shared' || !same(known, entry)) {
			await updateEntry(tx, known.id, { nl, en, state: 'shared', packId: id });
		}
	}
	const gone = there.filter(
		(one) =>
			one.packId === id &&
			one.state === 'shared' &&
			!entries.some(({ kind, slug }) => kind === one.kind && slug === one.slug),
	);
	for (const { id: entryId, nl, en } of gone)
		await updateEntry(tx, entryId, { nl, en, state: 'retired', packId: id });
	return { id };
}

/** The order of keys does not count: the database keeps its own. */
function same(stored: StoredEntry, entry: PackEntry): boolean {
	const sorted = (value: unknown): unknown =>
		Array.isArray(value)
			? value.map(sorted)
			: typeof value === 'object' && value !== null
				? Object.fromEntries(
						Object.entries(value)
							.sort(([a], [b]) => (a < b ? -1 : 1))
							.map(([key, inner]) => [key, sorted(inner)]),
					)
				: value;
	return (
		JSON.stringify(sorted([stored.nl, stored.en])) ===
		JSON.stringify(sorted([entry.nl ?? null, entry.en ?? null]))
	);
}

/**
 * The file of a pack, or of one entry, to keep or to bring elsewhere.
 * @throws Refusal not-found
 */
export async function writePackFile(
	tx: Tx,
	wanted: { packId: string } | { entryId: string },
): Promise<{ name: string; text: string }> {
	if ('entryId' in wanted) {
		const entry = await findEntry(tx, wanted.entryId);
		if (!entry) throw notFound();
		return {
			name: entry.slug,
			text: fileOf({ slug: `one-${entry.slug}`.slice(0, 60), title: titleOf(entry) }, [entry]),
		};
	}
	const pack = (await listPacks(tx)).find((one) => one.id === wanted.packId);
	if (!pack) throw notFound();
	const entries = (await listEntries(tx)).filter((one) => one.packId === pack.id && one.state === 'shared');
	return { name: pack.slug, text: fileOf(pack, entries) };
}

/**
 * The text of a pack with a copy of one entry under a name of its own, to change and bring.
 * @throws Refusal not-found
 */
export function writeCopy(library: Library, kind: EntryKind, id: string): string {
	const entry = library[kind].get(id);
	if (!entry) throw notFound();
	const slug = `own-${id}`.slice(0, 60);
	const rename = (value: object) => ({ ...value, id: slug, number: undefined });
	const copy = { kind, nl: rename(entry.nl), en: rename(entry.en) };
	return fileOf({ slug, title: entry.nl.title }, [copy]);
}

function titleOf(entry: StoredEntry): string {
	const value = entry.nl ?? entry.en;
	return typeof value === 'object' && value !== null && 'title' in value ? String(value.title) : entry.slug;
}

function fileOf(
	pack: { slug: string; title: string; madeBy?: string },
	entries: readonly Pick<StoredEntry, 'kind' | 'nl' | 'en'>[],
): string {
	const held = languages.filter((language: Language) => entries.some((entry) => entry[language] !== null));
	const file = {
		'lus-pack': 1,
		id: pack.slug.replace(/-+$/, ''),
		title: pack.title,
		...(pack.madeBy ? { from: pack.madeBy } : {}),
		languages: held,
		entries: entries.map(({ kind, nl, en }) => ({
			kind,
			...(nl === null ? {} : { nl }),
			...(en === null ? {} : { en }),
		})),
	};
	// Aliases would be refused when the file comes back.
	return stringify(file, { lineWidth: 110, aliasDuplicateObjects: false });
}

function packTooLarge(): Refusal {
	return new Refusal(
		'pack-too-large',
		{
			nl: 'Dit bestand is te groot voor een pakket (meer dan 1,5 MB). Er is niets van bewaard. Splits het in kleinere pakketten.',
			en: 'This file is too large for a pack (more than 1.5 MB). Nothing of it was kept. Split it into smaller packs.',
		},
		400,
	);
}

function packNotText(): Refusal {
	return new Refusal(
		'pack-not-text',
		{
			nl: 'Dit is geen leesbaar tekstbestand, maar bijvoorbeeld een zip. Een pakket is één tekstbestand dat eindigt op .yaml. Er is niets van bewaard.',
			en: 'This is no readable text file, but for instance a zip. A pack is one text file that ends in .yaml. Nothing of it was kept.',
		},
		400,
	);
}

function entryTaken(slug: string): Refusal {
	return new Refusal('entry-taken', {
		nl: `Er staat al iets met de naam "${slug}" in de bibliotheek van je regio, uit een ander pakket of van een collega. Kies in het bestand een andere id.`,
		en: `Something with the name "${slug}" is in the library of your region already, from another pack or from a colleague. Choose another id in the file.`,
	});
}
