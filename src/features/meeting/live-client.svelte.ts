import { formCommand } from './form-command.ts';
import { forgetDrafts } from './kept-here.browser.ts';
import { openNotes } from './live-note.svelte.ts';
import { openOutbox } from './live-outbox.svelte.ts';
import type { LiveStart, LiveView, Returned } from './live-view.ts';
import { postLive, waitAfter } from './post-live.browser.ts';
import { type Told, withChange } from './view-change.ts';

const HIDDEN_MS = 60_000;
/** What takes longer than this to leave is worth a word. */
const LATE_MS = 2000;

/**
 * A live meeting on one device: follows the stream, sends commands in order, keeps what could not be sent yet until it
 * can, and knows the clock of the server whatever that of the phone says.
 * @param start what the server saw when it made the page
 * @param typed what stood in a form that was refused before the script ran
 * @param onMoved is told when this device is in another audience than the page was made for
 */
export function openLive(
	meetingId: string,
	screen: boolean,
	start: LiveStart,
	typed: string,
	onMoved: () => void,
): LiveView & { close(): void } {
	let audience = $state(start.audience);
	let view = $state.raw(start.view);
	let mine = $state.raw(start.mine);
	let clock = { server: start.now, here: performance.now() };
	let tick = $state(0);
	let connected = $state(true);
	let fields = $state.raw<readonly { readonly what: string; readonly put: (text: string) => void }[]>([]);
	let source: EventSource | undefined;
	let last = '';
	let tries = 0;
	let stopped = false;

	const post = (what: 'command' | 'note') => (body: unknown) =>
		postLive(`/live/${meetingId}/${what}${screen ? '?screen' : ''}`, body);
	const outbox = openOutbox(meetingId, {
		post: post('command'),
		reached(yes) {
			connected = yes;
		},
		view: () => view,
		newId,
	});
	const postNote = post('note');
	const notes = openNotes(meetingId, start.note, (text) => postNote({ text }));

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
		tidy();
	}

	function tidy(): void {
		outbox.forgetShown();
		if (view.stage === 'ended') forgetDrafts(meetingId);
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
			void outbox.flush();
		};
		source.onmessage = (event) => {
			if (event.lastEventId) last = event.lastEventId;
			hear(JSON.parse(event.data));
		};
		source.onerror = () => {
			connected = false;
			// A browser gives up after an answer that is no stream; we do not.
			if (source?.readyState === EventSource.CLOSED) setTimeout(connect, waitAfter(tries++));
		};
	}

	/** Sends what a form of the page asks. */
	function submit(event: SubmitEvent, accepted?: () => void): void {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		outbox.ask(formCommand(new FormData(form, event.submitter)), accepted);
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
		void outbox.flush();
	}
	document.addEventListener('visibilitychange', seen);
	addEventListener('online', online);
	tidy();
	connect();
	void outbox.flush();

	return {
		meetingId,
		typed,
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
			return tick >= 0 ? outbox.late(connected ? LATE_MS : 0) : 0;
		},
		/** Own cards that nobody saw yet. */
		get own() {
			return view.naming === 'anonymous'
				? outbox.own
				: mine.cards.map((card) => ({ ...card, run: view.run?.id ?? 0 }));
		},
		get refusal() {
			return outbox.refusal;
		},
		get returned() {
			return outbox.returned;
		},
		get noteText() {
			return notes.text;
		},
		get noted() {
			return notes.state;
		},
		/** The clock of the server at this moment, in ms; changes every second. */
		get now() {
			return tick >= 0 ? clock.server + performance.now() - clock.here : 0;
		},
		ask: outbox.ask,
		submit,
		note: notes.write,
		takesBack(what, put) {
			const field = { what, put };
			fields = [...fields, field];
			return () => {
				fields = fields.filter((one) => one !== field);
			};
		},
		canPutBack: ({ what }: Returned) => fields.some((one) => one.what === what),
		putBack(one: Returned) {
			fields.find(({ what }) => what === one.what)?.put(one.text);
			outbox.forget(one);
		},
		forget: outbox.forget,
		close() {
			stopped = true;
			source?.close();
			outbox.close();
			notes.close();
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
