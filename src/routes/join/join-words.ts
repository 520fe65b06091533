import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Doe mee aan een bijeenkomst',
	lead: 'Je hebt geen account nodig. Een voornaam is genoeg.',
	code: 'De woorden op het scherm, of de code van je uitnodiging',
	codeHint: 'Bijvoorbeeld kiezel-water-uil-29. Hoofdletters en streepjes maken niet uit.',
	name: 'Je voornaam',
	nameHint: 'Zo zien de anderen wie er is. Je mag ook een andere naam kiezen.',
	go: 'Doe mee',
	unknown:
		'Deze woorden of code openen nu geen bijeenkomst. Kijk ze na, of vraag ze opnieuw aan de procesbegeleider.',
	often: 'Er werd vanaf hier heel vaak een code geprobeerd. Wacht een minuut en probeer opnieuw.',
	promise:
		'Je ziet alleen de oefening van nu. Wat je schrijft, blijft bij deze groep. Na afloop kan je het resultaat op dit toestel nog bekijken, hoogstens tot de dag erna.',
};
export type JoinWords = typeof nl;

const en: JoinWords = {
	title: 'Join a meeting',
	lead: 'You need no account. A first name is enough.',
	code: 'The words on the screen, or the code of your invitation',
	codeHint: 'For example kiezel-water-uil-29. Capitals and hyphens do not matter.',
	name: 'Your first name',
	nameHint: 'This shows the others who is here. You may choose another name.',
	go: 'Join',
	unknown:
		'These words or this code open no meeting now. Check them, or ask the process guide for them again.',
	often: 'A code was tried very often from here. Wait a minute and try again.',
	promise:
		'You see only the exercise of now. What you write stays with this group. Afterwards you can still look at the result on this device, until the day after at most.',
};

/** Words of the way into a meeting for somebody without account. */
export const joinPageWords: Record<Locale, JoinWords> = { nl, en };
