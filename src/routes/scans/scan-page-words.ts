import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Scans',
	lead: 'Kijk samen hoe jullie werken, en hoe jongeren en ouders dat zien. Eén thema per jaar is genoeg.',
	waits: 'Wacht op jouw antwoord',
	running: 'Loopt nog',
	past: 'Afgesloten',
	begin: 'Begin een scan',
	beginLead: 'Kies samen met je team. Wat jullie kiezen, hoort bij wat jullie dit jaar willen bekijken.',
	empty:
		'Er liep nog geen scan. Kies er hieronder een uit. Je ziet eerst wat hij vraagt, er gebeurt nog niets.',
	clients: 'ook voor jongeren en ouders',
	notebook: 'Alleen voor mij',
	until: (day: string, term: string) => `open tot en met ${day} (${term})`,
	closedOn: (day: string) => `afgesloten op ${day}`,
	back: 'Alle scans',
	library: 'Lees meer in de bibliotheek',
	open: {
		why: 'Waarvoor?',
		once: 'Doe dit als je team het zelf kiest: één thema per jaar. Een scan is er om van te leren, niet om mee te vergelijken.',
		group: 'Met welke groep?',
		people: (count: number) => (count === 1 ? '1 mens' : `${count} mensen`),
		own: 'Je eigen kijk blijft altijd zichtbaar voor jou.',
		small: (count: number) =>
			`Jullie zijn met ${count}. Van jullie zelf komt er geen beeld, want je zou zien wie wat koos. Vraag je jongeren en ouders, dan zie je vanaf vijf antwoorden wel hun kijk.`,
		tooSmall: (count: number) =>
			`Jullie zijn met ${count}. Er is een beeld vanaf vijf mensen, anders zie je wie wat koos.`,
		worksheet: 'Vul de scan samen in op een werkblad, open en met naam.',
		runs: 'Deze scan loopt hier al.',
		goThere: 'Ga erheen',
		previous: (day: string) => `De vorige ronde sloot op ${day}. Die komt naast deze te staan.`,
		nobody: 'Je zit nog in geen groep van vijf of meer.',
		closes: 'Tot en met welke dag?',
		closesHint: 'Drie weken is meestal genoeg. Daarna sluit de ronde vanzelf.',
		ask: 'Vraag ook jongeren en ouders',
		askHint:
			'Je maakt kaarten met een code. Zij antwoorden zonder account, in gewone woorden. Hun beeld komt er vanaf vijf antwoorden.',
		go: 'Open de ronde',
	},
	who: {
		title: 'Wie ziet dit?',
		group: (name: string) =>
			`Jouw antwoord ziet niemand. Na het sluiten ziet alleen ${name} het beeld van allen samen, en dat vanaf vijf antwoorden. Komen er minder, dan gaan ze ongelezen weg.`,
		others: 'Wie niet in deze groep zit, ziet niets: geen leidinggevende, geen coördinator, geen beheerder.',
		own: 'Alleen jij. Wat jongeren en ouders kozen, zie je pas na het sluiten en vanaf vijf antwoorden.',
		words:
			'Wat je schrijft, staat straks in het beeld zonder naam. Je stijl of je voorbeeld kan je toch verraden.',
	},
	mine: {
		title: 'Jouw antwoord',
		lead: 'Vul dit alleen in. Sla over wat niet past.',
		alone: 'Er is geen goed of fout.',
		save: 'Bewaar mijn antwoord',
		saved: 'Bewaard. Je kan dit aanpassen tot de ronde sluit.',
		withdrawn: 'Je antwoord is weg.',
		saving: 'We bewaren wat je kiest.',
		waits:
			'Nog niet bewaard: er is geen verbinding. Wat je koos, staat hier nog. We proberen het straks weer.',
		withdraw: 'Trek mijn antwoord terug',
		tooSmall:
			'Jullie zijn met minder dan vijf. Daarom vragen we jullie eigen kijk hier niet. Leg die samen op een werkblad.',
		worksheet: 'Begin een werkblad',
		evidence: 'Waaraan merk je dat?',
		skip: 'Sla over',
	},
	progress: {
		title: 'Zo staat het',
		group: (count: number, members: number) => `${count} van ${members} antwoordden.`,
		ownDone: 'Jij antwoordde.',
		ownWaits: 'Jij antwoordde nog niet.',
		noClients: 'Jongeren en ouders zijn nog niet gevraagd.',
		few: 'Van jongeren en ouders zijn er nog geen vijf antwoorden. Hoeveel er zijn, weet niemand.',
		five: 'Van jongeren en ouders zijn er vijf antwoorden of meer.',
		cards: (count: number) => `Er zijn ${count} kaarten gemaakt.`,
		makeCards: 'Maak kaarten voor jongeren en ouders',
		moreCards: 'Maak nog kaarten',
		here: 'Laat iemand op jouw scherm antwoorden',
	},
	close: {
		title: 'Sluit de ronde',
		lead: 'Sluiten kan je niet ongedaan maken.',
		groupShows: (count: number) => `Het beeld van de groep verschijnt: ${count} antwoorden.`,
		groupGone: (count: number) =>
			count === 1
				? 'Er is 1 antwoord van de groep. Dat gaat ongelezen weg, want het zijn er minder dan vijf.'
				: `Er zijn ${count} antwoorden van de groep. Die gaan ongelezen weg, want het zijn er minder dan vijf.`,
		groupNone: 'De groep antwoordde nog niet. Er komt dus geen beeld van jullie.',
		own: 'Jouw eigen antwoord blijft staan. Je kan het niet meer aanpassen.',
		clientsShow: 'Het beeld van jongeren en ouders verschijnt.',
		clientsGone: 'Wat jongeren en ouders antwoordden, gaat ongelezen weg. Het zijn er minder dan vijf.',
		forgotten: 'Wie wat antwoordde, is daarna door niemand nog te vinden.',
		go: 'Sluit de ronde nu',
	},
};
export type ScanPageWords = typeof nl;

const en: ScanPageWords = {
	title: 'Scans',
	lead: 'Look together at how you work, and at how young people and parents see it. One theme a year is enough.',
	waits: 'Waits for your answer',
	running: 'Still open',
	past: 'Closed',
	begin: 'Begin a scan',
	beginLead: 'Choose with your team. What you choose belongs to what you want to look at this year.',
	empty: 'There has been no scan yet. Choose one below. You first see what it asks, nothing happens yet.',
	clients: 'also for young people and parents',
	notebook: 'Only for me',
	until: (day, term) => `open until ${day} (${term})`,
	closedOn: (day) => `closed on ${day}`,
	back: 'All scans',
	library: 'Read more in the library',
	open: {
		why: 'What for?',
		once: 'Do this when your team chooses it: one theme a year. A scan is there to learn from, not to compare with.',
		group: 'With which group?',
		people: (count) => (count === 1 ? '1 person' : `${count} people`),
		own: 'You always see your own view.',
		small: (count) =>
			`There are ${count} of you. Of yourselves no picture comes, because you would see who chose what. If you ask young people and parents, you do see their view from five answers on.`,
		tooSmall: (count) =>
			`There are ${count} of you. A picture comes from five people on, else you see who chose what.`,
		worksheet: 'Fill the scan in together on a worksheet, openly and by name.',
		runs: 'This scan is running here already.',
		goThere: 'Go there',
		previous: (day) => `The last round closed on ${day}. It will stand beside this one.`,
		nobody: 'You are in no group of five or more yet.',
		closes: 'Until which day?',
		closesHint: 'Three weeks is usually enough. After that the round closes by itself.',
		ask: 'Ask young people and parents too',
		askHint:
			'You make cards with a code. They answer without account, in plain words. Their picture comes from five answers on.',
		go: 'Open the round',
	},
	who: {
		title: 'Who sees this?',
		group: (name) =>
			`Nobody sees your answer. After closing, only ${name} sees the picture of all together, and only from five answers on. If there are fewer, they go away unread.`,
		others: 'Who is not in this group sees nothing: no manager, no coordinator, no administrator.',
		own: 'Only you. What young people and parents chose, you see after closing and from five answers on.',
		words:
			'What you write will stand in the picture without a name. Your style or your example may still give you away.',
	},
	mine: {
		title: 'Your answer',
		lead: 'Fill this in alone. Skip what does not fit.',
		alone: 'There is no right or wrong.',
		save: 'Save my answer',
		saved: 'Saved. You can change this until the round closes.',
		withdrawn: 'Your answer is gone.',
		saving: 'We save what you choose.',
		waits: 'Not saved yet: there is no connection. What you chose is still here. We try again in a moment.',
		withdraw: 'Withdraw my answer',
		tooSmall:
			'There are fewer than five of you. That is why your own view is not asked here. Lay it together on a worksheet.',
		worksheet: 'Begin a worksheet',
		evidence: 'How do you notice?',
		skip: 'Skip',
	},
	progress: {
		title: 'How it stands',
		group: (count, members) => `${count} of ${members} answered.`,
		ownDone: 'You answered.',
		ownWaits: 'You have not answered yet.',
		noClients: 'Young people and parents have not been asked yet.',
		few: 'There are not yet five answers of young people and parents. How many there are, nobody knows.',
		five: 'There are five answers or more of young people and parents.',
		cards: (count) => `${count} cards were made.`,
		makeCards: 'Make cards for young people and parents',
		moreCards: 'Make more cards',
		here: 'Let somebody answer on your screen',
	},
	close: {
		title: 'Close the round',
		lead: 'You cannot undo closing.',
		groupShows: (count) => `The picture of the group appears: ${count} answers.`,
		groupGone: (count) =>
			count === 1
				? 'There is 1 answer of the group. It goes away unread, because there are fewer than five.'
				: `There are ${count} answers of the group. They go away unread, because there are fewer than five.`,
		groupNone: 'The group has not answered yet. So no picture of you comes.',
		own: 'Your own answer stays. You can no longer change it.',
		clientsShow: 'The picture of young people and parents appears.',
		clientsGone: 'What young people and parents answered goes away unread. There are fewer than five.',
		forgotten: 'Who answered what can be found by nobody after that.',
		go: 'Close the round now',
	},
};

/** The words of the pages on which a group opens, answers and closes a scan. */
export const scanPageWords: Record<Locale, ScanPageWords> = { nl, en };
