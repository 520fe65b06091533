/** Whose chair it is. Each child, each parent apart, brothers and sisters, supporters. */
export const chairKinds = ['child', 'parent', 'sibling', 'supporter'] as const;
export type ChairKind = (typeof chairKinds)[number];

/** Told and written down by someone else, written by the person here, or imagined as an exercise and marked so. */
export const ways = ['toldAndNoted', 'writtenHere', 'changedPerspective'] as const;
export type Way = (typeof ways)[number];

/** Who reads it: the whole table, or only who noted it. */
export const readerChoices = ['table', 'noter'] as const;
export type Readers = (typeof readerChoices)[number];

export type Voice = {
	readonly id: string;
	readonly words: string;
	readonly how: Way;
	readonly readers: Readers;
	/** Read aloud to the person, who said that it is right. */
	readonly readBack: boolean;
	readonly notedBy: string;
	readonly notedOn: string;
};

/** A chair with what was heard there, the latest last. Empty until someone is heard. */
export type Chair = {
	readonly id: string;
	readonly kind: ChairKind;
	readonly label: string;
	readonly voices: readonly Voice[];
};

/** Someone was heard: an exercise is a try at seeing through their eyes, and leaves the chair empty. */
export function isHeard(chair: Pick<Chair, 'voices'>): boolean {
	return chair.voices.some((voice) => voice.how !== 'changedPerspective');
}
