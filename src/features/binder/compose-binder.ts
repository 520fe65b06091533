import { type EntryKind, entryKinds, type Library, type Method } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import { type Paper, type PartId, type Piece, partIds, partOfKind, posterIds } from './binder.ts';
import { type BinderWords, binderWords } from './binder-words.ts';
import { type EntrySheet, entrySheet } from './entry-sheet.ts';
import { type BinderContent, type OwnSheet, startSheets, stepSheets, wordSheets } from './own-sheets.ts';
import { type PosterSheet, posterSheet } from './poster-sheet.ts';

export type Sheet = EntrySheet | OwnSheet | PosterSheet;

/** What the templates are filled with: plain data, the same for every kind of piece. */
export type BinderDocument = {
	readonly paper: Paper;
	readonly lang: Locale;
	readonly title: string;
	/** whole: with cover and contents. part: with the page that opens it. sheets: nothing but the sheets. */
	readonly extent: 'whole' | 'part' | 'sheets';
	readonly words: Omit<BinderWords, 'source'>;
	readonly parts: readonly { readonly id: PartId; readonly sheets: readonly Sheet[] }[];
};

/** What a binder is made from: a library of any region, and the content that comes with Lus. */
export type BinderSource = { readonly library: Library; readonly content: BinderContent };

/** Methods stand by their number, those without one behind them; everything else by its title. */
function idsInOrder(library: Library, kind: EntryKind, locale: Locale): string[] {
	const byTitle = new Intl.Collator(locale);
	const numberOf = (entry: object) => ('number' in entry ? ((entry as Method).number ?? 100) : 0);
	return [...library[kind].values()]
		.map((entry) => entry[locale])
		.sort((one, other) => numberOf(one) - numberOf(other) || byTitle.compare(one.title, other.title))
		.map(({ id }) => id);
}

function sheetsOfPart({ library, content }: BinderSource, part: PartId, locale: Locale): readonly Sheet[] {
	if (part === 'start') return startSheets(content, locale);
	if (part === 'steps') return stepSheets(content, locale);
	if (part === 'words') return wordSheets(content, locale);
	if (part === 'posters')
		return posterIds.flatMap((poster) => posterSheet(library, content, poster, locale) ?? []);
	return entryKinds
		.filter((kind) => partOfKind[kind] === part)
		.flatMap((kind) =>
			idsInOrder(library, kind, locale).flatMap((id) => entrySheet(library, kind, id, locale) ?? []),
		);
}

function documentOf(
	look: { readonly paper: Paper; readonly locale: Locale },
	extent: BinderDocument['extent'],
	title: string,
	parts: BinderDocument['parts'],
): BinderDocument {
	const { source: _source, ...words } = binderWords[look.locale];
	return { paper: look.paper, lang: look.locale, title, extent, words, parts };
}

/**
 * One entry of any library as a document to typeset.
 * @returns nothing when this library does not hold it
 */
export function binderPiece(
	library: Library,
	kind: EntryKind,
	id: string,
	paper: Paper,
	locale: Locale,
): BinderDocument | undefined {
	const sheet = entrySheet(library, kind, id, locale);
	if (!sheet) return undefined;
	return documentOf({ paper, locale }, 'sheets', sheet.title, [{ id: partOfKind[kind], sheets: [sheet] }]);
}

/**
 * Any piece of the binder as a document to typeset.
 * @returns nothing when there is nothing of it: an unknown entry, a part that is still empty
 */
export function composePiece(
	source: BinderSource,
	piece: Piece,
	paper: Paper,
	locale: Locale,
): BinderDocument | undefined {
	const look = { paper, locale };
	const say = binderWords[locale];
	if (piece.kind === 'whole') {
		const parts = partIds.map((id) => ({ id, sheets: sheetsOfPart(source, id, locale) }));
		const filled = parts.filter(({ sheets }) => sheets.length > 0);
		return documentOf(look, 'whole', say.binder.title, filled);
	}
	if (piece.kind === 'part') {
		const sheets = sheetsOfPart(source, piece.part, locale);
		if (sheets.length === 0) return undefined;
		return documentOf(look, 'part', say.parts[piece.part].title, [{ id: piece.part, sheets }]);
	}
	if (piece.kind === 'poster') {
		const sheet = posterSheet(source.library, source.content, piece.poster, locale);
		return sheet && documentOf(look, 'sheets', sheet.title, [{ id: 'posters', sheets: [sheet] }]);
	}
	return binderPiece(source.library, piece.kind, piece.id, paper, locale);
}
