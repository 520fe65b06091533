import type { Audience, Mine, View } from './view.ts';

/** A card of one's own that nobody saw yet: without names only this device knows that it is. */
export type OwnCard = {
	readonly id: string;
	readonly text: string;
	readonly place: string | null;
	readonly run: number;
};

/** A text that the meeting did not take: it stays on this device until its writer says where it goes. */
export type Returned = {
	readonly key: string;
	/** The command that carried it. */
	readonly what: string;
	readonly text: string;
	/** Why, when that was said. */
	readonly message: string;
};

/** What a live page begins with. */
export type LiveStart = {
	readonly audience: Audience;
	readonly view: View;
	readonly mine: Mine;
	readonly now: number;
	readonly note: string;
};

/** What the parts of a live page rest on, whether script runs or not. */
export type LiveView = {
	readonly meetingId: string;
	readonly audience: Audience;
	readonly view: View;
	readonly mine: Mine;
	readonly connected: boolean;
	/** How many things wait to leave, once that takes longer than it should. */
	readonly waiting: number;
	/** Own cards that nobody saw yet. */
	readonly own: readonly OwnCard[];
	/** Why the last thing was refused, empty when that was not said; a text that was refused stands in `returned`. */
	readonly refusal: string | undefined;
	readonly returned: readonly Returned[];
	/** What was typed in a form that came back refused, on a page without script. */
	readonly typed: string;
	/** Own notes, as they stand on this device. */
	readonly noteText: string;
	/** Whether the server has them as they are, or why not. */
	readonly noted: { readonly kept: boolean; readonly refusal: string };
	/** The clock of the server, in ms. */
	readonly now: number;
	newId(): string;
	/** Sends a command; `accepted` hears when the meeting took it. */
	ask(command: Record<string, unknown>, accepted?: () => void): void;
	submit(event: SubmitEvent, accepted?: () => void): void;
	note(text: string): void;
	/** Names a field that can take back a refused text of this kind. @returns what takes the name away again */
	takesBack(what: string, put: (text: string) => void): () => void;
	canPutBack(one: Returned): boolean;
	putBack(one: Returned): void;
	/** Forgets a refused text. */
	forget(one: Returned): void;
};

/**
 * A live meeting as the server saw it when it made the page: it stands still until the script takes over.
 * @param typed what stood in a form that was refused
 */
export function standStill(meetingId: string, start: LiveStart, typed = ''): LiveView {
	const run = start.view.run?.id ?? 0;
	return {
		...start,
		meetingId,
		connected: true,
		waiting: 0,
		own: start.mine.cards.map((card) => ({ ...card, run })),
		refusal: undefined,
		returned: [],
		typed,
		noteText: start.note,
		noted: { kept: false, refusal: '' },
		newId: () => '',
		ask() {},
		submit() {},
		note() {},
		takesBack: () => () => undefined,
		canPutBack: () => false,
		putBack() {},
		forget() {},
	};
}
