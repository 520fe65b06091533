import type { Audience, Mine, View } from './view.ts';

/** A card of one's own that nobody saw yet: without names only this device knows that it is. */
export type OwnCard = {
	readonly id: string;
	readonly text: string;
	readonly place: string | null;
	readonly run: number;
};

/** What the parts of a live page rest on, whether script runs or not. */
export type LiveView = {
	readonly meetingId: string;
	readonly audience: Audience;
	readonly view: View;
	readonly mine: Mine;
	readonly connected: boolean;
	readonly waiting: number;
	/** Own cards that nobody saw yet. */
	readonly own: readonly OwnCard[];
	readonly refusal: { readonly message: string; readonly command: Record<string, unknown> } | undefined;
	readonly noted: string;
	/** The clock of the server, in ms. */
	readonly now: number;
	newId(): string;
	ask(command: Record<string, unknown>): void;
	submit(event: SubmitEvent): void;
	note(text: string, said: string): void;
};

/** A live meeting as the server saw it when it made the page: it stands still until the script takes over. */
export function standStill(
	meetingId: string,
	start: { readonly audience: Audience; readonly view: View; readonly mine: Mine; readonly now: number },
): LiveView {
	const run = start.view.run?.id ?? 0;
	return {
		...start,
		meetingId,
		connected: true,
		waiting: 0,
		own: start.mine.cards.map((card) => ({ ...card, run })),
		refusal: undefined,
		noted: '',
		newId: () => '',
		ask() {},
		submit() {},
		note() {},
	};
}
