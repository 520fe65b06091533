import type { AroundWords } from './around-words.ts';
import type { Agreed } from './meeting-state.ts';

type Waiting = {
	readonly actions: readonly {
		readonly what: string;
		readonly ownerName: string;
		readonly dueOn: string | null;
	}[];
	readonly theme: { readonly title: string; readonly familiesSay: string } | undefined;
	readonly answers: readonly { readonly statement: string; readonly plainWords: string }[];
	readonly last: { readonly onDay: string; readonly open: readonly Pick<Agreed, 'text'>[] } | undefined;
};

/**
 * What waits for a meeting as clean text, to take along on paper; nothing for an empty agenda.
 * @param dayOf a day as people say it
 */
export function agendaText(
	agenda: Waiting,
	head: string,
	say: AroundWords,
	dayOf: (day: string) => string,
): string {
	const part = (title: string, lines: readonly string[]) =>
		lines.length > 0 ? [[title, ...lines].join('\n')] : [];
	const { actions, theme, answers, last } = agenda;
	const parts = [
		...part(
			say.openActions,
			actions.map(({ what, ownerName, dueOn }) =>
				[`- ${what}`, ownerName, dueOn ? say.by(dayOf(dueOn)) : ''].filter(Boolean).join(' · '),
			),
		),
		...(last
			? part(
					say.leftOpen(dayOf(last.onDay)),
					last.open.map(({ text }) => `- ${text}`),
				)
			: []),
		...(theme ? part(`${say.theme}: ${theme.title}`, theme.familiesSay ? [theme.familiesSay] : ['']) : []),
		...part(
			say.answers,
			answers.map(({ statement, plainWords }) => `- ${statement}: ${plainWords}`),
		),
	];
	return parts.length > 0 ? [head, ...parts].join('\n\n').trimEnd() : '';
}
