import { type Library, parseReference } from './entry-content.ts';
import { type EntryKind, entryKinds } from './entry-names.ts';

/** Every reference in an entry (`uses` and `related`, at any depth). */
export function referencesIn(value: unknown, key = ''): string[] {
	if (typeof value === 'string') return key === 'uses' || key === 'related' ? [value] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		referencesIn(inner, Array.isArray(value) ? key : name),
	);
}

/** The references of a library that lead nowhere. */
export function missingReferences(library: Library): { kind: EntryKind; id: string; reference: string }[] {
	const there = (reference: string) => {
		const { kind, id } = parseReference(reference);
		return library[kind].has(id);
	};
	return entryKinds.flatMap((kind) =>
		[...library[kind]].flatMap(([id, { nl }]) =>
			referencesIn(nl)
				.filter((reference) => !there(reference))
				.map((reference) => ({ kind, id, reference })),
		),
	);
}
