import { type Paper, papers } from '#features/binder/index.ts';
import { isLocale, type Locale } from '#platform/locale.ts';

/** Paper and language as an address asks for them; A4 and the language of the screen when it does not. */
export function chosenLook(url: URL, locale: Locale): { readonly paper: Paper; readonly language: Locale } {
	const asked = url.searchParams;
	const language = asked.get('language');
	return {
		paper: papers.find((one) => one === asked.get('paper')) ?? 'a4',
		language: isLocale(language) ? language : locale,
	};
}
