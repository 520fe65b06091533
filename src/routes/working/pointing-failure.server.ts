import { fail } from '@sveltejs/kit';
import { answerWords, type Pointing } from '#features/working-group/index.ts';
import type { Locale } from '#platform/locale.ts';

/** Shows the form again with the words to look at. It blocks nothing: the same form is sent with one more tap. */
export function lookFirst(
	pointing: readonly Pointing[],
	values: Readonly<Record<string, string>>,
	locale: Locale,
) {
	const failure = { message: answerWords[locale].look, code: 'look', fields: {}, values };
	return fail(400, { failure, pointing });
}
