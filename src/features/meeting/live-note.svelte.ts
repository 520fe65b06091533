import { keepHere, keptHere } from './kept-here.browser.ts';
import { type Posted, waitAfter } from './post-live.browser.ts';

const REST_MS = 800;
/** Emptied notes are kept as this, so that what stood there before does not come back. */
const EMPTIED = ' ';

/**
 * Own notes on one device: kept by the server a moment after the last key, and in this browser until it has them.
 * @param start what the server had when it made the page
 */
export function openNotes(meetingId: string, start: string, post: (text: string) => Promise<Posted>) {
	const store = `lus-note-${meetingId}`;
	const unsaved = keptHere(store);
	let text = $state(unsaved === EMPTIED ? '' : unsaved || start);
	let kept = $state(false);
	let refusal = $state('');
	let timer: ReturnType<typeof setTimeout> | undefined;
	let tries = 0;
	let saving = false;
	let closed = false;
	if (unsaved) plan(REST_MS);

	function plan(ms: number): void {
		clearTimeout(timer);
		if (!closed) timer = setTimeout(() => void save(), ms);
	}

	/** One at a time, and always what stands there now. */
	async function save(): Promise<void> {
		if (saving) return;
		saving = true;
		const sent = text;
		const { as, message } = await post(sent);
		saving = false;
		if (as === 'lost' || as === 'busy') return plan(waitAfter(tries++));
		tries = 0;
		if (sent !== text) return plan(REST_MS);
		kept = as === 'done';
		refusal = message;
		if (kept) keepHere(store, '');
	}

	return {
		get text() {
			return text;
		},
		get state() {
			return { kept, refusal };
		},
		write(next: string): void {
			if (next === text) return;
			text = next;
			kept = false;
			refusal = '';
			keepHere(store, next || EMPTIED);
			plan(REST_MS);
		},
		close(): void {
			closed = true;
			clearTimeout(timer);
		},
	};
}
