import type { Locale } from '#platform/locale.ts';
import type { Constituency, GatheredAnswer, HomeworkBody } from './homework.ts';

const words = {
	nl: { none: 'Geen antwoord', onPaper: 'op hun eigen overleg gezegd' },
	en: { none: 'No answer', onPaper: 'said at their own meeting' },
} as const;

/** What one constituency said to one question. */
export type Said = {
	readonly answerId: string;
	readonly text: string;
	readonly onPaper: boolean;
	readonly taken: boolean;
};
export type GatheredQuestion = {
	readonly question: string;
	readonly number: number;
	readonly from: readonly { readonly name: string; readonly said: readonly Said[] }[];
};

/** The answers by question, and under each by constituency; who said nothing is left out there. */
export function byQuestion(
	{ questions }: HomeworkBody,
	constituencies: readonly Constituency[],
	answers: readonly GatheredAnswer[],
): GatheredQuestion[] {
	return questions.map((question, number) => ({
		question,
		number,
		from: constituencies.flatMap(({ id, name }) => {
			const said = answers
				.filter((answer) => answer.constituencyId === id && answer.answers[number])
				.map((answer) => ({
					answerId: answer.id,
					text: answer.answers[number] ?? '',
					onPaper: answer.onPaper,
					taken: answer.taken.includes(number),
				}));
			return said.length > 0 ? [{ name, said }] : [];
		}),
	}));
}

/** The gathered answers as clean text, to copy or to mail. `head` comes first, a line each. */
export function homeworkText(
	head: readonly string[],
	gathered: readonly GatheredQuestion[],
	locale: Locale,
): string {
	const say = words[locale];
	const parts = gathered.map(({ question, number, from }) => {
		const said = from.map(({ name, said: all }) =>
			[name, ...all.map(({ text, onPaper }) => `- ${text}${onPaper ? ` (${say.onPaper})` : ''}`)].join('\n'),
		);
		return [`${number + 1}. ${question}`, ...(said.length > 0 ? said : [say.none])].join('\n');
	});
	return [head.join('\n'), ...parts].join('\n\n');
}
