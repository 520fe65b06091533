import type { Locale } from '#platform/locale.ts';
import type { ChairKind, Readers, Way } from './voice.ts';

const nl = {
	title: 'Wie hoorden we al?',
	lead: 'Elke stoel is voor iemand. Een lege stoel is een uitnodiging.',
	none: 'Er staat nog geen stoel. Zet er eerst één voor het kind of de jongere.',
	empty: 'Nog niet gehoord.',
	invite: 'Vraag het, en noteer wat je hoort',
	more: 'Noteer nog iets',
	noteTitle: 'Woorden noteren voor {label}',
	words: 'In de woorden van wie het zei',
	wordsHint: 'Verbeter niets. ‘Altijd’ mag hier gewoon ‘altijd’ blijven.',
	how: 'Hoe kwamen deze woorden hier?',
	ways: {
		toldAndNoted: 'Verteld, en door mij opgeschreven',
		writtenHere: 'Zelf getypt, op dit scherm',
		changedPerspective: 'Oefening: ik kruip in de huid, want vragen kon niet',
	} as Record<Way, string>,
	exercise: 'Oefening, niet echt gezegd',
	readBack: 'Ik las het voor, en het klopte',
	wasReadBack: 'nagelezen',
	readers: 'Wie mag dit lezen?',
	readersHint: 'Vraag het aan wie het zei.',
	readerNames: { table: 'Iedereen aan deze tafel', noter: 'Alleen ik' } as Record<Readers, string>,
	onlyYou: 'alleen jij leest dit',
	save: 'Noteer deze woorden',
	withdraw: 'Neem terug',
	add: 'Zet een stoel bij',
	label: 'Voor wie? Geen volledige naam.',
	labelHint: 'Bijvoorbeeld: mama, papa, broer van 9, oma.',
	kind: 'Wie is dat in dit gezin?',
	kinds: {
		child: 'Kind of jongere',
		parent: 'Ouder (elke ouder krijgt een eigen stoel)',
		sibling: 'Broer of zus',
		supporter: 'Steunfiguur',
	} as Record<ChairKind, string>,
	addButton: 'Zet de stoel erbij',
};
export type VoiceWords = typeof nl;

const en: VoiceWords = {
	title: 'Whom did we hear?',
	lead: 'Each chair is for someone. An empty chair is an invitation.',
	none: 'There is no chair yet. First put one for the child or young person.',
	empty: 'Not heard yet.',
	invite: 'Ask, and note what you hear',
	more: 'Note something more',
	noteTitle: 'Noting words for {label}',
	words: 'In the words of who said it',
	wordsHint: 'Correct nothing. ‘Always’ may simply stay ‘always’ here.',
	how: 'How did these words come here?',
	ways: {
		toldAndNoted: 'Told, and written down by me',
		writtenHere: 'Typed by the person, on this screen',
		changedPerspective: 'Exercise: I look through their eyes, as asking was not possible',
	},
	exercise: 'Exercise, not really said',
	readBack: 'I read it aloud, and it was right',
	wasReadBack: 'read back',
	readers: 'Who may read this?',
	readersHint: 'Ask the person who said it.',
	readerNames: { table: 'Everyone at this table', noter: 'Only me' },
	onlyYou: 'only you read this',
	save: 'Note these words',
	withdraw: 'Take back',
	add: 'Add a chair',
	label: 'For whom? No full name.',
	labelHint: 'For instance: mum, dad, brother of 9, grandma.',
	kind: 'Who is that in this family?',
	kinds: {
		child: 'Child or young person',
		parent: 'Parent (each parent has a chair of their own)',
		sibling: 'Brother or sister',
		supporter: 'Supporter',
	},
	addButton: 'Add the chair',
};

/** The words around the chairs. */
export const voiceWords: Record<Locale, VoiceWords> = { nl, en };
