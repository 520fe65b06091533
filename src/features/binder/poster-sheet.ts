import { type Content, type Library, levels, steps } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import type { PosterId } from './binder.ts';
import { binderWords } from './binder-words.ts';
import { textsOf } from './sheet.ts';

/** The entries of the library that two of the posters show. */
const LEVELS_PAGE = 'three-levels';
const LADDER = 'participation-ladder';

function stepsPoster(content: Pick<Content, 'steps'>, locale: Locale) {
	const say = binderWords[locale].posters;
	return {
		kind: 'poster',
		poster: 'steps',
		anchor: 'poster/steps',
		...{ title: say.steps, lead: say.stepsLead },
		source: binderWords[locale].source.sources('000 §2.1'),
		steps: steps.map((step) => ({
			title: content.steps[locale][`${step}-micro`].title,
			questions: levels.map((level) => ({
				level,
				text: content.steps[locale][`${step}-${level}`].question,
			})),
		})),
	} as const;
}

/** The page about the three levels holds sections made for the poster; what it says further is for reading. */
function levelsPoster(library: Library, locale: Locale) {
	const page = library.page.get(LEVELS_PAGE)?.[locale];
	if (!page) return undefined;
	const sections = (ids: readonly string[]) =>
		ids.flatMap((id) =>
			page.sections
				.filter((section) => section.id === id)
				.map(({ title, text, items }) => ({ title, text: text ?? null, items: textsOf(items) })),
		);
	return {
		kind: 'poster',
		poster: 'levels',
		anchor: 'poster/levels',
		title: page.title,
		lead: page.sections.find(({ id }) => id === 'question')?.text ?? page.summary,
		source: binderWords[locale].source[page.origin](page.source),
		levels: levels.map((level) => ({ level, said: sections([`poster-${level}`])[0] ?? null })),
		roads: sections(['signals-out', 'answers-back']),
	} as const;
}

function ladderPoster(library: Library, locale: Locale) {
	const ladder = library.instrument.get(LADDER)?.[locale];
	if (ladder?.engine !== 'scan') return undefined;
	return {
		kind: 'poster',
		poster: 'ladder',
		anchor: 'poster/ladder',
		...{ title: ladder.title, lead: ladder.purpose },
		source: binderWords[locale].source[ladder.origin](ladder.source),
		rungs: ladder.scale.points.map(({ label, text }) => ({ label, text })),
		warning: ladder.warning ?? null,
	} as const;
}

export type PosterSheet =
	| ReturnType<typeof stepsPoster>
	| NonNullable<ReturnType<typeof levelsPoster>>
	| NonNullable<ReturnType<typeof ladderPoster>>;

/** A poster; nothing when the entry that it shows is not in this library. */
export function posterSheet(
	library: Library,
	content: Pick<Content, 'steps'>,
	poster: PosterId,
	locale: Locale,
): PosterSheet | undefined {
	if (poster === 'steps') return stepsPoster(content, locale);
	return poster === 'levels' ? levelsPoster(library, locale) : ladderPoster(library, locale);
}
