import type { Locale } from '#platform/locale.ts';
import { pictureWords } from './picture-words.ts';
import { endsOf, type ItemPicture, middleOf, mostChosen, type Picture, type Spread } from './scan-picture.ts';

/** What a chart says: the sentence that stands above it, and how it was last time. */
export type Saying = { readonly head: string; readonly before: readonly string[] };

type Of = Pick<Picture, 'kind' | 'points'>;

/** The points that a view chose most, quoted. */
function chosenIn(spread: Spread, { points }: Of, locale: Locale): string {
	return pictureWords[locale].quoted(mostChosen(spread).map((index) => points[index]?.label ?? ''));
}

/** Where the middle of a view lies: at a point, or between two. */
function middleIn(spread: Spread, { points }: Of, locale: Locale): string {
	const say = pictureWords[locale];
	const [low, high] = middleOf(spread);
	const label = (index: number) => say.quoted([points[index]?.label ?? '']);
	return low === high ? say.at(label(low)) : say.between(label(low), label(high));
}

function headOf(item: ItemPicture, picture: Of, own: boolean, locale: Locale): string {
	const say = pictureWords[locale];
	const { group, client } = item;
	const rates = picture.kind === 'rating';
	const they = client && (rates ? middleIn : chosenIn)(client, picture, locale);
	if (!group) {
		const theirs = they && (rates ? say.theirMiddle : say.theyChose)(they);
		return own ? [say.ownNothing, theirs].filter(Boolean).join(' ') : (theirs ?? say.nothing);
	}
	const chosen = chosenIn(group, picture, locale);
	if (own) return they ? (rates ? say.ownAndMiddle : say.ownAndThey)(chosen, they) : say.ownChose(chosen);
	const [first, last] = endsOf(group);
	if (rates) {
		const middle = middleIn(group, picture, locale);
		if (they) return say.middles(middle, they);
		if (first === last) return say.allChose(chosen);
		const label = (index: number) => say.quoted([picture.points[index]?.label ?? '']);
		return `${say.middle(middle)} ${say.ends(label(first), label(last))}`;
	}
	if (they) return chosen === they ? say.bothChose(chosen) : say.choseApart(chosen, they);
	return first === last ? say.allChose(chosen) : say.weChose(chosen);
}

/**
 * The sentences of one item. On positions they never say better or worse, and give no average.
 * @param own the picture of somebody's own notebook
 */
export function sayItem(item: ItemPicture, picture: Of, own: boolean, locale: Locale): Saying {
	const say = pictureWords[locale].before;
	const rates = picture.kind === 'rating';
	const before: string[] = [];
	const { group, client, groupBefore, clientBefore } = item;
	if (group && groupBefore) {
		const chosen = chosenIn(groupBefore, picture, locale);
		if (own) before.push(say.ownChose(chosen));
		else before.push(rates ? say.middle(middleIn(groupBefore, picture, locale)) : say.weChose(chosen));
	}
	if (client && clientBefore) {
		const where = (rates ? middleIn : chosenIn)(clientBefore, picture, locale);
		before.push((rates ? say.theirMiddle : say.theyChose)(where));
	}
	return { head: headOf(item, picture, own, locale), before };
}

/**
 * A view as one line: "Wij: Expert 2, Gids 4, Kompaan 0."
 * @param without what to say where there is nothing to show
 */
export function sayCounts(
	who: string,
	spread: Spread | undefined,
	{ points }: Of,
	locale: Locale,
	without: string = pictureWords[locale].fewer,
): string {
	const say = pictureWords[locale];
	const counts = spread
		? points.map(({ label }, index) => `${label} ${spread.counts[index]}`).join(', ')
		: without;
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
			const { head: first, before } = sayItem(item, picture, own, locale);
			return [
				`- ${item.text}`,
				`  ${[first, ...before].join(' ')}`,
				...(own ? [] : [`  ${sayCounts(say.we, item.group, picture, locale)}`]),
				...(clients ? [`  ${sayCounts(say.they, item.client, picture, locale)}`] : []),
			];
		}),
	]);
	return [...head, ...(warning ? ['', warning] : []), ...lines, ''].join('\n');
}
