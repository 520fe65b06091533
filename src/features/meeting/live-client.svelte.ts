import { formCommand } from './form-command.ts';
import type { LiveView, OwnCard } from './live-view.ts';
import type { Audience, Mine, View } from './view.ts';
import { type ViewChange, withChange } from './view-change.ts';

type Told =
	| {
			readonly kind: 'whole';
			readonly audience: Audience;
			readonly view: View;
			readonly mine: Mine;
			readonly now: number;
	  }
	| { readonly kind: 'change'; readonly change: ViewChange }
	| { readonly kind: 'mine'; readonly mine: Mine; readonly now: number };
type Waiting = { readonly key: string; readonly command: Record<string, unknown> };

const AGAIN_MS = [500, 1000, 2000, 4000];
const HIDDEN_MS = 60_000;
const NOTE_MS = 800;

/**
 * A live meeting on one device: follows the stream, sends commands in order, keeps what could not be sent yet until it
 * can, and knows the clock of the server whatever that of the phone says.
 * @param start what the server saw when it made the page
 * @param onMoved is told when this device is in another audience than the page was made for
 */
export function openLive(
	meetingId: string,
	screen: boolean,
	start: { audience: Audience; view: View; mine: Mine; now: number },
	onMoved: () => void,
): LiveView & { close(): void } {
	const store = `lus-live-${meetingId}`;
	let audience = $state(start.audience);
	let view = $state.raw(start.view);
	let mine = $state.raw(start.mine);
	let clock = { server: start.now, here: performance.now() };
	let tick = $state(0);
	let connected = $state(true);
	let waiting = $state.raw<readonly Waiting[]>([]);
	let own = $state.raw<readonly OwnCard[]>([]);
	let refusal = $state<{ message: string; command: Record<string, unknown> } | undefined>();
	let source: EventSource | undefined;
	let last = '';
	let tries = 0;
	let sending = false;
	let stopped = false;

	const kept = read();
	waiting = kept.waiting;
	own = kept.own;

	function read(): { waiting: Waiting[]; own: OwnCard[] } {
		try {
			return { waiting: [], own: [], ...JSON.parse(sessionStorage.getItem(store) ?? '{}') };
		} catch {
			return { waiting: [], own: [] };
		}
	}
	function keep(): void {
		try {
			if (waiting.length === 0 && own.length === 0) sessionStorage.removeItem(store);
			else sessionStorage.setItem(store, JSON.stringify({ waiting, own }));
		} catch {
			// A browser that keeps nothing still sends what it can.
		}
	}

	function hear(told: Told): void {
		if (told.kind === 'change') view = withChange(view, told.change);
		else {
			mine = told.mine;
			clock = { server: told.now, here: performance.now() };
			if (told.kind === 'whole') {
				view = told.view;
				if (told.audience !== audience) {
					audience = told.audience;
					onMoved();
				}
			}
		}
		forgetShown();
	}

	/** What was shown is nobody's own any more. */
	function forgetShown(): void {
		const run = view.run;
		const left = own.filter((card) => run !== null && card.run === run.id && run.hidden > 0);
		if (left.length === own.length) return;
		own = left;
		keep();
	}

	function connect(): void {
		source?.close();
		if (stopped) return;
		const query = new URLSearchParams({
			...(screen ? { screen: '1' } : {}),
			...(last ? { after: last } : {}),
		});
		source = new EventSource(`/live/${meetingId}/stream?${query}`);
		source.onopen = () => {
			connected = true;
			tries = 0;
			void flush();
		};
		source.onmessage = (event) => {
			if (event.lastEventId) last = event.lastEventId;
			hear(JSON.parse(event.data));
		};
		source.onerror = () => {
			connected = false;
			// A browser gives up after an answer that is no stream; we do not.
			if (source?.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MS[Math.min(tries++, 3)]);
		};
	}

	async function flush(): Promise<void> {
		if (sending) return;
		sending = true;
		try {
			for (let next = waiting[0]; next; next = waiting[0]) {
				const answer = await post('command', next.command);
				if (answer === undefined || answer.status >= 500) {
					connected = answer !== undefined;
					setTimeout(() => void flush(), AGAIN_MS[Math.min(tries++, 3)]);
					return;
				}
				const sent = next;
				waiting = waiting.filter((one) => one !== sent);
				if (answer.status >= 400) {
					const { message } = (await answer.json()) as { message: string };
					own = own.filter(({ id }) => id !== sent.command.id);
					refusal = { message, command: sent.command };
				}
				keep();
			}
			connected = true;
			tries = 0;
		} finally {
			sending = false;
		}
	}

	async function post(what: 'command' | 'note', body: unknown): Promise<Response | undefined> {
		try {
			return await fetch(`/live/${meetingId}/${what}${screen ? '?screen' : ''}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
		} catch {
			return undefined;
		}
	}

	/** Sends a command; while there is no connection it waits here, also when the page is loaded anew. */
	function ask(command: Record<string, unknown>): void {
		refusal = undefined;
		waiting = [...waiting, { key: newId(), command }];
		const { what, id, text, place, run } = command;
		const hides = what === 'writeCard' && view.naming === 'anonymous' && !command.for;
		if (hides)
			own = [
				...own,
				{ id: String(id), text: String(text), place: place ? String(place) : null, run: Number(run) },
			];
		if (what === 'takeCard') own = own.filter((card) => card.id !== id);
		keep();
		void flush();
	}

	/** The same for a form of the page. */
	function submit(event: SubmitEvent): void {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const fields = new FormData(form, event.submitter);
		ask(formCommand(fields));
	}

	let noting: ReturnType<typeof setTimeout> | undefined;
	let noted = $state('');
	function note(text: string, said: string): void {
		clearTimeout(noting);
		noted = '';
		noting = setTimeout(async () => {
			const answer = await post('note', { text });
			if (answer?.ok) noted = said;
			else note(text, said);
		}, NOTE_MS);
	}

	const beats = setInterval(() => {
		tick += 1;
	}, 1000);
	let resting: ReturnType<typeof setTimeout> | undefined;
	function seen(): void {
		clearTimeout(resting);
		if (document.hidden && !screen) resting = setTimeout(() => source?.close(), HIDDEN_MS);
		else if (!source || source.readyState === EventSource.CLOSED) connect();
	}
	function online(): void {
		connect();
		void flush();
	}
	document.addEventListener('visibilitychange', seen);
	addEventListener('online', online);
	connect();
	void flush();

	return {
		meetingId,
		newId,
		get audience() {
			return audience;
		},
		get view() {
			return view;
		},
		get mine() {
			return mine;
		},
		get connected() {
			return connected;
		},
		get waiting() {
			return waiting.length;
		},
		/** Own cards that nobody saw yet. */
		get own() {
			return view.naming === 'anonymous'
				? own
				: mine.cards.map((card) => ({ ...card, run: view.run?.id ?? 0 }));
		},
		get refusal() {
			return refusal;
		},
		get noted() {
			return noted;
		},
		/** The clock of the server at this moment, in ms; changes every second. */
		get now() {
			return tick >= 0 ? clock.server + performance.now() - clock.here : 0;
		},
		ask,
		submit,
		note,
		close() {
			stopped = true;
			source?.close();
			clearInterval(beats);
			clearTimeout(resting);
			document.removeEventListener('visibilitychange', seen);
			removeEventListener('online', online);
		},
	};
}

/** A random id (UUID, version 4), also on a page without https in a room of its own. */
function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
