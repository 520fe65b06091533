import { Refusal, type Sentence } from '#platform/refusal.ts';
import { MOST_AGREED, MOST_CHARACTERS, MOST_NAME } from './meeting-state.ts';

const sentences = {
	'not-in-meeting': {
		nl: 'Je zit nog niet in deze bijeenkomst. Wacht tot de procesbegeleider je binnenlaat.',
		en: 'You are not in this meeting yet. Wait until the process guide lets you in.',
	},
	'screen-only-shows': {
		nl: 'Het grote scherm toont alleen. Doe dit op je eigen toestel.',
		en: 'The big screen only shows. Do this on your own device.',
	},
	'not-opened': {
		nl: 'De bijeenkomst is nog niet open. De procesbegeleider opent de deur.',
		en: 'The meeting is not open yet. The process guide opens the door.',
	},
	'meeting-ended': {
		nl: 'De bijeenkomst is afgesloten. Wat jullie afspraken, staat in het verslag.',
		en: 'The meeting has ended. What you agreed stands in the minutes.',
	},
	'meeting-paused': {
		nl: 'De bijeenkomst staat even stil. Wat je schreef, blijft staan.',
		en: 'The meeting is paused. What you wrote stays where it is.',
	},
	'lead-only': {
		nl: 'Dit doet de procesbegeleider. Vraag het gerust hardop.',
		en: 'The process guide does this. Feel free to ask out loud.',
	},
	'case-or-lead-only': {
		nl: 'Stilleggen en stoppen doen wie de casus inbrengt, het gezin en de procesbegeleider.',
		en: 'Pausing and stopping is for who brought the case, the family and the process guide.',
	},
	'not-now': {
		nl: 'Dat hoort bij een andere stap. Kijk op je scherm waar jullie nu zijn.',
		en: 'That belongs to another step. See on your screen where you are now.',
	},
	'listen-now': {
		nl: 'Nu luister je. Straks komt jouw beurt. Wat je wil zeggen, kan je voor jezelf noteren.',
		en: 'Now you listen. Your turn comes later. You can note down for yourself what you want to say.',
	},
	'naming-fixed': {
		nl: 'Jullie kozen zonder naam. Daar gaan we niet meer op terug.',
		en: 'You chose without names. We do not go back on that.',
	},
	'naming-first': {
		nl: 'Kies eerst samen: schrijven jullie met of zonder naam? Daarna kan het beginnen.',
		en: 'Choose together first: do you write with or without your name? Then it can begin.',
	},
	'nothing-written': {
		nl: 'Schrijf eerst iets.',
		en: 'Write something first.',
	},
	'text-too-long': {
		nl: `Dit is te lang voor één kaart: hoogstens ${MOST_CHARACTERS} tekens. Maak er twee van.`,
		en: `This is too long for one card: at most ${MOST_CHARACTERS} characters. Make two of it.`,
	},
	'name-unfit': {
		nl: `Geef een naam van hoogstens ${MOST_NAME} tekens. Alleen een voornaam is goed.`,
		en: `Give a name of at most ${MOST_NAME} characters. A first name alone is fine.`,
	},
	'already-shown': {
		nl: 'De kaarten zijn al getoond. Je kaart kan nu niet meer weg of anders.',
		en: 'The cards have been shown. Your card can no longer be taken back or changed.',
	},
	'not-yours': {
		nl: 'Dit is van iemand anders. Alleen wie het schreef, kan het veranderen.',
		en: 'This is somebody else’s. Only who wrote it can change it.',
	},
	'not-there': {
		nl: 'Dit ligt er niet meer. Kijk wat er nu op tafel ligt.',
		en: 'This is no longer there. See what lies on the table now.',
	},
	'place-unknown': {
		nl: 'Dat vak of die keuze is er niet. Kies iets wat je op je scherm ziet.',
		en: 'There is no such place or choice. Choose something that you see on your screen.',
	},
	'too-many-dots': {
		nl: 'Je hebt niet zoveel stippen. Haal er eerst ergens een weg.',
		en: 'You do not have that many dots. First take one away somewhere.',
	},
	'nothing-to-choose': {
		nl: 'Er ligt nog niets op tafel om stippen aan te geven.',
		en: 'Nothing lies on the table yet to give dots to.',
	},
	'nothing-left-to-draw': {
		nl: 'Alle kaarten van deze stapel zijn al getrokken. Kies een andere stapel.',
		en: 'All cards of this deck have been drawn. Choose another deck.',
	},
	'too-many-cards': {
		nl: 'Er liggen al heel veel kaarten. Toon ze eerst, of leg er enkele opzij.',
		en: 'Very many cards lie here already. Reveal them first, or set some aside.',
	},
	'result-went-on': {
		nl: 'Dit ging al verder en blijft dus in het verslag staan. Verander het op de plaats waar het nu is.',
		en: 'This has gone on already, so it stays in the minutes. Change it in the place where it is now.',
	},
	'too-many-results': {
		nl: `Een bijeenkomst houdt hoogstens ${MOST_AGREED} afspraken bij. Haal er enkele weg, of voeg ze samen.`,
		en: `A meeting keeps at most ${MOST_AGREED} agreements. Take some away, or put them together.`,
	},
	'meeting-called-off': {
		nl: 'Deze bijeenkomst ging niet door. Laat ze eerst toch doorgaan als jullie iets willen noteren.',
		en: 'This meeting was called off. First let it take place after all if you want to note something.',
	},
	'meeting-goes-on': {
		nl: 'De bijeenkomst loopt nog. Sluit ze eerst af: dan leest het gezin alles wat er staat.',
		en: 'The meeting is still going on. First end it: then the family reads all that stands there.',
	},
	'family-reads-first': {
		nl: 'Het gezin leest dit eerst. Duid hierboven aan dat zij het gelezen hebben, dan kan je er een signaal mee beginnen.',
		en: 'The family reads this first. Mark above that they have read it, then you can begin a signal with it.',
	},
	'room-full': {
		nl: 'De wachtkamer is vol. Wacht even tot de procesbegeleider mensen binnenlaat, en probeer dan opnieuw.',
		en: 'The waiting room is full. Wait until the process guide lets people in, then try again.',
	},
	'has-device': {
		nl: 'Dit doet iemand zelf, op het eigen toestel. Je vult alleen in voor wie er geen heeft.',
		en: 'People do this themselves, on their own device. You only enter for whoever has none.',
	},
	'invite-spent': {
		nl: 'Deze uitnodiging is al gebruikt of teruggenomen. Vraag een nieuwe, of typ de woorden van het grote scherm.',
		en: 'This invitation was used or taken back. Ask for a new one, or type the words on the big screen.',
	},
	'went-wrong': {
		nl: 'Dit lukte niet, en opnieuw proberen helpt niet. Je tekst staat er nog; kopieer hem en vernieuw de pagina.',
		en: 'This did not work, and trying again does not help. Your text is still there; copy it and reload the page.',
	},
	'not-kept': {
		nl: 'Dit kon even niet bewaard worden. We proberen het meteen opnieuw; je tekst blijft staan.',
		en: 'This could not be kept just now. We try again at once; your text stays where it is.',
	},
} as const satisfies Record<string, Sentence>;

/** Why a command in a meeting is refused. */
export type RefusalCode = keyof typeof sentences;

const status: Partial<Record<RefusalCode, number>> = {
	'not-in-meeting': 403,
	'lead-only': 403,
	'case-or-lead-only': 403,
	'screen-only-shows': 403,
	'nothing-written': 400,
	'text-too-long': 400,
	'name-unfit': 400,
	'place-unknown': 400,
	'not-there': 404,
	'room-full': 503,
	'not-kept': 503,
};

/** The refusal with this code, with its sentence and status. */
export function meetingRefusal(code: RefusalCode): Refusal {
	return new Refusal(code, sentences[code], status[code] ?? 409);
}
