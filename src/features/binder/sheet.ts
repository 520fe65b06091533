import {
	type EntryKind,
	type EntryOf,
	type InBothLanguages,
	type Library,
	libraryWords,
	parseReference,
} from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import { binderWords } from './binder-words.ts';

/** Another entry as a sheet names it; the page is looked up when the binder is typeset. */
export type Pointer = { readonly anchor: string; readonly title: string };

/** A short list with a heading. */
export type TitledTexts = { readonly title: string; readonly items: readonly string[] };

/** What is at the top and bottom of every sheet that comes from the library. */
export type SheetHead = {
	/** Where other sheets point to: kind and id, `method/kom`. */
	readonly anchor: string;
	readonly title: string;
	readonly summary: string;
	readonly levels: readonly string[];
	/** Short facts, such as how long it takes and with how many. */
	readonly facts: { readonly minutes: string | null; readonly people: string; readonly lead: string | null };
	readonly lists: readonly TitledTexts[];
	readonly related: readonly Pointer[];
	readonly source: string;
};

type Lines = readonly { readonly text: string }[];

export const textsOf = (lines: Lines | undefined): string[] => (lines ?? []).map(({ text }) => text);

/** A list with its heading, or none when it is empty. */
export function titled(title: string, lines: Lines | undefined): TitledTexts[] {
	return lines && lines.length > 0 ? [{ title, items: textsOf(lines) }] : [];
}

/** What stands behind references, in their order; what is not in this library is left out. */
export function pointersTo(
	library: Library,
	references: readonly string[] | undefined,
	locale: Locale,
): Pointer[] {
	return (references ?? []).flatMap((anchor) => {
		const { kind, id } = parseReference(anchor);
		const entry: InBothLanguages<EntryOf[EntryKind]> | undefined = library[kind].get(id);
		return entry ? [{ anchor, title: entry[locale].title }] : [];
	});
}

/** Head and foot of the sheet of an entry. */
export function headOf<K extends EntryKind>(
	library: Library,
	kind: K,
	entry: EntryOf[K],
	minutes: number | undefined,
	locale: Locale,
): SheetHead {
	const say = libraryWords[locale];
	return {
		anchor: `${kind}/${entry.id}`,
		title: entry.title,
		summary: entry.summary,
		levels: entry.levels,
		facts: {
			minutes: minutes === undefined ? null : say.minutes(minutes),
			people: say.people(entry.group.min, entry.group.max),
			lead: 'experience' in entry ? say.experiences[entry.experience] : null,
		},
		lists: (entry.lists ?? []).map(({ title, items }) => ({ title, items: textsOf(items) })),
		related: pointersTo(library, entry.related, locale),
		source: binderWords[locale].source[entry.origin](entry.source),
	};
}
