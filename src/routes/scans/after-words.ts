import type { Locale } from '#platform/locale.ts';

const nl = {
	picture: 'Het beeld',
	whom: (name: string) => `Dit beeld is van ${name}. Alleen wie in deze groep zit, ziet het.`,
	whomOwn: 'Dit beeld is van jou. Niemand anders ziet het.',
	answers: (group: number, clients: number) =>
		[group > 0 && `${group} antwoorden van de groep`, clients > 0 && `${clients} van jongeren en ouders`]
			.filter(Boolean)
			.join(', '),
	groupGone: 'Van de groep kwamen er minder dan vijf antwoorden. Ze zijn ongelezen vernietigd.',
	groupNotAsked: 'De groep is met minder dan vijf, en werd zelf niet gevraagd.',
	ownGone: 'Je gaf zelf geen antwoord.',
	clientsGone: 'Van jongeren en ouders kwamen er minder dan vijf antwoorden. Ze zijn ongelezen vernietigd.',
	nothing: 'Er is geen beeld. Dat is ook een antwoord: wat maakte dat weinig mensen invulden?',
	reading: 'Zo lees je dit',
	next: 'Wat doen jullie hiermee?',
	nextOwn: 'Wat doe je hiermee?',
	step: 'Kies één ding. Klein is goed.',
	planned: 'De volgende actie',
	plan: 'Plan een actie',
	what: 'Wat gaat er gebeuren?',
	expected: 'Wat hoop je dat het doet?',
	owner: 'Wie neemt het op zich?',
	due: 'Tegen wanneer?',
	check: 'Wanneer kijk je of het hielp?',
	planIt: 'Plan deze actie',
	talk: 'Voer een kwaliteitsgesprek over dit beeld',
	talkLead: 'Herkennen jullie het? Wat verklaart het? Wat wil je beter?',
	repeat: 'Doe de scan opnieuw',
	repeatLead: 'Over een jaar, of eerder als jullie dat willen. Het vorige beeld komt ernaast.',
	again: 'De vorige ronde',
	childView: 'De blik van het kind',
	copyTitle: 'Kopieer als tekst',
	copyLead: 'Wat mensen zelf schreven, staat er niet bij. Dat blijft in deze groep.',
	copy: 'Kopieer',
	copied: 'Gekopieerd.',
	copyHow: 'Selecteer de tekst en kopieer hem.',
	text: 'De tekst',
};
export type AfterWords = typeof nl;

const en: AfterWords = {
	picture: 'The picture',
	whom: (name) => `This picture belongs to ${name}. Only who is in this group sees it.`,
	whomOwn: 'This picture is yours. Nobody else sees it.',
	answers: (group, clients) =>
		[group > 0 && `${group} answers of the group`, clients > 0 && `${clients} of young people and parents`]
			.filter(Boolean)
			.join(', '),
	groupGone: 'Fewer than five of the group answered. Their answers were destroyed unread.',
	groupNotAsked: 'The group has fewer than five people and was not asked itself.',
	ownGone: 'You gave no answer yourself.',
	clientsGone: 'Fewer than five young people and parents answered. Their answers were destroyed unread.',
	nothing: 'There is no picture. That is an answer too: what made that few people filled it in?',
	reading: 'How to read this',
	next: 'What do you do with this?',
	nextOwn: 'What do you do with this?',
	step: 'Choose one thing. Small is good.',
	planned: 'The next action',
	plan: 'Plan an action',
	what: 'What is going to happen?',
	expected: 'What do you hope it does?',
	owner: 'Who takes it on?',
	due: 'By when?',
	check: 'When do you look whether it helped?',
	planIt: 'Plan this action',
	talk: 'Hold a quality talk about this picture',
	talkLead: 'Do you recognise it? What explains it? What do you want to improve?',
	repeat: 'Do the scan again',
	repeatLead: 'In a year, or sooner if you want. The picture of last time will stand beside it.',
	again: 'The round before this one',
	childView: 'The view of the child',
	copyTitle: 'Copy as text',
	copyLead: 'What people wrote themselves is not in it. That stays in this group.',
	copy: 'Copy',
	copied: 'Copied.',
	copyHow: 'Select the text and copy it.',
	text: 'The text',
};

/** The words of a closed round. */
export const afterWords: Record<Locale, AfterWords> = { nl, en };
