import {
	type Deck,
	type EntryKind,
	type EntryOf,
	type Library,
	libraryWords,
	type Page,
	type Practice,
} from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import { binderWords } from './binder-words.ts';
import { instrumentSheet } from './instrument-sheet.ts';
import { methodSheet } from './method-sheet.ts';
import { headOf, textsOf } from './sheet.ts';
import { treeSheet } from './tree-sheet.ts';

/** Cards to cut out, eight on a sheet. */
function deckSheet(library: Library, deck: Deck, locale: Locale) {
	return {
		kind: 'deck',
		...headOf(library, 'deck', deck, undefined, locale),
		intro: deck.intro,
		pair: textsOf(deck.pair),
		cards: deck.cards.map(({ text, deepen }) => ({ text, deepen })),
		childView: textsOf(deck.childView),
	} as const;
}

/** A practice in its blocks; fields without text are left out. */
function practiceSheet(library: Library, practice: Practice, locale: Locale) {
	const say = binderWords[locale].practice;
	const { basics, conditions, transfer, experiences } = practice;
	const blocks = { basics, conditions, transfer, experiences };
	return {
		kind: 'practice',
		...headOf(library, 'practice', practice, undefined, locale),
		blocks: Object.entries(blocks).map(([block, fields]) => ({
			title: say[block as keyof typeof blocks],
			fields: Object.entries(fields).map(([field, text]) => ({
				title: say[field as keyof typeof say],
				text,
			})),
		})),
	} as const;
}

/** A text to read, or a programme with minutes. */
function pageSheet(library: Library, page: Page, locale: Locale) {
	const { minutes: say } = libraryWords[locale];
	return {
		kind: 'page',
		...headOf(library, 'page', page, undefined, locale),
		sections: page.sections.map(({ title, text, items, minutes }) => ({
			title,
			text: text ?? null,
			items: textsOf(items),
			minutes: minutes === undefined ? null : say(minutes),
		})),
	} as const;
}

const sheets = {
	method: methodSheet,
	instrument: instrumentSheet,
	deck: deckSheet,
	tree: treeSheet,
	practice: practiceSheet,
	page: pageSheet,
} as const;

/** What is printed of an entry. */
export type EntrySheet = ReturnType<(typeof sheets)[EntryKind]>;

/** The sheet of one entry; nothing when this library does not hold it. */
export function entrySheet<K extends EntryKind>(
	library: Library,
	kind: K,
	id: string,
	locale: Locale,
): EntrySheet | undefined {
	const entry: EntryOf[K] | undefined = library[kind].get(id)?.[locale];
	const make = sheets[kind] as (library: Library, entry: EntryOf[K], locale: Locale) => EntrySheet;
	return entry && make(library, entry, locale);
}
