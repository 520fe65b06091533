import { type Fields, tooLong } from './cycle.ts';
import {
	answered,
	broughtBack,
	type Draft,
	isReady,
	isUnsaved,
	notDelivered,
	openDraft,
	type Place,
	refusedWith,
	sent,
	settled,
	typed,
} from './draft.ts';
import { openShelf, type Shelf } from './local-drafts.browser.ts';

/** Long enough to send words rather than letters, short enough to lose nothing. */
const PAUSE_MS = 1_200;
const RETRY_MS = 5_000;

/** Where saving stands, as one word; the page has a sentence for each. */
export type SaveState = 'idle' | 'saved' | 'waiting' | 'offline' | 'loggedOut' | 'conflict' | 'refused';
export type Autosave = ReturnType<typeof openAutosave>;
export type AutosaveOptions = {
	/** Where saves are posted. */
	readonly path: string;
	/** Begins every name on the device: person and reflection, so that nobody meets another's text. */
	readonly shelf: string;
	/** Goes with every save. */
	readonly more: object;
	readonly drafts: ReadonlyMap<string, Draft>;
	/** A piece, or where saving stands, is not what it was. */
	readonly changed: (key?: string) => void;
	/** Makes room for a piece that only this device has; gives its key, or undefined when it is not of this page. */
	readonly makeRoom: (place: Place) => string | undefined;
};

/** Saves the pieces of a page while someone types: at once on the device, within seconds on the server. */
export function openAutosave({ path, shelf, more, drafts: opened, changed, makeRoom }: AutosaveOptions) {
	const drafts = new Map(opened);
	let connection: 'fine' | 'offline' | 'loggedOut' = 'fine';
	let savedAt: Date | undefined;
	let foundAgain = false;
	let device: Shelf | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let round: Promise<void> = Promise.resolve();

	const nameOf = ({ place }: Draft) => `${shelf}/${place.slot ?? place.id}`;

	function put(key: string, draft: Draft) {
		drafts.set(key, draft);
		void (isUnsaved(draft) ? device?.keep(nameOf(draft), draft) : device?.forget(nameOf(draft)));
		changed(key);
	}

	function plan(ms = PAUSE_MS) {
		timer ??= setTimeout(() => void sendAll(), ms);
	}

	/** Evidence can only be kept under a hypothesis that the server knows. */
	function waitsForParent({ place }: Draft) {
		return place.parentId !== null && drafts.get(place.parentId)?.version === 0;
	}

	/** One round after the other: who waits for a round knows that what was on its way has arrived or come back. */
	function sendAll(): Promise<void> {
		clearTimeout(timer);
		timer = undefined;
		round = round.then(sendRound);
		return round;
	}

	async function sendRound() {
		for (const key of drafts.keys()) {
			const draft = drafts.get(key);
			if (!draft || !isReady(draft) || waitsForParent(draft)) continue;
			await send(key, draft);
			if (connection !== 'fine') break;
		}
		if ([...drafts.values()].some(isReady)) plan(connection === 'fine' ? PAUSE_MS : RETRY_MS);
	}

	function post({ place, version, base, fields }: Draft, keepalive = false) {
		return fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...place, version, base, fields, ...more }),
			redirect: 'manual',
			keepalive,
		});
	}

	async function send(key: string, draft: Draft) {
		put(key, sent(draft));
		const now = () => drafts.get(key) ?? draft;
		try {
			const response = await post(draft);
			// A login that ended answers so, or sends the request to the login page.
			if (response.status === 401 || response.type === 'opaqueredirect') {
				connection = 'loggedOut';
				return put(key, notDelivered(now()));
			}
			if (response.status >= 500) throw new Error('the server is not there');
			connection = 'fine';
			const answer = await response.json();
			if (!answer.outcome) return put(key, refusedWith(now(), answer.message));
			if (answer.outcome === 'saved') savedAt = new Date();
			put(key, answered(now(), answer));
		} catch {
			connection = 'offline';
			put(key, notDelivered(now()));
		}
	}

	/**
	 * Puts back what an earlier visit left unsaved on this device; pieces that the server never got come too. The
	 * device is read whole before this visit writes to it, or the one would take the place of the other.
	 */
	async function bringBack() {
		const opened = await openShelf();
		const found = (await opened?.list(`${shelf}/`)) ?? [];
		device = opened;
		for (const { kept } of found) {
			const same = ({ place }: Draft) =>
				place.id === kept.place.id || (place.slot !== null && place.slot === kept.place.slot);
			const key = [...drafts].find(([, one]) => same(one))?.[0] ?? makeRoom(kept.place);
			if (!key) continue;
			const draft = drafts.get(key) ?? openDraft(kept.place, {}, 0);
			const back = broughtBack(draft, kept);
			if (back !== draft) foundAgain = true;
			put(key, back);
		}
		// What was typed while the device opened.
		for (const [key, draft] of drafts) if (isUnsaved(draft)) put(key, draft);
		plan();
	}

	return {
		at: (key: string) => drafts.get(key),
		all: () => [...drafts],
		/** Nothing is unsaved, or it waits for something that sending again does not mend. */
		settledDown: () => ![...drafts.values()].some(isUnsaved),
		standing: () => ({
			state: stateOf([...drafts.values()], connection, savedAt),
			savedAt,
			foundAgain,
			keeps: device !== undefined,
		}),
		sendAll,
		add: (key: string, place: Place) => void drafts.set(key, openDraft(place, {}, 0)),
		type(key: string, field: string, value: string) {
			const draft = drafts.get(key);
			if (!draft || (draft.fields[field] ?? '') === value) return;
			put(key, typed(draft, { ...draft.fields, [field]: value }));
			plan();
		},
		settle(key: string, fields: Fields) {
			const draft = drafts.get(key);
			if (!draft) return;
			put(key, settled(draft, fields));
			void sendAll();
		},
		async start() {
			window.addEventListener('online', () => void sendAll());
			window.addEventListener('focus', () => void sendAll());
			window.addEventListener('pagehide', () => {
				for (const draft of drafts.values())
					if (isReady(draft)) void post(draft, true).catch(() => undefined);
			});
			await bringBack();
		},
	};
}

function stateOf(
	drafts: readonly Draft[],
	connection: 'fine' | 'offline' | 'loggedOut',
	savedAt: Date | undefined,
): SaveState {
	if (drafts.some((draft) => draft.rival)) return 'conflict';
	if (drafts.some((draft) => draft.refused || tooLong(draft.fields))) return 'refused';
	if (!drafts.some(isUnsaved)) return savedAt ? 'saved' : 'idle';
	return connection === 'fine' ? 'waiting' : connection;
}
