import type { Fields } from './cycle.ts';
import type { Place } from './draft.ts';

/** What a device keeps of a piece until the server has it. */
export type Kept = {
	readonly place: Place;
	readonly base: Fields;
	readonly version: number;
	readonly fields: Fields;
};
export type Shelf = {
	keep(name: string, kept: Kept): Promise<void>;
	forget(name: string): Promise<void>;
	/** Everything whose name begins so. */
	list(prefix: string): Promise<{ name: string; kept: Kept }[]>;
};

const DAYS_KEPT = 14;
const MS_PER_DAY = 86_400_000;
type Sealed = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; at: number };

function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

async function deviceKey(db: IDBDatabase): Promise<CryptoKey> {
	const read = () => done<CryptoKey | undefined>(db.transaction('device').objectStore('device').get('key'));
	const known = await read();
	if (known) return known;
	const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt',
	]);
	try {
		await done(db.transaction('device', 'readwrite').objectStore('device').add(made, 'key'));
		return made;
	} catch {
		// Another tab was first; its key counts.
		return (await read()) ?? made;
	}
}

/**
 * Opens what this device keeps, encrypted with a key that cannot leave the browser. Logging out destroys both
 * (Clear-Site-Data), and what is older than two weeks goes by itself.
 * @returns undefined where the browser offers no such storage
 */
export async function openShelf(): Promise<Shelf | undefined> {
	try {
		const request = indexedDB.open('lus-drafts', 1);
		request.onupgradeneeded = () => {
			request.result.createObjectStore('device');
			request.result.createObjectStore('drafts');
		};
		const db = await done(request);
		const key = await deviceKey(db);
		const drafts = (mode: IDBTransactionMode) => db.transaction('drafts', mode).objectStore('drafts');
		await dropOld(db);
		return {
			async keep(name, kept) {
				const iv = crypto.getRandomValues(new Uint8Array(12));
				const text = new TextEncoder().encode(JSON.stringify(kept));
				const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
				await done(drafts('readwrite').put({ iv, sealed, at: Date.now() } satisfies Sealed, name));
			},
			async forget(name) {
				await done(drafts('readwrite').delete(name));
			},
			async list(prefix) {
				const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
				const names = await done(drafts('readonly').getAllKeys(range));
				const rows: Sealed[] = await done(drafts('readonly').getAll(range));
				const found: { name: string; kept: Kept }[] = [];
				for (const [index, { iv, sealed }] of rows.entries()) {
					const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
					found.push({ name: String(names[index]), kept: JSON.parse(new TextDecoder().decode(text)) });
				}
				return found;
			},
		};
	} catch {
		return undefined;
	}
}

async function dropOld(db: IDBDatabase): Promise<void> {
	const store = db.transaction('drafts', 'readwrite').objectStore('drafts');
	const names = await done(store.getAllKeys());
	const rows: Sealed[] = await done(store.getAll());
	for (const [index, row] of rows.entries()) {
		const name = names[index];
		if (name !== undefined && Date.now() - row.at > DAYS_KEPT * MS_PER_DAY) await done(store.delete(name));
	}
}
