import { fail } from '@sveltejs/kit';
import { answerWords, type Pointing } from '#features/working-group/index.ts';
import type { Locale } from '#platform/locale.ts';

/**
 * Shows the form again with the words to look at. It blocks nothing: the same form is sent with one more tap.
 * @param act whether that tap sends the answers away or keeps them
 */
export function lookFirst(
	pointing: readonly Pointing[],
	values: Readonly<Record<string, string>>,
	locale: Locale,
	act: 'send' | 'keep',
) {
	const failure = { message: answerWords[locale][act].look, code: 'look', fields: {}, values };
	return fail(400, { failure, pointing });
}
