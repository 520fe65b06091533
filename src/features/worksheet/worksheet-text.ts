import { branchesOf } from './board-layout.ts';
import { boardOf, type Item, partsOf, type Usable } from './worksheet.ts';

/** What people are called on a worksheet: whose turn it was, else the member who wrote. */
export type NameOf = (item: Item) => string;

/** What stands on a worksheet as clean text, for the file of the client: heading, places, and each answer on a line. */
export function worksheetText(input: {
	readonly usable: Usable;
	readonly matter: string;
	readonly day: string;
	readonly items: readonly Item[];
	readonly nameOf: NameOf;
}): string {
	const { usable, matter, day, items, nameOf } = input;
	const board = boardOf(usable);
	const head = [usable.entry.title, matter, day].filter((line) => line !== '').join(' · ');
	const blocks = partsOf(usable).flatMap((part) =>
		part.places.flatMap((place) => {
			const here = items.filter((item) => item.place === place.id);
			if (here.length === 0) return [];
			const lines = branchesOf(here).map(({ item, depth }) => {
				const point = place.points?.find(({ id }) => id === item.point)?.label;
				const marks = (item.marks ?? []).flatMap(
					(mark) => board?.marks?.find(({ id }) => id === mark)?.title ?? [],
				);
				const said = [point, item.text].filter((text) => text).join(': ');
				const who = board ? '' : nameOf(item);
				return `${'  '.repeat(depth)}- ${who && `${who}: `}${said}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
			});
			return [[board ? part.title : place.question, ...lines].join('\n')];
		}),
	);
	return [head, ...blocks].join('\n\n');
}
