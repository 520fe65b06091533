import { type Fields, type ItemKind, tooLong } from './cycle.ts';
import {
	answered,
	broughtBack,
	type Draft,
	isReady,
	isUnsaved,
	notDelivered,
	type Opened,
	openDraft,
	openedDraft,
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

/**
 * Saves the pieces of a page while someone types: at once on the device, within seconds on the server. It is plain
 * state until `start`, so the server renders with it too.
 * @param path where saves are posted
 * @param shelf begins every name on the device: person and reflection, so that nobody meets another's text
 */
export function openAutosave(path: string, shelf: string, pieces: readonly Opened[], more: object = {}) {
	let drafts = $state.raw<Readonly<Record<string, Draft>>>(
		Object.fromEntries(pieces.map((one) => [one.place.id, openedDraft(one)])),
	);
	let connection = $state<'fine' | 'offline' | 'loggedOut'>('fine');
	let savedAt = $state<string>();
	let running = $state(false);
	let keepsHere = $state(false);
	let foundAgain = $state(false);
	let device: Shelf | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const all = () => Object.entries(drafts);
	const nameOf = ({ place }: Draft) => `${shelf}/${place.slot ?? place.id}`;

	function put(key: string, draft: Draft) {
		drafts = { ...drafts, [key]: draft };
		void (isUnsaved(draft) ? device?.keep(nameOf(draft), draft) : device?.forget(nameOf(draft)));
	}

	function plan(ms = PAUSE_MS) {
		if (running) timer ??= setTimeout(() => void sendAll(), ms);
	}

	/** Evidence can only be kept under a hypothesis that the server knows. */
	function waitsForParent({ place }: Draft) {
		return place.parentId !== null && drafts[place.parentId]?.version === 0;
	}

	async function sendAll() {
		timer = undefined;
		for (const [key] of all()) {
			const draft = drafts[key];
			if (!draft || !isReady(draft) || waitsForParent(draft)) continue;
			await send(key, draft);
			if (connection !== 'fine') break;
		}
		if (all().some(([, draft]) => isReady(draft))) plan(connection === 'fine' ? PAUSE_MS : RETRY_MS);
	}

	function post(draft: Draft, keepalive = false) {
		const { place, version, base, fields } = draft;
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
		const now = () => drafts[key] ?? draft;
		try {
			const response = await post(draft);
			// A login that ended sends every request to the login page.
			if (response.type === 'opaqueredirect') {
				connection = 'loggedOut';
				return put(key, notDelivered(now()));
			}
			if (response.status >= 500) throw new Error('the server is not there');
			connection = 'fine';
			const answer = await response.json();
			if (!answer.outcome) return put(key, refusedWith(now(), answer.message));
			put(key, answered(now(), answer));
			if (answer.outcome === 'saved') savedAt = new Date().toISOString();
		} catch {
			connection = 'offline';
			put(key, notDelivered(now()));
		}
	}

	/** Puts back what an earlier visit left unsaved on this device; pieces that the server never got come too. */
	async function bringBack(belongs: (place: Place) => boolean) {
		for (const { kept } of (await device?.list(`${shelf}/`)) ?? []) {
			if (!belongs(kept.place)) continue;
			const same = ({ place }: Draft) =>
				place.id === kept.place.id || (place.slot !== null && place.slot === kept.place.slot);
			const [key, draft] = all().find(([, one]) => same(one)) ?? [
				kept.place.id,
				openDraft(kept.place, {}, 0),
			];
			const back = broughtBack(draft, kept);
			if (back !== draft) foundAgain = true;
			put(key, back);
		}
		plan();
	}

	return {
		get running() {
			return running;
		},
		get savedAt() {
			return savedAt;
		},
		get keepsHere() {
			return keepsHere;
		},
		get foundAgain() {
			return foundAgain;
		},
		get state(): SaveState {
			const drafted = all().map(([, draft]) => draft);
			if (drafted.some((draft) => draft.rival)) return 'conflict';
			if (drafted.some((draft) => draft.refused || tooLong(draft.fields))) return 'refused';
			if (!drafted.some(isUnsaved)) return savedAt ? 'saved' : 'idle';
			return connection === 'fine' ? 'waiting' : connection;
		},
		at: (key: string) => drafts[key],
		/** Keys of the pieces of a kind, in their order; under a parent when one is named. */
		keysOf: (kind: ItemKind, parentId: string | null = null) =>
			all()
				.filter(([, { place }]) => place.kind === kind && place.parentId === parentId)
				.map(([key]) => key),
		keyOfSlot: (slot: string) => all().find(([, { place }]) => place.slot === slot)?.[0] ?? '',
		add(place: Omit<Place, 'id'>): string {
			const id = crypto.randomUUID();
			drafts = { ...drafts, [id]: openDraft({ ...place, id }, {}, 0) };
			return id;
		},
		type(key: string, field: string, value: string) {
			const draft = drafts[key];
			if (!draft || (draft.fields[field] ?? '') === value) return;
			put(key, typed(draft, { ...draft.fields, [field]: value }));
			plan();
		},
		settle(key: string, fields: Fields) {
			const draft = drafts[key];
			if (!draft) return;
			put(key, settled(draft, fields));
			plan(0);
		},
		/** Begins to save; gives what ends it. `belongs` says which pieces this page shows. */
		start(belongs: (place: Place) => boolean): () => void {
			running = true;
			void openShelf().then(async (opened) => {
				device = opened;
				keepsHere = opened !== undefined;
				// What was typed while the device opened.
				for (const [key, draft] of all()) if (isUnsaved(draft)) put(key, draft);
				await bringBack(belongs);
			});
			const again = () => {
				clearTimeout(timer);
				timer = undefined;
				plan(0);
			};
			const leaving = () => {
				for (const [, draft] of all()) if (isReady(draft)) void post(draft, true).catch(() => undefined);
			};
			window.addEventListener('online', again);
			window.addEventListener('focus', again);
			window.addEventListener('pagehide', leaving);
			return () => {
				window.removeEventListener('online', again);
				window.removeEventListener('focus', again);
				window.removeEventListener('pagehide', leaving);
				leaving();
				clearTimeout(timer);
				running = false;
			};
		},
	};
}
