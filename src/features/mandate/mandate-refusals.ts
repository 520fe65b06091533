import { Refusal } from '#platform/refusal.ts';

/** Every refusal of this feature, each with what to do next. */
export const refuse = {
	coordinatorOnly: () =>
		new Refusal('coordinator-only', {
			nl: 'Dit doet de coördinator van je regio. Vraag het daar, dan ziet iedereen wie wat beslist.',
			en: 'The coordinator of your region does this. Ask there, so that everyone sees who decides what.',
		}),
	notHolder: () =>
		new Refusal('not-holder', {
			nl: 'Alleen wie dit mandaat krijgt, kan hierop antwoorden: wie de groep leidt, of de secretaris. Vraag het aan hen.',
			en: 'Only whoever receives this mandate can answer here: who leads the group, or its secretary. Ask them.',
		}),
	nameWhoAccepted: () =>
		new Refusal('accepted-for-missing', {
			nl: 'Vul in wie bij dit overleg ja zei, met naam of functie. Jij noteert dat in hun plaats.',
			en: 'Fill in who said yes at this body, by name or function. You note it on their behalf.',
		}),
	changedMeanwhile: () =>
		new Refusal('mandate-changed', {
			nl: 'Dit voorstel is intussen aangepast. Lees het opnieuw en beslis dan.',
			en: 'This proposal was changed in the meantime. Read it again and then decide.',
		}),
	notProposed: () =>
		new Refusal('mandate-not-proposed', {
			nl: 'Dit voorstel ligt niet meer open. Bekijk het mandaat opnieuw om te zien hoe het er nu voor staat.',
			en: 'This proposal is no longer open. Look at the mandate again to see how it stands now.',
		}),
	notAccepted: () =>
		new Refusal('mandate-not-accepted', {
			nl: 'Dit mandaat is nog niet aangenomen. Neem het voorstel niet aan, dan is het van tafel.',
			en: 'This mandate has not been accepted yet. Decline the proposal, and it is off the table.',
		}),
	alreadyWithdrawn: () =>
		new Refusal('mandate-withdrawn', {
			nl: 'Dit mandaat is al ingetrokken. De coördinator kan een nieuw mandaat voorstellen.',
			en: 'This mandate has been withdrawn already. The coordinator can propose a new one.',
		}),
	holdersAlone: () =>
		new Refusal('mandate-of-holder', {
			nl: 'Een aangenomen mandaat trekt alleen de houder in. Jij kan wel een wijziging voorstellen.',
			en: 'Only its holder withdraws an accepted mandate. You can propose a change instead.',
		}),
	mandateExists: () =>
		new Refusal('mandate-exists', {
			nl: 'Dit mandaat bestaat al voor dit onderwerp. Open het in het overzicht en pas het daar aan.',
			en: 'This mandate exists already for this topic. Open it in the overview and change it there.',
		}),
	noTerm: () =>
		new Refusal('term-out-of-range', {
			nl: 'Een termijn telt minstens één dag of één overleg, en hoogstens 400. Pas het getal aan.',
			en: 'A term counts at least one day or one meeting, and at most 400. Change the number.',
		}),
	topicExists: () =>
		new Refusal('topic-exists', {
			nl: 'Dit onderwerp staat al in de lijst. Gebruik dat, of kies een andere naam.',
			en: 'This topic is on the list already. Use that one, or choose another name.',
		}),
	addresseeExists: () =>
		new Refusal('addressee-exists', {
			nl: 'Deze geadresseerde staat al in de lijst. Open die en pas hem daar aan.',
			en: 'This addressee is on the list already. Open it and change it there.',
		}),
	notAddressable: () =>
		new Refusal('not-addressable', {
			nl: 'Kies een team, een organisatie of een overleg. Een tafel rond een traject krijgt geen signalen.',
			en: 'Choose a team, an organisation or a meeting. A table around a trajectory receives no signals.',
		}),
	nameIt: () =>
		new Refusal('name-missing', {
			nl: 'Geef een naam die iedereen in de regio herkent.',
			en: 'Give a name that everyone in the region recognises.',
		}),
	bearerNeeded: () =>
		new Refusal('bearer-missing', {
			nl: 'Kies wie vragen naar dit overleg draagt. Die persoon typt in wat zij per mail of op papier antwoorden.',
			en: 'Choose who carries questions to this body. That person types in what it answers by mail or on paper.',
		}),
	unreadDates: (parts: readonly string[]) =>
		new Refusal('dates-unread', {
			nl: `Deze datum lezen we niet: ${parts.slice(0, 3).join(', ')}. Schrijf zoals 5/10/2026 of 5 oktober 2026.`,
			en: `We cannot read this date: ${parts.slice(0, 3).join(', ')}. Write it like 5/10/2026 or 5 October 2026.`,
		}),
};
