import { keepHere, keptHere } from './kept-here.browser.ts';
import type { OwnCard, Returned } from './live-view.ts';
import { type Posted, waitAfter } from './post-live.browser.ts';
import type { View } from './view.ts';

type Waiting = { readonly key: string; readonly command: Record<string, unknown>; readonly since: number };
/** With how many cards of the same words lay on the table when it was written: one more means that it was shown. */
type Unseen = OwnCard & { readonly alike: number };
type Kept = {
	readonly waiting: readonly Waiting[];
	readonly own: readonly Unseen[];
	readonly returned: readonly Returned[];
};

/**
 * What one device sends: in order, again and again until the server has it, also when the page is loaded anew. What was
 * refused stays with its text.
 * @param reached hears whether there was an answer
 */
export function openOutbox(
	meetingId: string,
	tools: {
		post(command: Record<string, unknown>): Promise<Posted>;
		reached(yes: boolean): void;
		view(): View;
		newId(): string;
	},
) {
	const store = `lus-live-${meetingId}`;
	const kept = read(store);
	let waiting = $state.raw(kept.waiting);
	let own = $state.raw(kept.own);
	let returned = $state.raw(kept.returned);
	let refusal = $state<string | undefined>();
	const listeners = new Map<string, () => void>();
	let again: ReturnType<typeof setTimeout> | undefined;
	let tries = 0;
	let sending = false;
	let closed = false;

	function keep(): void {
		const empty = waiting.length + own.length + returned.length === 0;
		keepHere(store, empty ? '' : JSON.stringify({ waiting, own, returned }));
	}

	async function flush(): Promise<void> {
		if (sending) return;
		sending = true;
		clearTimeout(again);
		try {
			for (let next = waiting[0]; next; next = waiting[0]) {
				const { as, message } = await tools.post(next.command);
				tools.reached(as !== 'lost');
				if (as === 'lost' || as === 'busy') {
					if (!closed) again = setTimeout(() => void flush(), waitAfter(tries++));
					return;
				}
				tries = 0;
				settle(next, as === 'refused' ? message : undefined);
			}
		} finally {
			sending = false;
		}
	}

	function settle(sent: Waiting, why: string | undefined): void {
		const { key, command } = sent;
		waiting = waiting.filter((one) => one.key !== key);
		if (why === undefined) listeners.get(key)?.();
		else {
			const text = typeof command.text === 'string' ? command.text : '';
			own = own.filter(({ id }) => id !== command.id);
			if (text.trim() === '') refusal = why;
			else returned = [...returned, { key, what: String(command.what), text, message: why }];
		}
		listeners.delete(key);
		keep();
	}

	const alikeIn = (view: View, text: string) =>
		Object.values(view.cards).filter((card) => card.by === null && card.text === text.trim()).length;

	/** Whether a card of one's own is still to be shown, as far as this view tells. */
	function hides(card: Unseen, view: View): boolean {
		if (waiting.some(({ command }) => command.id === card.id)) return true;
		if (view.stage === 'ended') return false;
		return view.run === null || (view.run.id === card.run && alikeIn(view, card.text) <= card.alike);
	}

	return {
		flush,
		ask(command: Record<string, unknown>, accepted?: () => void): void {
			refusal = undefined;
			const key = tools.newId();
			if (accepted) listeners.set(key, accepted);
			waiting = [...waiting, { key, command, since: performance.now() }];
			const { what, id, text, place, run } = command;
			const view = tools.view();
			if (what === 'writeCard' && view.naming === 'anonymous' && !command.for) {
				const card = { id: String(id), text: String(text), place: place ? String(place) : null };
				own = [...own, { ...card, run: Number(run), alike: alikeIn(view, card.text) }];
			}
			if (what === 'takeCard') own = own.filter((card) => card.id !== id);
			keep();
			void flush();
		},
		/** What was shown is nobody's own any more. */
		forgetShown(): void {
			const view = tools.view();
			const left = own.filter((card) => hides(card, view));
			if (left.length === own.length) return;
			own = left;
			keep();
		},
		forget({ key }: Returned): void {
			returned = returned.filter((one) => one.key !== key);
			keep();
		},
		/** How many things wait longer than this many ms. */
		late: (ms: number) => (performance.now() - (waiting[0]?.since ?? Infinity) > ms ? waiting.length : 0),
		get own() {
			return own;
		},
		get returned() {
			return returned;
		},
		get refusal() {
			return refusal;
		},
		close(): void {
			closed = true;
			clearTimeout(again);
		},
	};
}

function read(store: string): Kept {
	const nothing: Kept = { waiting: [], own: [], returned: [] };
	try {
		const kept: Kept = { ...nothing, ...JSON.parse(keptHere(store) || '{}') };
		// The clock of the page began anew: what stood here waits long already.
		return { ...kept, waiting: kept.waiting.map((one) => ({ ...one, since: -Infinity })) };
	} catch {
		return nothing;
	}
}
