import type { z } from 'zod';
import type { InBothLanguages } from './content.ts';
import { type Deck, deck } from './deck-content.ts';
import { type EntryKind, entryKinds } from './entry-names.ts';
import { type Instrument, instrument } from './instrument-content.ts';
import { type Method, method } from './method-content.ts';
import { type Page, page } from './page-content.ts';
import { type Practice, practice } from './practice-content.ts';
import { type Tree, tree } from './tree-content.ts';

/** What each kind of entry holds. */
export interface EntryOf {
	method: Method;
	instrument: Instrument;
	deck: Deck;
	tree: Tree;
	practice: Practice;
	page: Page;
}

export const entrySchemas: { readonly [K in EntryKind]: z.ZodType<EntryOf[K]> } = {
	method,
	instrument,
	deck,
	tree,
	practice,
	page,
};

/** Entries by kind and id, in the order of their ids. */
export type Library = { readonly [K in EntryKind]: ReadonlyMap<string, InBothLanguages<EntryOf[K]>> };

/** A library in which nothing stands yet. */
export function emptyLibrary(): { [K in EntryKind]: Map<string, InBothLanguages<EntryOf[K]>> } {
	return {
		method: new Map(),
		instrument: new Map(),
		deck: new Map(),
		tree: new Map(),
		practice: new Map(),
		page: new Map(),
	};
}

/** Splits "method/kom" into its kind and id. @throws RangeError when it is no reference */
export function parseReference(reference: string): { kind: EntryKind; id: string } {
	const [kind, id] = reference.split('/');
	const known = entryKinds.find((one) => one === kind);
	if (known === undefined || id === undefined) throw new RangeError(`"${reference}" is not a reference.`);
	return { kind: known, id };
}

/** Keys whose texts are for the program, and therefore the same in every language. */
const structure = new Set([
	'into',
	'goals',
	'levels',
	'experience',
	'origin',
	'who',
	'uses',
	'activities',
	'related',
	'engine',
	'shape',
	'sign',
	'kind',
	'audience',
	'to',
	'start',
	'id',
]);

/**
 * Where two versions of one entry differ in what is not language: numbers, choices, references, which parts are
 * there, and their order.
 * @returns a path into `a` for each place, the outermost only
 */
export function structureDiffers(a: unknown, b: unknown, path: PropertyKey[] = []): PropertyKey[][] {
	if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
		if (Array.isArray(a) !== Array.isArray(b)) return [path];
		if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return [path];
		const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
		return [...keys].flatMap((key) =>
			structureDiffers(Reflect.get(a, key), Reflect.get(b, key), [
				...path,
				Array.isArray(a) ? Number(key) : key,
			]),
		);
	}
	if (typeof a !== typeof b) return [path];
	const key = path.findLast((step) => typeof step === 'string');
	// The audience of a practice is a text; that of a deck is a choice without capitals or spaces inside.
	const isText = typeof a === 'string' && !(structure.has(String(key)) && /^[A-Za-z0-9/-]+$/.test(a));
	return isText || a === b ? [] : [path];
}
