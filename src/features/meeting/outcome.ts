import type { Happening } from './meeting-event.ts';
import type { RefusalCode } from './meeting-refusals.ts';

/** What a command leads to. Who stores does what it says, in one transaction, before anybody hears of it. */
export type Outcome =
	/** These happen; none: what was asked is so already. */
	| { readonly events: readonly Happening[] }
	/** A card without an author, kept apart until the reveal. */
	| { readonly hold: { readonly id: string; readonly text: string; readonly place: string | null } }
	/** Its writer takes a held card back, by the id that only that device knows. */
	| { readonly letGo: string }
	/** A choice on a ballot that tells nobody whose it is; null takes it back. */
	| {
			readonly ballot: {
				readonly poll: number;
				readonly voter: string;
				readonly choice: Readonly<Record<string, number>> | null;
			};
	  }
	/** All that is held comes on the table, shuffled. again: then the same command is decided anew. */
	| { readonly reveal: true; readonly again?: true }
	/** The ballots are counted and destroyed. */
	| { readonly count: number; readonly again?: true }
	| { readonly refusal: RefusalCode };

export const happens = (...events: readonly Happening[]): Outcome => ({ events });
export const merged: Outcome = { events: [] };
export const refuse = (refusal: RefusalCode): Outcome => ({ refusal });
