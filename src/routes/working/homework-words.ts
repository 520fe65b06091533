import type { Locale } from '#platform/locale.ts';

const nl = {
	answers: (count: number) =>
		count === 0 ? 'nog geen antwoord' : count === 1 ? '1 antwoord' : `${count} antwoorden`,
	until: (day: string, left: string) => `tot en met ${day} (${left})`,
	openedOn: (day: string) => `opengelegd op ${day}`,
	why: 'Waarom we dit vragen',
	questions: 'De vragen',
	who: {
		title: 'Wie leest de antwoorden?',
		together: (circle: string) =>
			`Iedereen van ${circle}, en allemaal tegelijk: zodra het huiswerk opengelegd is. Tot dan zie je alleen hoeveel antwoorden er kwamen. Zo praat niemand een ander na.`,
		asTheyCome: (circle: string) => `Iedereen van ${circle}, zodra ze binnenkomen.`,
		opened: (circle: string) => `Iedereen van ${circle} leest nu alle antwoorden. Er komt niets meer bij.`,
	},
	constituencies: 'Achterban',
	constituenciesLead:
		'Elke achterban krijgt één link, voor iedereen daar. Wie de link heeft, antwoordt zonder account en zonder naam.',
	noConstituency: 'Je hebt nog niemand gekozen. Voeg hieronder een sector of een groep toe.',
	link: { none: 'nog geen link', open: 'de link werkt', revoked: 'de link is ingetrokken' },
	make: 'Maak de link',
	again: 'Maak een nieuwe link',
	againHint: 'De vorige link werkt dan niet meer.',
	revoke: 'Trek de link in',
	paper: 'Typ in wat jullie zeiden',
	made: {
		title: (name: string) => `De link voor ${name}`,
		once: 'Je ziet deze code maar één keer. Kopieer de mail of druk dit blad af.',
		qr: 'Code om te scannen',
		ask: 'Scan de code, of ga naar dit adres en typ de code over.',
		mail: 'Tekst voor je mail',
		until: (day: string) => `Antwoorden kan tot en met ${day}. Je naam vragen we niet.`,
	},
	mail: ({ title, why, circle, link, code, lastDay }: MailFacts) =>
		`Onderwerp: huiswerk van ${circle}: ${title}

Dag allemaal

${circle} vraagt wat jullie zien. ${why}

Antwoorden kan tot en met ${lastDay}, alleen of samen, zonder account en zonder naam:
${link}

Werkt de link niet? Ga naar ${link.split('#')[0]} en typ deze code over:
${code}

Schrijf geen naam van een kind, een ouder of een collega. Iedereen bij jullie mag deze link gebruiken.`,
	add: 'Voeg een achterban toe',
	addName: 'Wie vraag je het?',
	addHint:
		'Een sector of een soort groep. Noem liever geen dienst: bij een nuance staat deze naam bij het thema.',
	addGo: 'Voeg toe',
	day: 'Kies een andere laatste dag',
	dayLabel: 'Laatste dag om te antwoorden',
	dayGo: 'Bewaar de dag',
	open: 'Leg de antwoorden open',
	openLead: (answers: string) =>
		`Er staat nu: ${answers}. Hierna lezen alle leden alles, en komt er niets meer bij. Dit kan je niet ongedaan maken.`,
	openGo: 'Ja, leg ze nu open',
	read: 'Lees wat er kwam',
	ask: {
		title: 'Geef huiswerk mee',
		lead: 'Jullie vragen iets aan de mensen voor wie jullie spreken. Zo brengt niemand alleen zijn eigen mening mee.',
		pilot: 'Begin met de vragen van een werkgroep uit de pilot',
		pilotHere: 'Dit zijn vragen zoals een werkgroep in de pilot ze meegaf. Pas ze aan jullie thema aan.',
		group: 'Welke groep vraagt het?',
		noGroup: 'Je zit in geen groep die huiswerk kan geven. Een tafel rond een gezin doet dat niet.',
		theme: 'Hoort het bij een thema?',
		noTheme: 'Nee, of nog niet',
		themeHint: 'Dan kan een antwoord een nuance worden bij dat thema.',
		name: 'Titel',
		why: 'Waarom vragen jullie dit?',
		whyHint: 'Wat doen jullie ermee? Wie antwoordt, leest dit eerst.',
		questions: 'Wat vragen jullie?',
		questionsHint: 'Eén vraag per regel, hoogstens tien. Vraag ook wat goed loopt.',
		last: 'Laatste dag om te antwoorden',
		shown: 'Wanneer lezen jullie de antwoorden?',
		together: 'Allemaal samen, als het huiswerk opengelegd wordt',
		togetherHint: 'Zo praat niemand een ander na. Het gebeurt na de laatste dag, of vroeger met de hand.',
		asTheyCome: 'Zodra ze binnenkomen',
		asTheyComeHint: 'Dat weet ook wie antwoordt.',
		whom: 'Aan wie?',
		whomHint: 'Een sector of een soort groep per regel. Je kan er later nog toevoegen.',
		sectors: (list: string) => `Bijvoorbeeld: ${list}.`,
		go: 'Bewaar het huiswerk',
		next: 'Daarna maak je voor elke achterban een link.',
	},
	paperPage: {
		title: 'Typ in wat jullie zeiden',
		lead: 'Voor wie liever samen praat dan zelf typt. Schrijf het op zoals het gezegd werd, zonder namen.',
		from: 'Wie zei dit?',
		save: 'Bewaar dit antwoord',
		change: 'Bewaar de verandering',
		saved: 'Bewaard.',
		mine: 'Wat jij al intypte',
		mineLead: 'Je kan het nog aanpassen tot het huiswerk opengelegd is. Maak alles leeg om het weg te halen.',
		edit: 'Pas aan',
		nobody: 'Voeg eerst een achterban toe op de pagina van het huiswerk.',
	},
	gathered: {
		title: 'Wat er kwam',
		none: 'Hierop antwoordde niemand.',
		onPaper: 'op hun eigen overleg gezegd',
		nuance: 'Maak er een nuance van',
		marked:
			'Hier staan woorden die naar iemand kunnen wijzen. Maak de zin algemener voor hij naar het thema gaat.',
		nuanceText: 'De nuance, zoals ze bij het thema komt',
		taken: 'Staat als nuance bij het thema',
		theme: 'Naar het thema',
		toTheme: (title: string) =>
			`Een antwoord kan een nuance worden bij “${title}”. De achterban staat erbij.`,
		copy: 'Kopieer als tekst',
		print: 'Deze pagina druk je goed af met Ctrl P.',
		text: 'Alle antwoorden als tekst',
	},
	back: 'Terug naar het huiswerk',
};
type MailFacts = {
	readonly title: string;
	readonly why: string;
	readonly circle: string;
	readonly link: string;
	readonly code: string;
	readonly lastDay: string;
};
type HomeworkWords = typeof nl;

const en: HomeworkWords = {
	answers: (count) => (count === 0 ? 'no answer yet' : count === 1 ? '1 answer' : `${count} answers`),
	until: (day, left) => `until ${day} (${left})`,
	openedOn: (day) => `opened up on ${day}`,
	why: 'Why we ask this',
	questions: 'The questions',
	who: {
		title: 'Who reads the answers?',
		together: (circle) =>
			`Everybody of ${circle}, and all at the same time: once the homework has been opened up. Until then you see only how many answers came. That way nobody echoes another.`,
		asTheyCome: (circle) => `Everybody of ${circle}, as they come in.`,
		opened: (circle) => `Everybody of ${circle} now reads all answers. Nothing is added any more.`,
	},
	constituencies: 'Your own people',
	constituenciesLead:
		'Each constituency gets one link, for everybody there. Who has the link answers without account and without name.',
	noConstituency: 'You have not chosen anybody yet. Add a sector or a group below.',
	link: { none: 'no link yet', open: 'the link works', revoked: 'the link has been taken back' },
	make: 'Make the link',
	again: 'Make a new link',
	againHint: 'The link before it then no longer works.',
	revoke: 'Take the link back',
	paper: 'Type in what you said',
	made: {
		title: (name) => `The link for ${name}`,
		once: 'You see this code only once. Copy the mail or print this sheet.',
		qr: 'Code to scan',
		ask: 'Scan the code, or go to this address and type the code.',
		mail: 'Text for your mail',
		until: (day) => `You can answer until ${day}. We do not ask your name.`,
	},
	mail: ({ title, why, circle, link, code, lastDay }) =>
		`Subject: homework from ${circle}: ${title}

Hello everybody

${circle} asks what you see. ${why}

You can answer until ${lastDay}, alone or together, without account and without name:
${link}

Does the link not work? Go to ${link.split('#')[0]} and type this code:
${code}

Please write no name of a child, a parent or a colleague. Everybody among you may use this link.`,
	add: 'Add a constituency',
	addName: 'Whom do you ask?',
	addHint:
		'A sector or a kind of group. Better not name a service: at a nuance this name stands at the theme.',
	addGo: 'Add',
	day: 'Choose another last day',
	dayLabel: 'Last day to answer',
	dayGo: 'Save the day',
	open: 'Open up the answers',
	openLead: (answers) =>
		`There is now: ${answers}. After this all members read everything, and nothing is added any more. You cannot undo this.`,
	openGo: 'Yes, open them up now',
	read: 'Read what came',
	ask: {
		title: 'Give homework',
		lead: 'You ask something of the people for whom you speak. That way nobody brings only their own opinion.',
		pilot: 'Begin with the questions of a working group in the pilot',
		pilotHere: 'These are questions as a working group in the pilot gave them. Fit them to your theme.',
		group: 'Which group asks?',
		noGroup: 'You are in no group that can give homework. A table around a family does not.',
		theme: 'Does it belong to a theme?',
		noTheme: 'No, or not yet',
		themeHint: 'Then an answer can become a nuance on that theme.',
		name: 'Title',
		why: 'Why do you ask this?',
		whyHint: 'What will you do with it? Who answers reads this first.',
		questions: 'What do you ask?',
		questionsHint: 'One question per line, ten at most. Ask what goes well, too.',
		last: 'Last day to answer',
		shown: 'When do you read the answers?',
		together: 'All together, when the homework is opened up',
		togetherHint: 'That way nobody echoes another. It happens after the last day, or earlier by hand.',
		asTheyCome: 'As they come in',
		asTheyComeHint: 'Who answers knows that too.',
		whom: 'Whom do you ask?',
		whomHint: 'A sector or a kind of group on each line. You can add more later.',
		sectors: (list) => `For instance: ${list}.`,
		go: 'Save the homework',
		next: 'After this you make a link for each constituency.',
	},
	paperPage: {
		title: 'Type in what you said',
		lead: 'For those who would rather talk together than type. Write it down as it was said, without names.',
		from: 'Who said this?',
		save: 'Save this answer',
		change: 'Save the change',
		saved: 'Saved.',
		mine: 'What you typed in already',
		mineLead:
			'You can still change it until the homework is opened up. Make everything empty to take it out.',
		edit: 'Change',
		nobody: 'First add a constituency on the page of the homework.',
	},
	gathered: {
		title: 'What came',
		none: 'Nobody answered this.',
		onPaper: 'said at their own meeting',
		nuance: 'Make it a nuance',
		marked:
			'There are words here that can point at somebody. Make the sentence more general before it goes to the theme.',
		nuanceText: 'The nuance, as it comes to stand at the theme',
		taken: 'Stands as a nuance at the theme',
		theme: 'To the theme',
		toTheme: (title) => `An answer can become a nuance on “${title}”. The constituency stands with it.`,
		copy: 'Copy as text',
		print: 'This page prints well with Ctrl P.',
		text: 'All answers as text',
	},
	back: 'Back to the homework',
};

/** The words of the pages on which members of a group ask homework and read what came, per language. */
export const homeworkWords: Record<Locale, HomeworkWords> = { nl, en };
