import { type Fields, type ItemKind, type Step, sameFields, tooLong } from './cycle.ts';
import { mergeFields } from './merge.ts';

/** Where a piece belongs; does not change while someone types in it. */
export type Place = {
	readonly id: string;
	readonly step: Step;
	readonly kind: ItemKind;
	readonly slot: string | null;
	readonly parentId: string | null;
};

/** What someone else saved meanwhile, beside what is typed here. */
export type Rival = {
	readonly fields: Fields;
	readonly version: number;
	readonly by: string;
	readonly names: readonly string[];
};

/**
 * A piece on the screen. `base` at `version` is what the server is known to hold, `fields` what is typed now,
 * `sending` what is on its way, `rival` the other text while both stand beside each other.
 */
export type Draft = {
	readonly place: Place;
	readonly base: Fields;
	readonly version: number;
	readonly fields: Fields;
	readonly sending?: Fields;
	readonly rival?: Rival;
	/** A sentence of the server that refuses this text; typing on tries again. */
	readonly refused?: string;
};

/** What the server says to one save. */
export type SaveAnswer =
	| { readonly outcome: 'saved'; readonly id: string; readonly version: number; readonly fields: Fields }
	| {
			readonly outcome: 'conflict';
			readonly id: string;
			readonly version: number;
			readonly fields: Fields;
			readonly by: string;
			readonly names: readonly string[];
	  };

/** A piece as a page opens it: what the server holds, and what a form that could not be saved brought along. */
export type Opened = {
	readonly place: Place;
	readonly fields: Fields;
	readonly version: number;
	readonly typed?: Fields;
	readonly rival?: Rival;
	readonly refused?: string;
};

export function openDraft(place: Place, fields: Fields, version: number): Draft {
	return { place, base: fields, version, fields };
}

export function openedDraft({ place, fields, version, typed: brought, rival, refused }: Opened): Draft {
	return { place, base: fields, version, fields: brought ?? fields, rival, refused };
}

/** Whether something is typed that the server does not hold yet. */
export function isUnsaved(draft: Draft): boolean {
	return !sameFields(draft.fields, draft.base);
}

/** Whether it may leave now: nothing of it is on its way, no choice between two texts waits, it is not too long. */
export function isReady(draft: Draft): boolean {
	return isUnsaved(draft) && !draft.sending && !draft.rival && !draft.refused && !tooLong(draft.fields);
}

export function typed(draft: Draft, fields: Fields): Draft {
	return { ...draft, fields, refused: undefined };
}

export function sent(draft: Draft): Draft {
	return { ...draft, sending: draft.fields };
}

/** The connection broke or the login ended: it stays unsaved and leaves again later. */
export function notDelivered(draft: Draft): Draft {
	return { ...draft, sending: undefined };
}

export function refusedWith(draft: Draft, refused: string): Draft {
	return { ...draft, sending: undefined, refused };
}

/** Takes in the answer to a save. What was typed since stays, merged with what the server now holds. */
export function answered(draft: Draft, answer: SaveAnswer): Draft {
	const { sending = draft.base, ...rest } = draft;
	if (answer.outcome === 'conflict') {
		const { fields, version, by, names } = answer;
		return { ...rest, sending: undefined, rival: { fields, version, by, names } };
	}
	const place = { ...draft.place, id: answer.id };
	const { fields, conflicts } = mergeFields(sending, draft.fields, answer.fields);
	// Typed on in a sentence that someone else changed too: the next save names the older version, so the server compares.
	if (conflicts.length > 0) return { ...rest, place, sending: undefined, base: sending };
	return { ...rest, place, sending: undefined, base: answer.fields, version: answer.version, fields };
}

/** The person chose, per field or in their own words, between the two texts. */
export function settled(draft: Draft, fields: Fields): Draft {
	if (!draft.rival) return draft;
	const { rival, ...rest } = draft;
	return { ...rest, rival: undefined, base: rival.fields, version: rival.version, fields };
}

/** Brings back what this device kept: what was typed from `kept.base`, onto what the server holds now. */
export function broughtBack(draft: Draft, kept: { base: Fields; version: number; fields: Fields }): Draft {
	if (sameFields(kept.fields, draft.fields)) return draft;
	if (isUnsaved(draft)) return { ...draft, fields: besideTyped(draft, kept.fields) };
	const { fields, conflicts } = mergeFields(kept.base, kept.fields, draft.base);
	if (conflicts.length === 0) return { ...draft, fields };
	// The server compares with the version that this text began from, and names who changed it meanwhile.
	return { ...draft, base: kept.base, version: kept.version, fields: kept.fields };
}

/** Someone typed on before the device had told what it kept: both stay, the older text below, away from the cursor. */
function besideTyped({ base, fields: now }: Draft, kept: Fields): Fields {
	const { fields, conflicts } = mergeFields(base, now, kept);
	const both = conflicts.map((name) => [name, [now[name], kept[name]].filter(Boolean).join('\n\n')]);
	return { ...fields, ...Object.fromEntries(both) };
}
