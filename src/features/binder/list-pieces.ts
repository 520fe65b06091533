import type { Locale } from '#platform/locale.ts';
import { nameOfPiece, type PartId, type Piece } from './binder.ts';
import { binderWords } from './binder-words.ts';
import { type BinderSource, composePiece, type Sheet } from './compose-binder.ts';

/** A piece that somebody can choose: its name in an address and its title. */
export type ListedPiece = { readonly name: string; readonly title: string };
export type ListedPart = ListedPiece & {
	/** One sentence: what is in it. */
	readonly text: string;
	/** What of it can be printed alone. */
	readonly pieces: readonly ListedPiece[];
};

/** The anchor of a sheet (`method/kom`, `poster/steps`) as a piece; steps, guide and words are printed as a part. */
function pieceOf({ anchor }: Sheet): Piece | undefined {
	const [kind = '', id = ''] = anchor.split('/');
	switch (kind) {
		case 'poster':
			return { kind, poster: id as 'steps' };
		case 'method':
		case 'instrument':
		case 'deck':
		case 'tree':
		case 'practice':
		case 'page':
			return { kind, id };
		default:
			return undefined;
	}
}

/** What there is to print, part by part in the order of the binder. A part without sheets is left out. */
export function listPieces(source: BinderSource, locale: Locale): ListedPart[] {
	const whole = composePiece(source, { kind: 'whole' }, 'a4', locale);
	return (whole?.parts ?? []).map(({ id, sheets }: { id: PartId; sheets: readonly Sheet[] }) => ({
		name: nameOfPiece({ kind: 'part', part: id }),
		...binderWords[locale].parts[id],
		pieces: sheets.flatMap((sheet) => {
			const piece = pieceOf(sheet);
			return piece ? [{ name: nameOfPiece(piece), title: sheet.title }] : [];
		}),
	}));
}

/** A name for the file: the title in plain letters and the paper, such as `lus-kwaliteitsgesprek-a4.pdf`. */
export function fileNameOf({ title, paper }: { readonly title: string; readonly paper: string }): string {
	const plain = title
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
	return `lus-${plain === '' ? 'klapper' : plain.slice(0, 60)}-${paper}.pdf`;
}
