import { outsiderWords } from '#features/outsider/index.ts';

/** Where Lus itself takes an advice of a tree further: by tree and advice. */
const ways: Readonly<Record<string, { path: string; label: { nl: string; en: string } }>> = {
	'need-someone-neutral/fresh-look': {
		path: '/outsider/ask',
		label: { nl: outsiderWords.nl.ask, en: outsiderWords.en.ask },
	},
};

/** The page that takes this advice further, if there is one. */
export function wayOn(
	tree: string,
	advice: string,
): { path: string; label: { nl: string; en: string } } | undefined {
	return ways[`${tree}/${advice}`];
}
