import { type Library, libraryWords, type Method, minutesOf } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import { binderWords } from './binder-words.ts';
import { headOf, pointersTo, textsOf, titled } from './sheet.ts';

/** The sheet of a method: what lies on the table in front, what is read beforehand behind it. */
export function methodSheet(library: Library, method: Method, locale: Locale) {
	const say = binderWords[locale].sheet;
	const { results } = libraryWords[locale];
	const nameOf = new Map(method.roles.map(({ id, title }) => [id, title]));
	return {
		kind: 'method',
		...headOf(library, 'method', method, minutesOf(method), locale),
		number: method.number ?? null,
		goal: method.goal,
		roles: method.roles.map(({ title, text }) => ({ title, text })),
		phases: method.phases.map((phase) => ({
			title: phase.title,
			minutes: phase.minutes,
			who: (phase.who ?? []).flatMap((role) => nameOf.get(role) ?? []),
			what: phase.what,
			prompts: textsOf(phase.prompts),
			quiet: phase.quiet ?? false,
			tip: phase.tip ?? null,
			uses: pointersTo(library, phase.uses, locale),
		})),
		/** Beside the phases: what everybody at the table needs. */
		beside: [...titled(say.agreements, method.agreements), ...titled(say.pitfalls, method.pitfalls)],
		/** Read beforehand by who guides. */
		before: [
			...titled(say.when, method.when),
			...titled(say.whenNot, method.whenNot),
			...titled(say.prepare, method.prepare),
			...titled(say.tips, method.tips),
		],
		childView: textsOf(method.childView),
		yields: method.yields.map(({ text, into }) => ({ text, into: results[into] })),
	} as const;
}
