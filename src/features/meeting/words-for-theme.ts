import { blocks, detectSpans } from '#features/signal/index.ts';
import { answerWords } from '#features/working-group/index.ts';
import { Refusal, type Sentence } from '#platform/refusal.ts';

/** The lists by which words are found that can point at somebody. */
export type GateLists = Parameters<typeof detectSpans>[1];

/**
 * Looks at what would go from a meeting to a theme, where everybody reads it who reads the theme. What admits something
 * about oneself is left alone: it is a group that speaks.
 * @param said texts by the name of their field
 * @param looked whoever brings it saw the words and lets them stand; names of organisations, numbers and addresses never do
 * @throws Refusal words-identify, words-point
 */
export function lookBeforeTheme(
	said: Readonly<Record<string, string>>,
	lists: GateLists,
	looked: boolean,
): void {
	const fields: Record<string, Sentence> = {};
	let hard = false;
	for (const [name, text] of Object.entries(said)) {
		const spans = detectSpans(text, lists).filter(({ type }) => type !== 'zelfbeschuldiging');
		hard ||= spans.some(({ type }) => blocks(type));
		const words = [...new Set(spans.map(({ start, end }) => `‘${text.slice(start, end)}’`))].join(', ');
		if (words) fields[name] = { nl: answerWords.nl.lookAt(words), en: answerWords.en.lookAt(words) };
	}
	if (hard) throw wordsIdentify(fields);
	if (!looked && Object.keys(fields).length > 0) throw wordsPoint(fields);
}

const wordsIdentify = (fields: Readonly<Record<string, Sentence>>) =>
	new Refusal(
		'words-identify',
		{
			nl: 'Hier staat iets dat een mens of een dienst aanwijst. Schrijf het algemener: dit wordt buiten jullie groep gelezen.',
			en: 'Something here points out a person or a service. Make it more general: this is read outside your group.',
		},
		400,
		fields,
	);

const wordsPoint = (fields: Readonly<Record<string, Sentence>>) =>
	new Refusal(
		'words-point',
		{
			nl: 'Hier staan woorden die naar iemand kunnen wijzen, en buiten jullie groep wordt dit gelezen. Schrijf het algemener.',
			en: 'There are words here that can point at somebody, and this is read outside your group. Make it more general.',
		},
		400,
		fields,
	);
