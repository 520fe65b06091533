import type { Locale } from '#platform/locale.ts';

const nl = {
	lookAt: (words: string) => `Kijk nog eens naar ${words}: kan iemand zich hierin herkennen?`,
	send: {
		look: 'Hier staan woorden die naar iemand kunnen wijzen. Schrijf ze liever algemener. Is het toch goed zo? Verstuur dan.',
		anyway: 'Het is goed zo, verstuur',
	},
	keep: {
		look: 'Hier staan woorden die naar iemand kunnen wijzen. Schrijf ze liever algemener. Is het toch goed zo? Bewaar dan.',
		anyway: 'Het is goed zo, bewaar',
	},
	late: {
		title: 'Wat je schreef',
		lead: 'Dit kwam niet meer aan. Kopieer het, dan is je tekst niet weg.',
	},
	copying: {
		copy: 'Kopieer de tekst',
		copied: 'De tekst is gekopieerd.',
		bySelf: 'Selecteer de tekst en kopieer hem.',
	},
};
type AnswerWords = typeof nl;

const en: AnswerWords = {
	lookAt: (words) => `Look again at ${words}: could somebody be recognised?`,
	send: {
		look: 'There are words here that can point at somebody. Better make them more general. Is it right like this? Then send it.',
		anyway: 'It is right like this, send it',
	},
	keep: {
		look: 'There are words here that can point at somebody. Better make them more general. Is it right like this? Then save it.',
		anyway: 'It is right like this, save it',
	},
	late: {
		title: 'What you wrote',
		lead: 'This did not arrive any more. Copy it, then your text is not lost.',
	},
	copying: {
		copy: 'Copy the text',
		copied: 'The text has been copied.',
		bySelf: 'Select the text and copy it.',
	},
};

/** What is said around answers: words that can point at somebody, what came too late, and copying, per language. */
export const answerWords: Record<Locale, AnswerWords> = { nl, en };
