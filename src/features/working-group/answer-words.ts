import type { Locale } from '#platform/locale.ts';

const nl = {
	lookAt: (words: string) => `Kijk nog eens naar ${words}: kan iemand zich hierin herkennen?`,
	look: 'Hier staan woorden die naar iemand kunnen wijzen. Schrijf ze liever algemener. Is het toch goed zo? Verstuur dan.',
	anyway: 'Het is goed zo, verstuur',
};
type AnswerWords = typeof nl;

const en: AnswerWords = {
	lookAt: (words) => `Look again at ${words}: may somebody be recognised in it?`,
	look: 'There are words here that can point at somebody. Better make them more general. Is it right like this? Then send it.',
	anyway: 'It is right like this, send it',
};

/** What is said when an answer holds words that can point at somebody, per language. */
export const answerWords: Record<Locale, AnswerWords> = { nl, en };
