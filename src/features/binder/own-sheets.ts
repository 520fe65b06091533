import { type Content, levels, steps } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import { binderGuideWords } from './binder-guide-words.ts';
import { binderWords } from './binder-words.ts';

/** The content that is no entry of the library. */
export type BinderContent = Pick<Content, 'steps' | 'safety' | 'glossary'>;

/** One sheet for each step at each level. */
export function stepSheets({ steps: guidance }: BinderContent, locale: Locale) {
	return steps.flatMap((step, index) =>
		levels.map((level) => {
			const { title, question, purpose, questions, pitfall, childTip, fiveMinutes, source } =
				guidance[locale][`${step}-${level}`];
			return {
				kind: 'step',
				...{ anchor: `step/${step}-${level}`, title, level, question, purpose },
				number: index + 1,
				questions: questions.map(({ text, hint }) => ({ text, hint: hint ?? null })),
				...{ pitfall, childTip, fiveMinutes },
				source: binderWords[locale].source.sources(source),
			} as const;
		}),
	);
}

/** How to use the binder, and what to do when it is about safety: in front of everything else. */
export function startSheets({ safety }: BinderContent, locale: Locale) {
	const { title, ...guide } = binderGuideWords[locale];
	// What the page on screen promises about itself means nothing on paper.
	const { source, title: safetyTitle, promise: _onScreen, ...rest } = safety[locale];
	return [
		{ kind: 'guide', anchor: 'start/guide', title, ...guide, source: null },
		{
			kind: 'safety',
			anchor: 'start/safety',
			title: safetyTitle,
			...rest,
			source: binderWords[locale].source.sources(source),
		},
	] as const;
}

/** The words in the order of the language. */
export function wordSheets({ glossary }: BinderContent, locale: Locale) {
	const order = new Intl.Collator(locale);
	const terms = glossary[locale].map(({ term, definition, source }) => ({
		...{ term, definition, source: source ?? null },
	}));
	return [
		{
			kind: 'words',
			anchor: 'words/all',
			title: binderWords[locale].parts.words.title,
			terms: terms.sort((one, other) => order.compare(one.term, other.term)),
			source: null,
		},
	] as const;
}

export type OwnSheet = ReturnType<typeof stepSheets | typeof startSheets | typeof wordSheets>[number];
