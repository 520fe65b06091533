import type { Locale } from '#platform/locale.ts';
import { pictureWords } from './picture-words.ts';
import { endsOf, type ItemPicture, middleOf, mostChosen, type Picture, type Spread } from './scan-picture.ts';

/** What a chart says: the sentence that stands above it, and what moved since last time. */
export type Saying = { readonly head: string; readonly moved: readonly string[] };

type Of = Pick<Picture, 'kind' | 'points'>;

/** Where a view has its weight, in words: the points chosen most on positions, the middle on a rating. */
function weightOf(spread: Spread, { kind, points }: Of, locale: Locale): string {
	const say = pictureWords[locale];
	const label = (index: number) => points[index]?.label ?? '';
	if (kind === 'position') return say.quoted(mostChosen(spread).map(label));
	const [low, high] = middleOf(spread);
	if (low === high) return say.quoted([label(low)]);
	return say.between(say.quoted([label(low)]), say.quoted([label(high)]));
}

function headOf(item: ItemPicture, picture: Of, own: boolean, locale: Locale): string {
	const say = pictureWords[locale];
	const { group, client } = item;
	const we = group && weightOf(group, picture, locale);
	const they = client && weightOf(client, picture, locale);
	const rates = picture.kind === 'rating';
	if (we && they) {
		if (own) return say.ownAndThey(we, they);
		if (rates) return say.middles(we, they);
		return we === they ? say.bothChose(we) : say.choseApart(we, they);
	}
	if (they) return rates ? say.theirMiddle(they) : say.theyChose(they);
	if (!we || !group) return own ? say.ownNothing : say.nothing;
	if (own) return say.ownChose(we);
	const [first, last] = endsOf(group);
	if (first === last) return say.allChose(we);
	if (!rates) return say.weChose(we);
	const label = (index: number) => say.quoted([picture.points[index]?.label ?? '']);
	return `${say.middle(we)} ${say.ends(label(first), label(last))}`;
}

/**
 * The sentences of one item. On positions they never say better or worse, and give no average.
 * @param own the picture of somebody's own notebook
 */
export function sayItem(item: ItemPicture, picture: Of, own: boolean, locale: Locale): Saying {
	const say = pictureWords[locale];
	const views = [
		[own ? 'own' : 'group', item.group, item.groupBefore],
		['client', item.client, item.clientBefore],
	] as const;
	const moved = views.flatMap(([who, now, before]) => {
		if (!now || !before) return [];
		const [from, to] = [weightOf(before, picture, locale), weightOf(now, picture, locale)];
		return [from === to ? say.stayed[who](to) : say.moved[who](from, to)];
	});
	return { head: headOf(item, picture, own, locale), moved };
}

/** A view as one line: "Wij: Expert 2, Gids 4, Kompaan 0." */
export function sayCounts(who: string, spread: Spread | undefined, { points }: Of, locale: Locale): string {
	const say = pictureWords[locale];
	const counts = spread
		? points.map(({ label }, index) => `${label} ${spread.counts[index]}`).join(', ')
		: say.fewer;
	return say.counts(who, counts);
}

/**
 * A whole picture as clean text for the minutes of a meeting. What people wrote stays out: it is for the group alone.
 * @param head the first lines: which scan, which group, when
 */
export function pictureText(
	head: readonly string[],
	picture: Picture,
	{ own, clients, warning }: { own: boolean; clients: boolean; warning: string | undefined },
	locale: Locale,
): string {
	const say = pictureWords[locale];
	const lines = picture.sections.flatMap(({ title, items }) => [
		'',
		title,
		...items.flatMap((item) => {
			const { head: first, moved } = sayItem(item, picture, own, locale);
			return [
				`- ${item.text}`,
				`  ${[first, ...moved].join(' ')}`,
				...(own ? [] : [`  ${sayCounts(say.we, item.group, picture, locale)}`]),
				...(clients ? [`  ${sayCounts(say.they, item.client, picture, locale)}`] : []),
			];
		}),
	]);
	return [...head, ...(warning ? ['', warning] : []), ...lines, ''].join('\n');
}
