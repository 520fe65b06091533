import { sql } from 'kysely';
import { listRegions } from '#features/people/index.server.ts';
import { today } from '#platform/clock.server.ts';
import { type Connected, connect } from '#platform/db/connect.server.ts';
import { asNobody, type Platform, type Tx } from '#platform/db/context.server.ts';
import type { Located } from '#platform/db/locate.server.ts';
import { type KeyStore, openFileKeyStore } from '#platform/keys/key-store.server.ts';
import { CommandError } from './command-error.ts';

/** The database as an operator has it. */
export type Operator = {
	readonly located: Located;
	/** As the server has it: a login without rights of its own. */
	readonly platform: Platform;
	/** The same login, for looking at its rights. */
	readonly server: Connected;
	/** As the one who may pass the wall: only through `asOperator`, and for the doctor. */
	readonly admin: Connected;
	close(): Promise<void>;
};

/** Opens both ways in; the database runs and is up to date. */
export function openOperator(located: Located, keyFile: string): Operator {
	const server = connect({ ...located.login, max: 2 });
	const admin = connect({ ...located.admin, max: 2 });
	return {
		located,
		platform: { db: server.db, keys: keysWhenUsed(keyFile) },
		server,
		admin,
		async close() {
			await server.close();
			await admin.close();
			await located.stop();
		},
	};
}

/** Opens the key file when a key is first used: looking at an installation must not make it one. */
function keysWhenUsed(keyFile: string): KeyStore {
	let opened: KeyStore | undefined;
	const keys = () => {
		opened ??= openFileKeyStore(keyFile);
		return opened;
	};
	return {
		make: () => keys().make(),
		wrap: (key, place) => keys().wrap(key, place),
		unwrap: (wrapped, place) => keys().unwrap(wrapped, place),
	};
}

/**
 * Runs work in one region as the owner of the tables. An operator is no person: nothing stands between him and the
 * rows but this function, so it serves the few commands that need it, and what these do is noted without a name.
 */
export function asOperator<T>(
	operator: Operator,
	regionId: number,
	work: (tx: Tx) => Promise<T>,
): Promise<T> {
	return operator.admin.db.transaction().execute(async (db) => {
		await sql`select set_config('role', 'lus_owner', true)`.execute(db);
		return work({
			db,
			actor: { regionId, today: today() },
			keys: operator.platform.keys,
			opened: new Map(),
		});
	});
}

/**
 * The region with this name; capitals and spaces around it make no difference.
 * @throws CommandError when there is none, or more than one
 */
export async function findRegion(
	operator: Operator,
	name: string,
): Promise<{ regionId: number; name: string }> {
	const regions = await asNobody(operator.platform, listRegions);
	const fold = (text: string) => text.normalize('NFC').trim().toLowerCase();
	const found = regions.filter((region) => fold(region.name) === fold(name));
	const [first] = found;
	if (!first) {
		const names = regions.map((region) => `"${region.name}"`).join(', ') || 'none';
		throw new CommandError('region-unknown', `There is no region "${name}". Known regions: ${names}.`);
	}
	if (found.length > 1) {
		throw new CommandError('region-ambiguous', `${found.length} regions are called "${name}".`);
	}
	return first;
}
