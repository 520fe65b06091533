import { sql, type Transaction } from 'kysely';
import type { Day } from '../day.ts';
import type { KeyStore } from '../keys/key-store.server.ts';
import type { Database } from './connect.server.ts';
import type { DB as Tables } from './tables.ts';

/** Who acts. The database sees nothing but this; no actor, no rows. */
export type Actor = {
	readonly regionId: number;
	readonly personId?: string;
	/** A job acts as one group. */
	readonly circleId?: string;
	/** A guest acts as one reply link. */
	readonly replyId?: string;
	/** The server acts as one meeting that is live. */
	readonly meetingId?: string;
	/** The day on which the act takes place; tests and demonstrations choose it. */
	readonly today: Day;
};

/** What a command works with: the open transaction, who acts, and the installation's keys. */
export type Tx = {
	readonly db: Transaction<Tables>;
	readonly actor: Actor;
	readonly keys: KeyStore;
	/** Unwrapped keys of this transaction only, by id of their group. */
	readonly opened: Map<string, Buffer>;
};

export type Platform = { readonly db: Database; readonly keys: KeyStore };

/**
 * Runs work as this actor: one transaction with role, region and person set for its duration.
 * No network call, rendering or streaming belongs inside.
 */
export function asActor<T>(platform: Platform, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inContext(platform, 'lus_app', actor, work);
}

/** Runs work as the jobs of a region; with `circleId` in the actor it may read what belongs to that group's letterbox. */
export function asJobs<T>(platform: Platform, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inContext(platform, 'lus_jobs', actor, work);
}

/** Runs work without region or person: for the few functions that find out who someone is. */
export function asNobody<T>(platform: Platform, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inContext(platform, 'lus_app', undefined, work);
}

function inContext<T>(
	platform: Platform,
	role: 'lus_app' | 'lus_jobs',
	actor: Actor | undefined,
	work: (tx: Tx) => Promise<T>,
): Promise<T> {
	return platform.db.transaction().execute(async (db) => {
		await sql`select set_config('role', ${role}, true),
			set_config('lus.region', ${actor ? String(actor.regionId) : ''}, true),
			set_config('lus.person', ${actor?.personId ?? ''}, true),
			set_config('lus.circle', ${actor?.circleId ?? ''}, true),
			set_config('lus.reply', ${actor?.replyId ?? ''}, true),
			set_config('lus.meeting', ${actor?.meetingId ?? ''}, true)`.execute(db);
		const nobody = { regionId: 0, today: '' };
		return work({ db, actor: actor ?? nobody, keys: platform.keys, opened: new Map() });
	});
}
