import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Zo gebruik je deze klapper',
	lead: 'Alles wat Lus heeft om samen te denken en te praten, staat ook hier. Een scherm is niet nodig.',
	ways: [
		{
			title: 'Kies een blad',
			text: 'Weet je niet waar te beginnen? Neem een beslisboom. Of kijk vooraan bij de gespreksvormen: daar zie je hoelang iets duurt en met hoeveel je bent.',
		},
		{
			title: 'Leg het op tafel',
			text: 'Print het blad of neem het uit de klapper. Eén iemand begeleidt en houdt op een telefoon de tijd bij. De andere telefoons gaan weg.',
		},
		{
			title: 'Neem nadien drie minuten',
			text: 'Vul onderaan de lijnen in terwijl iedereen er nog is. Was het gezin erbij? Dan leest het dit eerst en zegt of het klopt.',
		},
		{
			title: 'Geef door wat vaker terugkomt',
			text: 'Helpt of hindert iets bij meer gezinnen? Schrijf één zin en één feit, zo dat niemand te herkennen is. Vraag wie erover beslist tegen wanneer er een antwoord komt. Noteer die dag.',
		},
		{
			title: 'Breng het antwoord terug',
			text: 'Vertel het aan wie het signaal gaf, ook aan het gezin. Zij zeggen of het hielp. ‘Neen, omdat’ is ook een antwoord. Vraag na drie maanden: merk je hier iets van?',
		},
		{
			title: 'Draag zorg voor wat je invult',
			text: 'Zet rollen op papier, geen namen. Bewaar een ingevuld blad bij het dossier, of vernietig het.',
		},
	],
	signsTitle: 'Wat je op de bladen ziet',
	signs: {
		levels:
			'Waar iets kan veranderen. De vorm zegt het, niet de kleur. Geen van de drie staat boven een ander.',
		say: 'Dit lees je hardop voor, woord voor woord.',
		quiet: 'Een vak met streepjes: nu schrijft of denkt iedereen in stilte.',
		chair: 'Hier kijk je door de ogen van het kind of de jongere.',
		lines: 'Hier schrijf je.',
	},
	sourcesTitle: 'Waar het vandaan komt',
	sourcesLead: 'Onder elk blad staat een bron: een nummer en een deel. De teksten schreven we zelf.',
	sources: [
		['000', 'Impactvol reflecteren: de werkwijze, en wat het netwerk leerde'],
		['001', 'Inhoudelijk verslag van het project in West-Vlaanderen, 2025'],
		['002', 'Handreiking uit Nederland over reflecteren op het werk'],
		['003', 'Nota over planmakers en wat hun werk draagt'],
		['004', 'Visienota over vermaatschappelijking, Oost-Vlaanderen'],
	],
};
export type BinderGuideWords = typeof nl;

const en: BinderGuideWords = {
	title: 'How to use this binder',
	lead: 'Everything that Lus has for thinking and talking together is also here. You need no screen.',
	ways: [
		{
			title: 'Choose a sheet',
			text: 'Do you not know where to begin? Take a decision tree. Or look at the front of the methods: there you see how long something takes and with how many people.',
		},
		{
			title: 'Lay it on the table',
			text: 'Print the sheet or take it out of the binder. One person guides and keeps the time on a phone. All other phones go away.',
		},
		{
			title: 'Take three minutes afterwards',
			text: 'Fill in the lines at the bottom while everybody is still there. Was the family there? Then they read it first and say whether it is right.',
		},
		{
			title: 'Pass on what comes back',
			text: 'Does something help or hinder with more than one family? Write one sentence and one fact, so that nobody can be recognised. Ask whoever decides about it by when there will be an answer. Note that day.',
		},
		{
			title: 'Bring the answer back',
			text: 'Tell those who gave the signal, the family too. They say whether it helped. ‘No, because’ is also an answer. Ask after three months: do you notice any of this?',
		},
		{
			title: 'Take care of what you fill in',
			text: 'Put roles on paper, not names. Keep a sheet that is filled in with the client file, or destroy it.',
		},
	],
	signsTitle: 'What you see on the sheets',
	signs: {
		levels:
			'Where something can change. The shape says it, not the colour. None of the three stands above another.',
		say: 'This you read out, word for word.',
		quiet: 'A box with stripes: now everybody writes or thinks in silence.',
		chair: 'Here you look through the eyes of the child or young person.',
		lines: 'Here you write.',
	},
	sourcesTitle: 'Where it comes from',
	sourcesLead: 'Below each sheet stands a source: a number and a section. We wrote the texts ourselves.',
	sources: [
		['000', 'Impactvol reflecteren: the way of working, and what the network learnt'],
		['001', 'Report on the project in West Flanders, 2025'],
		['002', 'Guide from the Netherlands on reflecting at work'],
		['003', 'Note on the plan makers and what carries their work'],
		['004', 'Vision note on care within society, East Flanders'],
	],
};

/** The page that says how to use the binder without Lus. */
export const binderGuideWords: Record<Locale, BinderGuideWords> = { nl, en };
