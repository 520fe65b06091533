/** The languages of the screen. Dutch comes first, English stands complete beside it. */
export type Locale = 'nl' | 'en';

export function isLocale(text: unknown): text is Locale {
	return text === 'nl' || text === 'en';
}
