import { Refusal } from '#platform/refusal.ts';

/** What only those who look after the region may do. */
export function onlyRegion(): Refusal {
	return new Refusal(
		'not-your-role',
		{
			nl: 'Dit doet de coördinator of de beheerder van je regio. Vraag het aan een van hen.',
			en: 'The coordinator or the administrator of your region does this. Ask one of them.',
		},
		403,
	);
}

export function onlyAdministrator(): Refusal {
	return new Refusal(
		'not-your-role',
		{
			nl: 'Dit doet de beheerder van je regio. Vraag het aan hem of haar.',
			en: 'The administrator of your region does this. Please ask there.',
		},
		403,
	);
}

export function onlyCoordinator(): Refusal {
	return new Refusal(
		'not-your-role',
		{
			nl: 'Een tafel rond een traject maakt de coördinator. Vraag het daar.',
			en: 'The coordinator makes a table around a trajectory. Please ask there.',
		},
		403,
	);
}

/** Somebody who may see a group but not give places in it. */
export function mayNotSeat(table: boolean): Refusal {
	if (!table) {
		return new Refusal('may-not-seat', {
			nl: 'Wie deze groep leidt, voegt mensen toe. Vraag het aan de voorzitter of de procesbegeleider.',
			en: 'Who leads this group adds people. Ask the chairperson or the process guide.',
		});
	}
	return new Refusal('may-not-seat', {
		nl: 'Aan deze tafel voegt alleen wie ze leidt mensen toe. Vraag het aan de procesbegeleider.',
		en: 'At this table only who leads it adds people. Ask the process guide.',
	});
}

export function mayNotLead(): Refusal {
	return new Refusal('may-not-lead', {
		nl: 'Dit doet wie de groep leidt. Vraag het aan de voorzitter of de procesbegeleider.',
		en: 'Who leads the group does this. Ask the chairperson or the process guide.',
	});
}

export function needsMeeting(): Refusal {
	return new Refusal('needs-meeting', {
		nl: 'Noem het bestaande overleg waarin deze groep leeft. Is er geen, vertel dan waarom een nieuwe groep nodig is.',
		en: 'Name the existing meeting in which this group lives. If there is none, tell why a new group is needed.',
	});
}

export function groupEnded(): Refusal {
	return new Refusal('group-ended', {
		nl: 'Deze groep is gestopt. Er kan niemand meer bij.',
		en: 'This group has ended. Nobody can join it any more.',
	});
}

export function lastAtTable(): Refusal {
	return new Refusal('last-at-table', {
		nl: 'Je bent de laatste aan deze tafel. Voeg eerst iemand toe die verder leest, of beëindig de tafel.',
		en: 'You are the last one at this table. First add somebody who reads on, or end the table.',
	});
}

export function lastAdministrator(): Refusal {
	return new Refusal('last-administrator', {
		nl: 'Dit is de laatste beheerder van de regio. Maak eerst iemand anders beheerder.',
		en: 'This is the last administrator of the region. First make somebody else administrator.',
	});
}

export function invitationGone(): Refusal {
	return new Refusal('invitation-gone', {
		nl: 'Deze uitnodiging geldt niet meer. Vraag een nieuwe aan wie je uitnodigde.',
		en: 'This invitation no longer holds. Ask whoever invited you for a new one.',
	});
}

export function pairIsFull(): Refusal {
	return new Refusal('pair-is-full', {
		nl: 'Een duo is met twee. Maak een andere groep als jullie met meer zijn.',
		en: 'A pair is two people. Make another group when there are more of you.',
	});
}

export function wrongTerm(): Refusal {
	return new Refusal('wrong-term', {
		nl: 'Kies een einddatum na vandaag en hoogstens een jaar verder.',
		en: 'Choose an end date after today and at most one year ahead.',
	});
}
